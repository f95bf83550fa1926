"""Countries as news names them: by name, people, capital, or the house that governs them.

A reader sees that two items are about one country by these words, so the lineup does too; and a heading that is
nothing but one of them tells no event. Each line holds one country: its name first, then what else stands for it.
The plural of a people is understood. A city or a house that shares its name with something commoner is left out
(Georgia’s capital is in, "Georgia" stands for the country: the state would need its own page). This knows no borders
and takes no side in any: a line is a way of speaking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from digest.text.sentences import WORD

LINES = """
Afghanistan|Afghan|Kabul|Taliban
Albania|Albanian|Tirana
Algeria|Algerian|Algiers
Angola|Angolan|Luanda
Argentina|Argentine|Argentinian|Buenos Aires
Armenia|Armenian|Yerevan
Australia|Australian|Canberra|Sydney|Melbourne
Austria|Austrian|Vienna
Azerbaijan|Azerbaijani|Azeri|Baku
Bahamas|Bahamian
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka
Belarus|Belarusian|Minsk
Belgium|Belgian
Belize|Belizean
Benin|Beninese|Porto-Novo
Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian|La Paz
Bosnia|Bosnian|Sarajevo
Botswana|Gaborone
Brazil|Brazilian|Brasília|Brasilia
Bulgaria|Bulgarian|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Bujumbura
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Yaoundé|Yaounde
Canada|Canadian|Ottawa|Toronto
Central African Republic|Bangui
Chad|Chadian|N’Djamena
Chile|Chilean|Santiago
China|Chinese|Beijing|Shanghai
Colombia|Colombian|Bogotá|Bogota
Congo|Congolese|Kinshasa|DRC
Costa Rica|Costa Rican
Croatia|Croatian|Zagreb
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia
Czechia|Czech|Czech Republic|Prague
Denmark|Danish|Dane|Copenhagen
Djibouti|Djiboutian
Dominican Republic|Dominican|Santo Domingo
Ecuador|Ecuadorian|Ecuadorean|Quito
Egypt|Egyptian|Cairo
El Salvador|Salvadoran|Salvadorean
Eritrea|Eritrean|Asmara
Estonia|Estonian|Tallinn
Eswatini|Swazi
Ethiopia|Ethiopian|Addis Ababa
European Union|EU|E.U|Europe|European|Brussels|Strasbourg
Fiji|Fijian|Suva
Finland|Finnish|Finn|Helsinki
France|French|Paris|Élysée
Gabon|Gabonese|Libreville
Gambia|Gambian|Banjul
Georgia|Georgian|Tbilisi
Germany|German|Berlin
Ghana|Ghanaian|Accra
Greece|Greek|Athens
Greenland|Greenlander|Nuuk
Guatemala|Guatemalan
Guinea|Guinean|Conakry
Guyana|Guyanese
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hong Kong|Hongkonger
Hungary|Hungarian|Budapest
Iceland|Icelandic|Icelander|Reykjavik
India|Indian|New Delhi|Delhi|Mumbai
Indonesia|Indonesian|Jakarta
Iran|Iranian|Tehran
Iraq|Iraqi|Baghdad
Ireland|Irish|Dublin
Israel|Israeli|Jerusalem|Tel Aviv
Italy|Italian|Rome
Ivory Coast|Ivorian|Abidjan
Jamaica|Jamaican
Japan|Japanese|Tokyo
Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Astana
Kenya|Kenyan|Nairobi
Kosovo|Kosovar|Pristina
Kuwait|Kuwaiti
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian|Vientiane
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut|Hezbollah
Lesotho|Maseru
Liberia|Liberian|Monrovia
Libya|Libyan|Tripoli|Benghazi
Lithuania|Lithuanian|Vilnius
Luxembourg
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian|Kuala Lumpur
Maldives|Maldivian
Mali|Malian|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian|Nouakchott
Mauritius|Mauritian
Mexico|Mexican|Mexico City
Moldova|Moldovan|Chisinau
Mongolia|Mongolian|Ulaanbaatar
Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat
Mozambique|Mozambican|Maputo
Myanmar|Burmese|Burma|Naypyidaw|Yangon
Namibia|Namibian|Windhoek
Nepal|Nepali|Nepalese|Kathmandu
Netherlands|Dutch|Amsterdam|Hague
New Zealand|New Zealander|Wellington
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian|Abuja|Lagos
North Korea|North Korean|Pyongyang
North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo
Oman|Omani|Muscat
Pakistan|Pakistani|Islamabad|Karachi
Palestine|Palestinian|Gaza|West Bank|Ramallah|Hamas
Panama|Panamanian
Papua New Guinea|Port Moresby
Paraguay|Paraguayan|Asunción
Peru|Peruvian|Lima
Philippines|Filipino|Philippine|Manila
Poland|Polish|Pole|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian|Moscow|Kremlin|Soviet|Soviet Union
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian|Serb|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean
Slovakia|Slovak|Bratislava
Slovenia|Slovenian|Slovene|Ljubljana
Somalia|Somali|Mogadishu
South Africa|South African|Pretoria|Johannesburg|Cape Town
South Korea|South Korean|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish|Spaniard|Madrid|Barcelona
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum|Omdurman|Darfur
Suriname|Surinamese|Paramaribo
Sweden|Swedish|Swede|Stockholm
Switzerland|Swiss|Bern|Geneva|Zurich
Syria|Syrian|Damascus|Aleppo
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dodoma
Thailand|Thai|Bangkok
Togo|Togolese|Lomé
Tonga|Tongan
Trinidad|Trinidadian
Tunisia|Tunisian|Tunis
Turkey|Turkish|Turk|Ankara|Istanbul|Türkiye
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv|Kiev|Crimea
United Arab Emirates|UAE|Emirati|Abu Dhabi|Dubai
United Kingdom|UK|U.K|Britain|British|Briton|England|English|Scotland|Scottish|Wales|Welsh|Northern Ireland\
|London|Downing Street|Westminster
United States|US|U.S|USA|America|American|Washington|White House|Pentagon|New York|New Mexico|Texas|California|Florida
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Vanuatu|Port Vila
Vatican|Holy See
Venezuela|Venezuelan|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa|Sana’a|Houthi
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""
# "Central African Republic" and "Papua New Guinea" are the longest.
MOST_WORDS = 3


@lru_cache(maxsize=1)
def _table() -> Mapping[tuple[str, ...], str]:
    """Every way of naming a country, as words, and the country's first name."""
    table = {}
    for line in LINES.strip().splitlines():
        ways = line.split("|")
        for way in ways:
            words = tuple(WORD.findall(way))
            table[words] = ways[0]
            table[*words[:-1], words[-1] + "s"] = ways[0]
    return table


def countries(text: str) -> Counter[str]:
    """How often each country is named in a text, the longest name first: "South Korean" is no Korean."""
    found = [word.removesuffix("’s").removesuffix("'s") for word in WORD.findall(text)]
    counts: Counter[str] = Counter()
    at = 0
    while at < len(found):
        length, country = _named_at(found, at)
        counts[country] += bool(country)
        at += length
    del counts[""]
    return counts


def _named_at(found: list[str], at: int) -> tuple[int, str]:
    if not found[at][:1].isupper():
        return 1, ""
    for length in range(min(MOST_WORDS, len(found) - at), 0, -1):
        country = _table().get(tuple(found[at : at + length]))
        if country:
            return length, country
    return 1, ""


def is_country(text: str) -> bool:
    """Is this nothing but a country, its people or its capital: "Romania", "White House"?"""
    return tuple(WORD.findall(text)) in _table()

"""Abbreviations and sentence openers by language: data that the splitter reads, and no rule of its own.

A language that stands in none of these tables is split by what holds everywhere: initials, quotations, brackets
and the capital that opens a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

_NOTHING: frozenset[str] = frozenset()


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@dataclass(frozen=True, slots=True)
class Stops:
    """What a full stop after a word means in one language; words in small letters, without the last stop.

    `titles` never end a sentence, whoever follows. `shortened` end one only before one of `openers`, the small
    words that sentences begin with. `closing` do end one before a capital, unless one of `continuing` follows.
    `numbering` end none before a figure, and are plain words elsewhere ("No. 2", but "she voted no. Then …").
    `ordinals`: is "3." the third?
    """

    titles: frozenset[str] = _NOTHING
    shortened: frozenset[str] = _NOTHING
    closing: frozenset[str] = _NOTHING
    continuing: frozenset[str] = _NOTHING
    numbering: frozenset[str] = _NOTHING
    openers: frozenset[str] = _NOTHING
    ordinals: bool = False


_ENGLISH = Stops(
    titles=_words(
        "mr mrs ms mx dr prof rev hon fr messrs gen brig lt maj col sgt cpl capt cmdr cdr adm pvt supt insp det "
        "sen rep gov pres amb atty v vs e.g i.e viz ca cf"
    ),
    shortened=_words(
        "st ste ft mt mts ave blvd rd hwy bros assn dept dist div gov't univ jan feb mar apr jun jul aug sep sept oct "
        "nov dec mon tue tues wed thu thur thurs fri sat approx est al ph.d m.d b.a m.a ll.b wm geo chas ed eds "
        "ariz ark calif colo conn del fla ga ill ind kan ky mass md mich minn miss mo mont neb nev okla ont ore pa "
        "que tenn tex va vt wash wis wyo oz lb lbs hr hrs min mins sq tel ext"
    ),
    closing=_words("a.m p.m am pm inc ltd co corp plc llc etc jr sr esq"),
    # "5 p.m. Eastern", "Apple Inc. Chief Executive Tim Cook", "Talbot & Co. Ltd.", "Martin Luther King Jr. Day".
    continuing=_words(
        "eastern central mountain pacific greenwich gmt utc est edt cst cdt pst pdt cet bst local et pt "
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
        "ltd inc corp co plc llc chief ceo cfo chairman chairwoman chair president vice founder executive director "
        "airport avenue boulevard bridge center centre day drive elementary foundation hall high highway hospital "
        "hotel house institute library memorial middle museum park plaza prize school square stadium street way"
    ),
    numbering=_words("no nos art arts sec secs fig figs vol vols ch chap pp p para pt op"),
    openers=_words(
        "the a an this that these those he she it they we you i his her its their our my there here what who when "
        "where why how which in on at by for from with without after before during since until under over as if "
        "although though while because despite according among but and or nor so yet however meanwhile instead "
        "still then now not no none nobody neither both some many most several few all each every another other "
        "others one two three only even also just once later earlier officials police is are was were do does did "
        "would could should"
    ),
)

_GERMAN = Stops(
    titles=_words(
        "dr prof hr hrn fr dipl ing med phil jur rer nat h.c st ca z zt bzw d.h z.b u.a u.u i.d.r o.ä vgl ggf inkl "
        "exkl zzgl evtl max min gen insb sog geb gest verh nr nrn abs art kap bd s str tel mio mrd jan feb mär apr "
        "jun jul aug sep sept okt nov dez mo di mi do sa so"
    ),
    closing=_words("usw usf etc u.s.w dgl co"),
    openers=_words(
        "der die das den dem des ein eine einen einem einer er sie es wir ihr ich man sein seine ihre dieser diese "
        "dieses dann doch aber und oder auch nach vor seit bei mit im in am an auf aus für von zu zum zur während "
        "wer was wann wo warum wie nicht niemand keiner keine alle viele einige beide damit dabei darauf dort hier "
        "jetzt nun so trotz wegen laut als wenn weil obwohl"
    ),
    ordinals=True,
)

_FRENCH = Stops(
    titles=_words(
        "m mm mme mlle dr me mgr st ste prof av bd env cf p pp art n no vol chap ex fig éd tél apr"
    ),
    shortened=_words("janv févr avr juil sept oct nov déc J.-C"),
    closing=_words("etc cie"),
    openers=_words(
        "le la les l un une des il elle ils elles on nous vous je ce cet cette ces son sa ses leur leurs dans en à "
        "au aux pour par avec sans sur sous après avant depuis pendant selon mais et ou donc or ni car qui que quand "
        "où comment pourquoi aucun personne tous plusieurs"
    ),
)

_SPANISH = Stops(
    titles=_words(
        "sr sra srta sres sras d dña dr dra prof profa lic ing arq gral cnel cap tte mons sto sta fr av avda c "
        "núm nº n art arts cap pág págs p pp vol fig ej tel aprox ee ff cc jj"
    ),
    shortened=_words("uu aa oo rr ss ud uds vd vds"),
    closing=_words("etc cía ltda s.a"),
    openers=_words(
        "el la los las un una unos unas él ella ellos ellas yo nosotros usted ustedes su sus este esta estos estas "
        "ese esa eso esto en con sin por para de desde hasta según tras durante pero y o ni que quien cuando donde "
        "como no nadie todos muchos ambos"
    ),
)

_ITALIAN = Stops(
    titles=_words(
        "sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa ing avv arch on sen gen col mons s ss p pp"
    ),
    shortened=_words(
        "art artt n nn pag pagg vol fig cfr ca es tel gen feb mar apr mag giu lug ago set ott nov dic"
    ),
    closing=_words("ecc spa s.p.a srl"),
    openers=_words(
        "il lo la i gli le l un uno una egli lei lui loro noi voi io questo questa quello quella in con senza per "
        "di da dopo prima durante secondo ma e o né che chi quando dove come non nessuno tutti"
    ),
)

_PORTUGUESE = Stops(
    titles=_words(
        "sr sra srs sras dr dra prof profa eng arq gen cel cap ten d dom st av r n nº art pág p pp vol fig"
    ),
    shortened=_words("tel jan fev mar abr mai jun jul ago set out nov dez aprox"),
    closing=_words("etc ltda cia s.a"),
    openers=_words(
        "o a os as um uma ele ela eles elas nós eu você seu sua este esta isso isto em no na com sem por para de "
        "desde até segundo após durante mas e ou nem que quem quando onde como não ninguém todos"
    ),
)

_DUTCH = Stops(
    titles=_words(
        "dhr mw mevr dr drs prof ir ing mr ds st jhr gen kol kap bijv bv d.w.z o.a m.b.t t.a.v nr art blz"
    ),
    shortened=_words("ca jan feb mrt apr jun jul aug sept okt nov dec tel incl excl max min"),
    closing=_words("enz etc co b.v n.v"),
    openers=_words(
        "de het een hij zij ze wij we ik jullie zijn haar hun dit dat deze die in op bij met zonder voor na sinds "
        "tijdens volgens maar en of want wie wat wanneer waar hoe niet niemand alle veel"
    ),
)

STOPS: dict[str, Stops] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
}

# Languages without a table of their own that also write "3." for the third.
_ORDINAL = Stops(ordinals=True)
STOPS |= dict.fromkeys("da no nb nn sv fi et lv cs sk pl hu hr sl sr bs tr is".split(), _ORDINAL)


def stops(language: str) -> Stops:
    """The table of a language by its tag ("de", "de-AT"); an empty one where there is none."""
    return STOPS.get(language.lower().partition("-")[0].partition("_")[0], Stops())

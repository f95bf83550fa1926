"""The words that headlines are made of: verbs, and the nouns of what happens. Is there a verb here?

Headlines speak in a few hundred verbs, mostly in the present ("asks", "kill") or as bare participles ("Two held").
A list of these with their regular forms finds the verb of nearly every headline without a tagger. Many are nouns
too ("talks", "strikes"); the word before tells most of these apart. Where it does not, callers must err on the side
of leaving a headline whole.
"""

from __future__ import annotations

from collections.abc import Sequence

AUXILIARIES = frozenset(
    "is are was were be been will would has have had can could may might must should do does did won’t won't "
    "can’t can't isn’t isn't aren’t aren't doesn’t doesn't".split()
)

# Bare forms of the verbs that news is told in; the regular forms are made below.
BASES = (
    "abandon abduct accept accuse acquit add address adjourn adopt agree aim allow announce answer appeal appear "
    "appoint approve argue arrest arrive ask assail assault attack avoid await award back ban bar batter battle "
    "beat become beef begin believe bid bind blame blast block bolster bomb boost boycott brace breach break "
    "brief bring build burn burst bury buy call calm cancel cap capture catch cause celebrate challenge change "
    "charge chase cheat check cheer choose cite claim clash claw clear climb clinch close collapse come complete "
    "concede condemn confine confirm confront consider contest continue convict convince cool count cover crash "
    "create cripple criticise criticize cross crush curb cut damage dangle dash deal debate decide declare "
    "decline deepen defeat defend defy delay deliver demand dent deny depart deploy deport derail destroy detail "
    "detain devastate develop devour die dip disappear disband discover discuss dismiss displace disqualify "
    "disrupt dissolve divide dodge dominate double draft drag draw drive drop drown dub ease eat echo edge elect "
    "embrace emerge empty end endorse engulf enter erase erupt escape evacuate evade evoke expand expect expel explain "
    "explode extend face fall falter fear feel fetch fight file find fine fire flag flee float flock flood fly "
    "foil follow force forecast form free freeze fuel gain gather gauge get give go grab grant greet grip grow "
    "halt hand hang head heed help hijack hike hint hit hold honor honour hospitalise host hunt identify ignite "
    "ignore impose improve include increase insist inspect intensify introduce invade investigate invite jail "
    "jeopardise join jolt jump keep kidnap kill know lack land lash launch lay lead lean leap leave lift limit "
    "linger lock look loom loose lose lower lure make march mark meet melt merge miss mount mourn move mull "
    "murder name near need nominate nudge obtain offer offset open oppose order oust outline outpace overcome "
    "overhaul oversee overtake overturn overwhelm pardon pass pause pay persuade pick pin place plan play plead "
    "pledge plot plunge postpone pour praise prepare present press pressure prevent probe proclaim prolong "
    "promise promote propose prosecute protect protest prove publish pull punch punish purge pursue push put "
    "question quit race rage raid raise rally ram ratify rattle raze reach read reassert reassure rebuff rebuild "
    "recall recede receive recognise recognize recover recruit redraw reduce reel refer reform refuse regain rein "
    "reinforce reject release relocate rely remain remove renew reopen repeal replace report rescue resign resist "
    "resolve respond restart restore restrict resume retain retire retreat return reveal revive revoke reward "
    "ride ring rise rock roll rule run rush sack sail sanction save say scale score scramble scrap scuttle seal "
    "search see seek seize sell send sentence separate set settle shake share shed shelter shelve shift shock shoot "
    "show shun shut shutter sidestep sign sink skip slam slash slide slip slow slump smash snub soar spark speak "
    "speed spell spend split spread spur squeeze stab stage stall stand start stay steal steer step stoke stop "
    "storm stress strike strip struggle stun submit sue suffer suggest summon support surge surpass surrender "
    "survive suspect suspend swap swear sweep swell swing switch tackle take talk tap target tax tear tell "
    "terminate test testify thank threaten throw thwart tie tighten toll top topple torch tour tout trade trail "
    "transfer trap travel trigger trim trounce try tumble turn uncover undergo underscore unite unleash unseat "
    "unveil upend uphold urge use usher validate vanish veto vie visit voice void vote vow wait walk wane want "
    "warn watch waver weaken weigh welcome whip widen win wipe withdraw woo work worry wound write yield"
).split()

# Pasts and participles that no rule makes.
IRREGULAR = frozenset(
    "became began begun bound broke broken brought built bought came caught chose chosen cut drew drawn drove driven "
    "ate fell fallen felt fled flew fought found froze frozen gave given got gone grew grown had held hit kept knew "
    "known laid led left lent lost made met paid put quit ran read rode rose risen said sank sunk saw seen sent set "
    "shook shaken shot shut slain sold sought spent spoke spoken split spread stole stolen stood struck sued swept "
    "sworn taken threw thrown told took torn tore went withdrew withdrawn won wrote written".split()
)

# What happens, as a noun: the last word of a phrase in a headline that can head an item by itself.
EVENTS = frozenset(
    "accord agreement airlift ambush amnesty appeal armistice arrest arrests attack attacks auction award awards ban "
    "battle blackout blast blasts blaze blockade boycott breakthrough campaign ceasefire cease-fire census ceremony "
    "championship charges clash clashes collapse collision comeback conference conflict congress contest convention "
    "coronation coup crackdown crash crisis cyclone deadlock deal deals debate debut deportation deportations derby "
    "discovery dispute downgrade drought earthquake eclipse election elections eruption evacuation excavation exchange "
    "exercise exhibition exit expulsion expulsions explosion explosions famine feud final fire fires flood floods "
    "flooding funeral handover heatwave heist hijacking hunt hurricane impeachment inauguration inquest inquiry invasion "
    "investigation landslide launch lawsuit layoffs leak lockdown manhunt march marathon massacre match meeting "
    "meltdown merger mission mudslide mutiny nomination offensive operation outage outbreak overhaul pact parade pardon "
    "poll polls probe procession protest protests purge quake raid raids rally rebellion recall recession reform "
    "reforms referendum release rescue reshuffle resignation restoration return reunion revolt ride riot riots robbery "
    "row ruling runoff sale scandal search sentence sentencing shake-up shooting shootings showdown shutdown siege "
    "spill splashdown stalemate standoff stand-off storm strike strikes summit surge swap takeover talks tariffs theft "
    "tornado tour tournament transfer treaty trial truce tsunami uprising vaccination verdict visit vote voyage walkout "
    "war wedding wildfire wildfires withdrawal".split()
)

# After one of these a word is no verb, though it may look like one: "the strikes", "of talks", "Israel’s attacks".
NOUN_COMES = frozenset(
    "a an the its his her their our this that these those no any some every each all more most many few several "
    "of in on at for from by with over about against between among under into onto through amid during without "
    "two three four five six seven eight nine ten".split()
)

# Subjects in the plural without an s.
MANY = frozenset("people police men women children they we i you who cattle fish sheep militia media".split())


def third_person(base: str) -> str:
    """The form that goes with he, she, it: asks, tries, crashes."""
    if base.endswith("y") and base[-2:-1] not in "aeou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")


def _with_endings(base: str) -> set[str]:
    """The regular past and -ing forms, the doubled consonant of "banned" and "cutting" included."""
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    past = base[:-1] + "ied" if base.endswith("y") and base[-2:-1] not in "aeou" else stem + "ed"
    return {past, stem + "ing", base + base[-1] + "ed", base + base[-1] + "ing"}


PLAIN = frozenset(BASES)
THIRD_PERSON = frozenset(third_person(base) for base in BASES)
_ENDED = frozenset(form for base in BASES for form in _with_endings(base))
PARTICIPLES_ING = frozenset(form for form in _ENDED if form.endswith("ing"))
PAST = frozenset(form for form in _ENDED if form.endswith("ed")) | IRREGULAR
FINITE = AUXILIARIES | PLAIN | THIRD_PERSON | PAST


def verb_at(found: Sequence[str]) -> int | None:
    """Where the verb of a clause stands among its words, None where there is none after a subject.

    A verb that opens the words has no subject; one right after "who" or "which" belongs to an inner clause.
    """
    lower = [word.lower() for word in found]
    for at in range(1, len(lower)):
        before = lower[at - 1]
        if lower[at] == "to" and lower[at + 1 : at + 2] and lower[at + 1] in PLAIN | {"be", "have"}:
            return at
        if before.endswith(("’s", "'s")) or before in NOUN_COMES | {"who", "which", "to", "and", "or"}:
            continue
        if lower[at] in FINITE - PLAIN or (lower[at] in PLAIN and _several(lower[:at])):
            return at
    return None


def _several(subject: Sequence[str]) -> bool:
    """Can this be the subject of a bare form: "ministers ask", "a ship and a mast leave", but not "a murder probe"?"""
    last = subject[-1]
    return (last.endswith("s") and not last.endswith("ss")) or last in MANY or "and" in subject

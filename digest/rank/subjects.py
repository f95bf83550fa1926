"""What a story is about, roughly: its topic, its countries, and whether it is light.

Three word lists, each read off the opening, where a report says what it is about. A topic needs several of its words
before it counts; a story may have none. Good enough to keep four items of one letter from being on one thing, and no
more: this files nothing and labels nothing for the reader.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from digest import text
from digest.model import Article, Story
from digest.text.countries import countries

OPENING_WORDS = 250
# The headline says what a report is about: each of its words counts so often.
HEADLINE_COUNTS = 3
# Fewer mentions than this are a coincidence.
FEWEST_TOPIC_WORDS, FEWEST_COUNTRY_WORDS = 4, 2
# A country with at least this share of the most named one's mentions is what the story is about, too.
ALSO_ABOUT = 0.5

# One word, one topic: what stands in two lists tells neither.
_TOPIC_WORDS: Mapping[str, str] = {
    "war and peace": "war ceasefire truce troops army military missile drone rebel militia frontline hostage soldier "
    "offensive invasion disarm militant guerrilla armistice shelling airstrike weapon backstop peacekeeper insurgent "
    "defence defense",
    "trade and money": "tariff trade export import customs duty inflation bank market share stock investor economy "
    "economic central interest currency budget tax deficit debt growth recession price steel company industry",
    "elections and government": "election vote voter ballot poll candidate coalition parliament cabinet chancellor "
    "party majority opposition referendum lawmaker senate congress campaign premier presidency",
    "courts and crime": "court judge trial prosecutor charge sentence jail prison convict defendant lawyer verdict "
    "indictment treason police murder arrest appeal crime fraud",
    "disasters and weather": "fire wildfire blaze flood storm hurricane typhoon earthquake tsunami landslide eruption "
    "evacuate evacuation firefighter hectare crash derail rescue drought heatwave",
    "health": "measles virus vaccine vaccination outbreak hospital patient disease illness doctor infection epidemic "
    "health clinic fever cancer medicine",
    "space": "moon lander rocket orbit spacecraft nasa satellite asteroid planet telescope astronaut astronomer lunar "
    "comet launch probe mars",
    "technology": "software chatbot model artificial intelligence computer app smartphone chip assistant internet "
    "online platform user data robot startup subscription",
    "stage and screen": "film actor actress movie cinema director album singer song band series television oscar box "
    "office studio animated novel author museum painting theatre",
    "sport": "match team goal coach league cup champion championship race player season olympic medal tournament "
    "stadium football tennis cricket striker",
}


def _by_stem() -> Mapping[str, str]:
    return {text.stem(word): topic for topic, words in _TOPIC_WORDS.items() for word in words.split()}


_TOPICS = _by_stem()

# What a closer is made of: things people tell each other with a smile.
_LIGHT = (
    "film movie cinema actor actress star song singer album band concert dance comedy cartoon animated "
    "animation box-office oscar award festival museum gallery painting statue exhibit toy puzzle game chess "
    "football cricket marathon athlete trophy mascot record guinness oldest largest tallest longest smallest "
    "cat dog horse sheep goat cow pig duck goose bird owl parrot penguin bear panda elephant monkey whale "
    "dolphin seal turtle tortoise octopus bee butterfly beetle zoo chicken rooster moose squirrel hamster "
    "cheese chocolate cake bread pizza pie sausage soup recipe chef restaurant beer wine coffee tea ice-cream "
    "sky planet star stargazer telescope comet eclipse moon binocular astronomer wedding birthday prank joke "
    "hobby garden vegetable pumpkin village fair parade balloon kite costume wizard dragon fairy"
)
_LIGHT_STEMS = frozenset(text.stem(word) for word in _LIGHT.split())
# None of these may stand in a closer.
HEAVY = re.compile(
    r"\b(?:dead|deadly|death|deaths|die|dies|died|dying|kill\w*|murder\w*|corpse|body|bodies|funeral|fatal\w*|victims?"
    r"|injur\w*|wound\w*|war|wars|attack\w*|bomb\w*|missile\w*|troops|soldiers?|militar\w*|rebels?|hostages?|drown\w*"
    r"|terror\w*|shooting|gunm[ae]n|explosions?|refugees?|famine|massacre|court|courts|trial|lawsuit|sued|judge|stabb\w*"
    r"|prosecutors?|charged|convicted|jailed|prison\w*|arrest\w*|detained|abuse\w*|rape\w*|suicide|cancer|kidnap\w*"
    r"|outbreak|epidemic|disease|illness|hospital\w*|evacuat\w*|earthquake|flood\w*|crash\w*|tariffs?|sanctions)\b",
    re.IGNORECASE,
)


def topic(story: Story) -> str:
    """The topic whose words the openings use most, empty where none stands out."""
    counts: Counter[str] = Counter()
    for article in story.articles:
        for part, weight in _parts(article):
            found = (_TOPICS.get(text.stem(word), "") for word in text.words(part.lower()))
            counts.update(topic for topic in found if topic for _ in range(weight))
    (best, most), (_, next_most) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return best if most >= FEWEST_TOPIC_WORDS and most > next_most else ""


def about(story: Story) -> frozenset[str]:
    """The countries that the openings name most."""
    counts: Counter[str] = Counter()
    for article in story.articles:
        for part, weight in _parts(article):
            counts.update({country: weight * times for country, times in countries(part).items()})
    enough = max(FEWEST_COUNTRY_WORDS, ALSO_ABOUT * max(counts.values(), default=0))
    return frozenset(country for country, times in counts.items() if times >= enough)


def lightness(story: Story) -> tuple[str, ...]:
    """The different light words that open the story, in order; none where anything heavy stands in it."""
    if HEAVY.search(f"{story.main.title} {story.main.text}"):
        return ()
    found = (word for part, _ in _parts(story.main) for word in text.words(part.lower()))
    first = {stem: word for word in reversed(list(found)) if (stem := text.stem(word)) in _LIGHT_STEMS}
    return tuple(reversed(first.values()))


def _parts(article: Article) -> tuple[tuple[str, int], tuple[str, int]]:
    """Headline and opening, each with how much its words count."""
    opening = " ".join(article.text.split()[:OPENING_WORDS])
    return (article.title, HEADLINE_COUNTS), (opening, 1)

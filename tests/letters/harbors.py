"""Invented reports of harbor towns in May 1883, as long as items really are, no two alike."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from digest.model import Article, Brief, Edition
from tests.editions import full_stop, headline, make_edition, pointers, reference, said

TOWNS = (
    "Gloucester Portland Salem Newport Galveston Savannah Mobile Halifax Bristol Cardiff Leith Cork Dundee Bergen Malmo "
    "Kiel Bremen Antwerp Ostend Havre Brest Lisbon Cadiz Genoa Naples Trieste Odessa Smyrna Valparaiso Callao"
).split()
PAPERS = ("Mercury", "Tide Table", "Custom House Journal", "Signal", "Evening Herald")

# What a report tells, a line each: its headline and its four sentences, for a town and a figure.
MATTERS = [
    matter.splitlines()
    for matter in """
{town} Votes to Dredge Its Harbor After {figure} Groundings
The town council of {town} voted on Tuesday to dredge the inner harbor, where {figure} vessels have run aground since the new year.
The work is to begin before the herring season and will take two summers, the surveyor said.
Pilots have asked for a deeper channel since the great flood, which left a bar of gravel across the mouth.
Half of the money comes from harbor dues.

Bakers of {town} Walk Out, and {figure} Ovens Go Cold
Bakers in {town} left {figure} ovens cold on Monday after their masters refused to end the night shift.
Bread was brought in by cart from the villages around and was gone within an hour of the market bell.
The masters say that the town wants its rolls at six and that somebody has to be awake to make them.
Both sides will meet the mayor on Saturday.

A Telephone Line of {figure} Subscribers Opens in {town}
The first telephone exchange in {town} opened on Wednesday with {figure} subscribers, most of them ship brokers.
Two operators sit by the board from eight in the morning until the offices close, and at night a bell rings in the watchman’s lodge.
The company said that calls to other towns would have to wait for poles along the coast road.
A subscription costs as much as a clerk earns in a month.

Fire Takes {figure} Sheds on the Quay of {town}
A fire that began in a ropewalk destroyed {figure} sheds on the quay of {town} before dawn on Thursday.
Nobody was hurt, and the crews of three colliers formed a line with buckets until the engine arrived.
Tar and hemp burned for most of the day, and the smoke was seen from the lighthouse nine miles away.
The owner had let his insurance lapse at Easter, according to a neighbor.

{town} Schools Count {figure} Pupils More Than They Have Desks
Schools in {town} have {figure} pupils more than desks this spring, the inspector told the board on Friday.
He proposed to teach in two shifts until the new building by the station is roofed, which may be in the autumn.
Parents of younger children objected that the second shift would walk home after the lamps are lit.
The board put off its decision for a week.

Steamer With {figure} Aboard Reaches {town} Four Days Late
A steamer with {figure} passengers came into {town} on Sunday, four days late, with her main shaft mended by her own engineer.
She had drifted under two staysails for most of a week and met no other ship, her captain said.
Food was never short, but tobacco was, and a petition about it was handed to the purser.
The line will pay the engineer a year’s wages.

{town} Museum Given {figure} Shells by a Retired Pilot
A retired pilot has given {figure} shells to the museum of {town}, each with a note of the beach where he found it.
He began to collect them as a boy on his father’s boat and kept them in drawers that once held charts.
The keeper of the museum said that a dozen of them were of kinds that no book describes.
They can be seen on Sundays after church.

Cholera Rule Holds {figure} Sailors Outside {town}
Port doctors at {town} have kept {figure} sailors aboard their ships since Monday under the new cholera rule.
No case has been found, and the men may land on the tenth day if none is, the chief doctor said.
Chandlers row out with bread and letters, which are passed up in baskets and smoked with sulphur first.
Captains complain that one port counts the days from arrival and the next from departure.

Electric Lamps for {figure} Yards of the {town} Promenade
Electric lamps were lit along {figure} yards of the promenade in {town} on Saturday evening, to the music of two bands.
The current comes from a steam engine behind the bathing house, which had to be stopped twice to cool.
Keepers of lodging houses have asked that the lamps be put out at eleven, since guests can’t sleep.
Gas will stay in the side streets.

{town} Buys Its Waterworks for {figure} Thousand
The town of {town} has bought its waterworks from a private company for {figure} thousand, payable over thirty years.
Rates will not rise before the spring, the treasurer said, and pipes will be laid to the upper streets first.
The company had refused to go above the old wall, where half of the people now live and draw from wells.
Two of its directors sit on the council and did not vote.

Whale of {figure} Feet Stranded Below {town}
A whale of {figure} feet was found on the sands below {town} on Wednesday morning by two boys looking for bait.
It was alive until the tide turned, and a crowd that had come by the early train poured water over its back.
The receiver of wrecks has claimed it for the crown, and a dealer in oil has claimed it from the receiver.
By Friday the wind had settled the matter of who could stay near it.

Night Mail to {town} Will Save {figure} Minutes
A new night mail will reach {town} {figure} minutes earlier from the first of June, the railway announced on Thursday.
Time is won by picking up the bags from posts beside the track, without a stop at the junction.
Sorters tried the apparatus for a month and lost one bag, which was found in a hedge with every letter dry.
Newspapers will travel by the same train.
""".strip().split("\n\n")
]


def of_items(count: int) -> Edition:
    """The sound edition of 1883 with so many items in all, and a pointer for every ten."""
    base = make_edition()
    lead, following, odds = base.sections
    reports = [report(number) for number in range(count - sum(1 for _ in base.briefs))]
    items = (*following.briefs, *(_item(one) for one in reports))
    return replace(
        base,
        sections=(lead, replace(following, briefs=items), odds),
        more=(*base.more, *pointers(*reports[::10])),
        references=(*base.references, *(reference(one) for one in reports)),
    )


def report(number: int) -> Article:
    """An article of four sentences in two paragraphs; another for every number below 360."""
    town = TOWNS[number % len(TOWNS)]
    matter = MATTERS[(number // len(TOWNS) + number) % len(MATTERS)]
    title, *sentences = (line.format(town=town, figure=12 + number * 7 % 89) for line in matter)
    publisher = f"The {town} {PAPERS[number % len(PAPERS)]}"
    host = publisher.removeprefix("The ").lower().replace(" ", "-")
    return Article(
        id=f"a-{number}",
        origin=f"papers/{number}.txt",
        url=f"https://{host}.example/1883/05/{number:03}-{town.lower()}.html?edition=evening&page={number % 8 + 1}",
        title=title,
        publisher=publisher,
        published=datetime(1883, 5, 25, 20, tzinfo=UTC) - timedelta(minutes=17 * number),
        paragraphs=(" ".join(sentences[:3]), sentences[3]),
    )


def _item(article: Article) -> Brief:
    """The whole report as one follow item; a few words of its first sentence lead to it."""
    last = article.paragraphs[-1]
    told = article.paragraphs[0].replace(". ", ".\n").split("\n")
    linked = " ".join(told[0].split()[2:5])
    sentences = (said(article, told[0], link=linked), *(said(article, one) for one in told[1:]))
    return Brief(
        id=f"b1883{article.id}",
        title=headline(article, full_stop(article.title)),
        paragraphs=((*sentences, said(article, last)),),
        sources=(article.id,),
    )

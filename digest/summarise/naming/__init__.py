"""Who is meant: what a sentence leans on, and whether a name set for a pronoun mends it.

A wrong name is the worst fault there is, so a name is set only where one person alone can be meant; in every
other case the sentence needs the one before it. What a name is replaced by stands in the article to the letter.
English only.
"""

from digest.summarise.naming.directory import Body, Directory, Person, people
from digest.summarise.naming.introducing import introduce
from digest.summarise.naming.mending import Need, mend, points_back

__all__ = ["Body", "Directory", "Need", "Person", "introduce", "mend", "people", "points_back"]

"""What is remembered from night to night: sources, articles, editions.

    opened      an address -> a Store, made or brought up to date
    brought     what one source had: its state, its articles, the pages it announced    one transaction
    recall      the articles of a time, whichever night brought them
    keep        an edition, what it tells and what became of every input                one transaction

State moves only together with what it stands for. The validators that a feed gave are remembered in the transaction
that remembers its articles, so there is no moment at which the server would answer "nothing new" about an article
that we don't have. An edition is kept before it is published, and marked as published after it: a run that was
killed in between knows what to finish.

An article keeps the id of its first sight; whatever else it is called is an alias. Which sighting is which article
is decided by `identity`; this room only looks names up and writes down. It asks no server, chooses no article, knows
no clock, and begins nothing anew where it finds something that it can't read. SQLite's file is used here, but no
table and no statement needs it.
"""

from digest.store.memory import Store
from digest.store.nouns import Brought, Night, Pending
from digest.store.opening import opened

__all__ = ["Brought", "Night", "Pending", "Store", "opened"]

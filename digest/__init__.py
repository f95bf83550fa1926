"""digest makes a newsletter of the day's articles, every sentence of it bound to its source.

Articles come in as saved files or feeds, are laid together as stories, ranked, condensed into briefs, and go
out as an HTML email, a text, a web page and feeds, all made from one `Edition`. Read `model.py`, then
`nightly.py`.
"""

__version__ = "0.1.0"

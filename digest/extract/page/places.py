"""Where pages say what they are: the names of meta elements, and parts of class names, that houses use for it.

Only data: `shell` picks the elements that bear these names, `metadata` reads them.
"""

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
DEKS = ("og:description", "twitter:description", "description", "dc.description", "sailthru.description")
AUTHORS = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
PUBLISHERS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "last-modified",
)  # fmt: skip
LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
SECTIONS = ("article:section", "section", "parsely-section")
# "Written by" and its answer, as plugins write them for cards.
LABELS = tuple(f"twitter:{kind}{number}" for number in (1, 2) for kind in ("label", "data"))
METAS = frozenset((*TITLES, *DEKS, *AUTHORS, *PUBLISHERS, *DATES, *LANGUAGES, *SECTIONS, *LABELS, "og:url"))

# Parts of class names and ids under which pages of many houses keep a dek, a byline, a date.
DEK_PARTS = (
    "deck dek standfirst lead-paragraph subtitle subhead sub-title lede intro excerpt spot abstract summary unterzeile vorspann chapo "
    "entradilla subtitulo sous-titre ondertitel strapline tagline teaser-text subheadline bajada sottotitolo occhiello"
).split()
AUTHOR_PARTS = "author byline vcard contributor writer auteur autor firma signature".split()
DATE_PARTS = "date publish timestamp posted datum fecha pubdate time-stamp entry-time".split()
PARTS = (*DEK_PARTS, *AUTHOR_PARTS, *DATE_PARTS)

"""What on a page is not its article: the words and shapes by which a line of furniture is known.

Each rule is data with its why, in the order of asking; `reason` says which rule a line falls under. The rules know
no publisher: they describe what the pages of very different houses have in common. What depends on where a line
stands (a caption's twin, the tail after "Comments", the byline) is `plaintext`'s matter.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from digest.extract.lines import Line
from digest.extract.plain import markers
from digest.extract.plain.markers import opening, whole
from digest.extract.plain.prompts import prompts


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines of at most `words` words that match `shape` at their beginning are furniture because of `why`."""

    why: str
    words: int
    shape: re.Pattern[str]
    anywhere: bool = False

    def fits(self, text: str) -> bool:
        """Does the text begin with the shape, or hold it where it may stand anywhere?"""
        return bool(self.shape.search(text) if self.anywhere else self.shape.match(text))


# Agencies whose name after a picture means that it is theirs.
AGENCIES = (
    r"AFP|Agence France-Presse|Reuters|REUTERS|AP|Associated Press|EPA|EPA-EFE|dpa|DPA|APA|PA|PA Media|PA Wire|ANSA|EFE"
    r"|Xinhua|Kyodo|TASS|Anadolu|Getty|Getty Images|Bloomberg|Shutterstock|iStock|Alamy|Redux|Magnum|NurPhoto|Zuma"
    r"|ZUMA Press|Sipa|Rex Features|picture alliance|imago|Imago|Pool|Handout|CC BY(?:-SA)?(?: \d\.\d)?|Wikimedia Commons"
)
_NAME = r"[A-Z][\w.’'-]*"
# "Photograph: …" says it at the start of the credit; "Name/Agency", "(AP Photo/Name)", "Getty Images" end with it.
CREDITS = (
    re.compile(
        r"(?:^|[.!?”\"’)\]]\s*|\s[|–—-]\s*|\(|\s{2,})(?:file )?(?:photo(?:graph|s|graphy|graphs)?|pictures?|pics?|images?"
        r"|illustration|credits?|graphics?|video|fotos?|bild(?:er)?|picture credit|image source|foto credit)"
        r"(?: by| courtesy(?: of)?| credit)?\s*(?::|/|©|\bby\b|\bcourtesy\b).{0,90}$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[.!?”\"’)\]]\s+|\()(?:{_NAME} ){{0,4}}{_NAME}\s?/\s?{_NAME}(?: [\w.&’'-]+){{0,6}}\)?$"
    ),
    re.compile(rf"(?:^|[.!?”\"’)\]]\s*|\(|\bvia |/|\| )(?:{_NAME} ){{0,3}}(?:{AGENCIES})\)?$"),
    re.compile(
        rf"(?:^|[.!?”\"’)\]]\s+)(?:{_NAME} ){{1,4}}(?:photo|photograph|illustration|image)s? (?:for|via|from) .{{2,60}}$"
    ),
    re.compile(
        r"[\s.](?:Photos?|Photographs?|Pictures?|Images?|Credits?|Fotos?|Bild|Quelle|Source) ?: ?[^\W\d_a-z][^.:;!?]{1,60}$"
    ),
    re.compile(r"\b(?:Photo )?Credit(?:\.\.\.|…)?(?:[A-Z][\w.’'-]+ ){1,4}(?:for|/|via) ?[A-Z].{2,40}$"),
    re.compile(r"\S\s+(?:©|\(c\)) ?[\w.’' &/-]{2,60}$"),
)
# No credit is longer, so that only so many last characters of a line need be looked at.
LONGEST_CREDIT = 160
# A credit above this many words stands in an article's own sentence ("the photo: a man …").
LONGEST_CAPTION = 70

TOOLS = frozenset(
    "share save print gift email e-mail mail copy link listen bookmark tweet post facebook twitter x whatsapp bluesky "
    "mastodon linkedin reddit pinterest telegram threads messenger flipboard pocket sms send comment comments comment(s) "
    "like reply later for this article story on to via with a as favourite favorite menu search home login logout a+ a- aa "
    "close more open next previous back top play pause mute teilen drucken merken vorlesen senden kommentare anhören "
    "partager imprimer compartir imprimir condividi stampa compartilhar delen tweeter".split()
)

LONGEST_PROMPT = 75

BUTTONS, READING_TIME = "a row of buttons", "a reading time"
# What a page shows above its article or below it, never within.
HEAD_ONLY = frozenset({BUTTONS, READING_TIME})

# What comes behind a notice of rights is the house's, too.
RIGHTS = "a notice of rights"
NEWSROOM = Rule("a credit line of the newsroom", 60, re.compile(
    r"^\W*(?:(?:additional )?report(?:ing|age) by\b|(?:additional|with) (?:reporting|contributions?|material|files?|assistance) (?:by|from)\b"
    r"|edit(?:ing|ed) by\b|written by\b.*\bedited by\b|sources?\s*:|with files from\b|compiled by\b|(?:translation|translated) by\b"
    r"|mit material von\b|quellen?\s*:|(?:con información|con informazioni) de\b|avec (?:les agences|afp)\b)"
    r"|\bcontributed (?:reporting|to this (?:report|article|story|piece))\b", re.IGNORECASE), anywhere=True)  # fmt: skip

RULES = (
    Rule("an empty form field or a button", 6, whole(
        r"name|e-?mail(?: address)?|website|password|username|cancel|submit|send|search|menu|close|ok|okay|got it|reply|report(?: (?:this|comment))?|via",
        r"post(?: (?:a )?comment)?|sign (?:in|up|out)|log (?:in|out)|register|subscribe(?: now)?|accept(?: all)?|reject all|manage (?:choices|cookies|preferences)",
        r"i agree|learn more|(?:load|show|see|view|read) (?:more|all|less)|more|next|previous|back(?: to top)?|top|home|share(?: this)?|edit|expand|collapse|hide|skip|no,? thanks|not now",
        r"sponsored(?: content)?|skip to (?:main )?content|skip ad(?:vertisement)?|(?:toggle |quick )?navigation|continue reading|read (?:full|the full) (?:story|article)",
        r"create (?:a |an )?(?:free )?account|loading(?: comments)?|(?:like )?loading\.*|please wait|reviews?|play(?: video)?|watch|listen|print|link copied|copied",
        r"images?|photos?|videos?|audio|gallery|picture|transcript|line|n/?a|(?:toggle|hide|show) caption|font size|text size|enlarge(?: this image)?|view (?:this )?(?:images?|gallery|photos?)|video player loading",
        r"\d+ ?(?:of|/|von|de|sur|di) ?\d+|_+|-+|\*+|#+|=+|advertis(?:ements?|ing)|ad|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|publicidade",
        r"(?:give|donate|join|support)(?: (?:now|us|today))?|weiterlesen|(?:mehr|alle) anzeigen|absenden|schließen|suche|menü|zurück|weiter|nach oben|startseite|bild(?:er)?|fotos?|artikel (?:drucken|teilen|merken)|anmelden|abonnieren",
        r"partager|imprimer|fermer|rechercher|s[’']abonner|accueil|suivant|précédent|compartir|imprimir|cerrar|buscar|inicio|condividi|stampa|chiudi|cerca|delen|sluiten|zoeken|compartilhar|fechar",
    )),
    Rule("a prompt to the reader", 14, opening(
        r"join the (?:conversation|discussion|debate)", r"have your say", r"leave a (?:reply|comment)", r"what do you think\?",
        r"be the first to", r"share (?:this|on|your|via)\b", r"listen to this", r"follow (?:us|him|her|them|topics|related|the topics|\w+ on)\b",
        r"skip to\b", r"cookies? (?:on|and) .{2,30}$", r"(?:18\+|.{0,60}gambl\w+ responsibly|.{0,60}begambleaware)", r"continue reading the", r"save (?:this|for later)", r"(?:sign|log) (?:in|up)\b", r"subscribe\b", r"required fields", r"comments? (?:are|is|have been) (?:open|closed|moderated)",
        r"(?:\d+|no) (?:comments?|shares?|likes?)\b\W*$", r"report an? (?:\w+ )?error", r"get (?:our|the) (?:app|newsletter)", r"(?:view|show|loading) (?:the )?comments", r"become a (?:\w+ )?(?:member|subscriber|supporter)",
        r"you have \S+ free", r"you(?:’|')ve (?:reached|read)", r"click (?:here|to)\b", r"already (?:have an account|a (?:subscriber|member))", r"are you (?:a |an )?(?:subscriber|member|human|robot)", r"please wait",
        r"jetzt (?:anmelden|abonnieren|lesen|testen)", r"schreiben sie (?:einen kommentar|uns)", r"zum (?:haupt)?inhalt(?:sbereich)? (?:springen|wechseln)", r"direkt zum inhalt", r"zur (?:navigation|suche) springen", r"teilen (?:auf|per|mit|via)\b", r"artikel (?:drucken|teilen|versenden|merken)",
        r"aller au contenu", r"(?:ir|saltar|pular|ir para) (?:al|o|para o) (?:contenido|conteúdo)", r"(?:vai|salta) al contenuto", r"naar (?:de )?inhoud", r"partager (?:sur|par|cet)\b", r"(?:compartir|condividi|compartilhar|compartilhe) (?:en|su|no|em|por)\b", r"réagir", r"inscrivez-vous", r"suscríbete", r"iscriviti", r"assine",
    )),
    Rule("an advertisement's place", 12, opening(
        r"(?:story|article|content) continues? (?:below|after)", r"advertisement\b", r"article continues", r"sponsored (?:by|content)", r"scroll to continue",
        r"recommended (?:by|stories)", r"promoted\b", r"this article is sponsored", r"(?:nach|unter|vor) der (?:werbung|anzeige)", r"la suite après (?:la|cette) pub", r"sigue leyendo", r"continua (?:a leggere|após a publicidade)", r"lees verder (?:onder|na)",
    )),
    Rule(RIGHTS, 40, opening(
        r"(?:©|\(c\)|copyright\b|all rights reserved|registered in england|published by\b.*\brights reserved|alle rechte vorbehalten|tous droits réservés|creative commons)",
    )),
    Rule(RIGHTS, 40, re.compile(r"\ball rights reserved\b|©\s*(?:copyright\s*)?\d{4}|\bmay (?:earn|receive) (?:us )?(?:a |an )?(?:\w+ )?commission\b|\balle rechte vorbehalten\b", re.IGNORECASE), anywhere=True),
    Rule("a pointer to other pages", 40, opening(
        r"read (?:more|also|next|the (?:full|whole)|our|on|full)\b(?:.{0,40}:| in\b| about\b| on\b| here\b|\W*$| at\b)", r"(?:see|read|watch|listen|hear) (?:also|more|next)\b\s*:",
        r"(?:read|watch|listen|see|hear|more|related|trending|also|must read)\s*(?:also|too|next|stories|story|coverage|articles?|reading|content|news|video)?\s*:",
        r"(?:siehe auch|(?:lesen|sehen) sie (?:auch|dazu|hier)|(?:das|dieses thema) könnte (?:sie|dich|euch) auch interessieren|mehr (?:zum thema|dazu)|zum weiterlesen|hintergrund)\s*:", r"(?:à )?(?:lire|voir) (?:aussi|également)\s*:", r"(?:lea|lee|vea|mira|puedes ver|te puede interesar)(?: también| además| más)?\s*:", r"(?:leggi|guarda)(?: anche)?\s*:", r"(?:lees|bekijk)(?: ook)?\s*:", r"(?:leia|veja|saiba)(?: também| mais)?\s*:", r"czytaj też",
        r"more (?:from|on|in|about|stories|coverage)\b[^.]*(?::[^.]*)?$", r"also (?:on|in|read)\b[^.]{0,40}:", r"related (?:stories|articles|coverage|content|posts|topics|reading|links)\b",
        r"this (?:post|article|story|piece|item) (?:is part of|(?:was )?(?:first|originally) (?:appeared|published|ran)|(?:has been|was) (?:updated|amended|corrected|republished)|appear(?:s|ed) (?:in|on)|contains affiliate)",
        r"(?:originally|first) (?:published|appeared)\b", r"a version of this (?:article|story|post|piece)", r"follow (?:along|the|our|live|all)\b.{0,60}\b(?:live|blog|diary|coverage|updates|here|channel)\b", r"(?:read|watch|follow|listen to) (?:our|the) (?:live|full|podcast|latest)\b",
        r"(?:for|find|check out|see) (?:more|all|our)\b.{0,40}\b(?:visit|click|follow|see|here|articles|stories|videos|coverage)\b", r"filed under\b", r"tags?\s*:", r"topics\s*:", r"anmerkung der redaktion|note de la rédaction|nota del(?:la)? (?:editor|redazione)|(?:editor’s|editor's|editors’) (?:note|picks?)\b",
        r"(?:this is a )?developing story\b", r"this (?:breaking )?(?:news )?story is (?:developing|being updated)", r"have (?:a|you a) (?:tip|story)\b", r"got a (?:tip|story)\b", r"contact (?:us|the (?:author|writer|reporter|newsroom))\b", r"order reprints", r"image (?:source|credit)s?\b",
        r"(?:download|listen to|subscribe to) .{0,30}\b(?:app|podcast)\b", r"dieser (?:artikel|text|beitrag) (?:ist|erschien|wurde)", r"(?:schlagworte?|schlagwörter|themen|mots-clés|etiquetas)\s*:",
    )),
    Rule("a picture's caption", 60, opening(r"(?:image|media|video|photo|picture|audio) caption\b",
        r"in this (?:(?:\w+\.?,? ){0,3}\d{1,2},?(?: \d{4},?)? )?(?:\w+ )?(?:photo|image|picture|frame grab|screengrab)\b(?! (?:of|that|is|was)\b)", r"file(?: photo\b|\s?[-–—:])", r"pictured (?:above|here)\b", r"photo(?:s|graph)?(?: by)?\s*:", r"bild(?:unterschrift|text)\s*:", r"image source\b,")),
    Rule("a picture's alt text", 14, re.compile(r"^[\w %()+-]*\.(?:jpe?g|png|gif|webp|svg|mp4)$|^[a-z0-9]+(?:[-_][a-z0-9]+){2,}$|^\[[^\]]{2,30} [^\]]{2,60}\]$|\bcreated with sketch\b|^(?:main|featured|hero|article|header|profile) (?:image|photo|picture)$|^(?:featured )?video play icon$", re.IGNORECASE), anywhere=True),
    Rule(READING_TIME, 8, re.compile(r"^\W*(?:\d+|\w+)[- ]?min(?:ute)?[sn]?\.?(?: (?:read|listen|lesezeit|de lecture|di lettura|leestijd|de leitura))?\W*$|^(?:lesezeit|temps de lecture|reading time|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd)\b", re.IGNORECASE)),
    Rule("a place in the site's tree", 12, re.compile(r"^(?:[\w&’'. -]{2,25}(?:\s*[>›»]\s*| [/|·] )){1,5}[\w&’'. -]{2,40}$")),
    NEWSROOM,
    Rule("a line for the reader's letters", 30, re.compile(r"\b(?:letters? to the editor|letters@|tips@|news(?:room|desk)@)", re.IGNORECASE), anywhere=True),
    Rule("a way to reach the writer", 25, re.compile(r"\b(?:reach|reached|contact|e-?mail|twitter|follow|write|mail)\b.{0,60}[\w.+-]{1,40}@[\w-]{2,40}\.\w|[\w.+-]{1,40}@[\w-]{2,40}\.\w.{0,60}\btwitter\b|\b(?:is|he is|she is|him|her|follow \w+) on (?:twitter|x|bluesky|mastodon|instagram)\b.{0,20}$", re.IGNORECASE), anywhere=True),
    Rule("an entry's time", 4, re.compile(r"^\d{1,2}[:.h]\d{2}(?:\s*(?:am|pm|uhr|gmt|bst|e[ds]?t))?(?:\s[^.!?]*)?$", re.IGNORECASE)),
    Rule("a picture's alt text", 8, re.compile(r"\bicon$|\bvideo (?:can|could) ?not be (?:played|loaded)|^loaded: \d+%", re.IGNORECASE), anywhere=True),
    Rule("a way to reach the house", 30, re.compile(r"\b(?:letters?|comments?|tips?|questions?|feedback|corrections?|leserbriefe?|hinweise)\b.{0,60}[\w.+-]{1,40}@[\w-]{2,40}\.\w", re.IGNORECASE), anywhere=True),
    Rule("an address or handle", 6, re.compile(r"^(?:https?://\S+|www\.\S+|@\w+|[\w.+-]+@[\w-]+\.\w+)(?:\s+(?:https?://\S+|@\w+))*$")),
)  # fmt: skip


# One page asks this of the same line up to four times.
@functools.lru_cache(maxsize=2048)
def reason(line: Line) -> str:
    """Why the line is furniture wherever it stands, "" if it is not."""
    words = line.words
    for rule in RULES:
        if words <= rule.words and rule.fits(line.text):
            return rule.why
    if _only_tools(line.text):
        return BUTTONS
    if words <= LONGEST_PROMPT and prompts(line.text):
        return "a prompt to the reader"
    return "a picture's credit" if words <= LONGEST_CAPTION and credited(line) else ""


def credited(line: Line) -> bool:
    """Does it end in the name of who took or sold a picture?"""
    end = line.text[-LONGEST_CREDIT:]
    return any(shape.search(end) for shape in CREDITS)


def marks_tail(line: Line) -> bool:
    """Is it a heading, or a credit line of the newsroom, after which the page goes on without the article?"""
    return markers.marks_tail(line) or (line.words <= NEWSROOM.words and NEWSROOM.fits(line.text))


def _only_tools(text: str) -> bool:
    named = False
    for piece in text.split():
        word = piece.strip("()[].,:;|·•/-–—").lower()
        if word in TOOLS:
            named = True
        elif word and not word.isdigit() and word not in {"min", "mins", "read"}:
            return False
    return named

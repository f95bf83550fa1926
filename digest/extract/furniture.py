"""What on a page is not its article: the words and shapes by which a line of furniture is known.

Each rule is data with its why, in the order of asking; `reason` says which rule a line falls under. The rules know
no publisher: they describe what the pages of very different houses have in common. What depends on where a line
stands (a caption's twin, the tail after "Comments", the byline) is `plaintext`'s matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.extract.lines import Line


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines of at most `words` words that match `shape` are furniture because of `why`."""

    why: str
    words: int
    shape: re.Pattern[str]


def _opening(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"^[^\w“\"]*(?:{'|'.join(phrases)})", re.IGNORECASE)


def _whole(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(phrases)})\W*$", re.IGNORECASE)


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
    re.compile(r"\S\s+(?:©|\(c\)) ?[\w.’' &/-]{2,60}$"),
)
# A credit above this many words stands in an article's own sentence ("the photo: a man …").
LONGEST_CAPTION = 70

TOOLS = frozenset(
    "share save print gift email e-mail mail copy link listen bookmark tweet post facebook twitter x whatsapp bluesky "
    "mastodon linkedin reddit pinterest telegram threads messenger flipboard pocket sms send comment comments comment(s) "
    "like reply later for this article story on to via with a as favourite favorite menu search home login logout a+ a- aa "
    "close more open next previous back top play pause mute teilen drucken merken vorlesen senden kommentare anhören "
    "partager imprimer compartir imprimir".split()
)

# Addressed to the reader, about the site and not about the world: each word alone proves little, two prove it.
PROMPT_WORDS = (
    r"sign(?:ing)?[- ]?(?:up|in)",
    r"log(?:ged|ging)?[ -]?in",
    r"subscri(?:be|ber|bers|bing|ption|ptions)",
    r"newsletters?",
    r"inbox",
    r"your (?:e-?mail|account|inbox|username|profile|browser|device|experience|preferences|comment|privacy|name)",
    r"e-?mail address",
    r"privacy (?:policy|notice|settings)",
    r"terms (?:of (?:use|service|sale)|and conditions)",
    r"cookies?",
    r"free (?:trial|account|articles?)",
    r"regist(?:er|ered|ration)",
    r"usernames?|passwords?",
    r"comment(?:s|ing|ers?)?(?: guidelines| policy)?",
    r"moderat(?:or|ors|ed|ion)",
    r"unsubscribe|opt out",
    r"personali[sz]ed|advertis(?:ing|ers?|ements?)",
    r"our (?:app|podcast|daily|weekly|briefing|newsletter|journalism|reporting|partners|terms|community|readers)",
    r"this (?:site|website|page|form)",
    r"click|tap here",
    r"premium|paywall|unlimited access|full access|digital access",
    r"abonn\w+|anmeld\w+|konto|datenschutz\w*|kommentar\w*|inscri\w+|suscr\w+",
)
_PROMPTS = re.compile(rf"\b(?:{'|'.join(PROMPT_WORDS)})\b", re.IGNORECASE)
# Said of nothing but a site's own service: one of these proves it.
_STRONG = re.compile(
    r"\bunsubscribe at any time\b|\b(?:in|to|straight to) your inbox\b|\benter your e-?mail\b|\bsign up (?:for|to) (?:our|the|get|receive)\b"
    r"|\byour e-?mail address\b|\bcomments? (?:section )?below\b|\b(?:log|sign) in to (?:comment|join|read|continue)\b"
    r"|\bcreate (?:a|your) (?:free )?account\b|\bsubscribe (?:now|today|to (?:our|read|continue|support))\b|\bfree articles? (?:left|remaining|this month)\b"
    r"|\b(?:privacy|cookie) policy\b|\bterms of (?:service|use)\b|\bclick here\b|\bwe use cookies\b|\bfollow us on\b|\byour (?:support|donation|subscription)\b",
    re.IGNORECASE,
)
LONGEST_STRONG = 45
# Who speaks so speaks to the reader.
_ADDRESS = _opening(
    r"sign up|subscribe|get (?:the|our|your|more|all|unlimited)|join|enter|please|follow|already|register|log in|sign in"
    r"|support|become|thank you for|thanks for|we use|we will|we won’t|we value|by (?:signing|clicking|continuing|submitting"
    r"|subscribing|registering)|you (?:can|may|must|have|are|need)|to (?:continue|read|comment|keep|unlock)|your|this (?:site"
    r"|website|content|article is|story is)|create|confirm|change|download|unlock|start your|want|don’t miss|stay|enjoy(?:ing|ed)?|help"
    r"|if you|not your|choose|receive|our (?:weekly|daily|free|newsletter|morning|evening)|melden|abonnieren|jetzt|inscrivez|suscríb"
)
LONGEST_PROMPT, LONGEST_MARKER = 75, 9

NEWSROOM = Rule("a credit line of the newsroom", 60, re.compile(
        r"^\W*(?:(?:additional )?report(?:ing|age) by\b|(?:additional|with) (?:reporting|contributions?|material|files?) (?:by|from)\b|edit(?:ing|ed) by\b|written by\b.*\bedited by\b"
        r"|source\s*:|sources\s*:|with files from\b|compiled by\b|(?:translation|translated) by\b|mit material von\b|quelle\s*:)"
        r"|\bcontributed (?:reporting|to this (?:report|article|story|piece))\b", re.IGNORECASE))  # fmt: skip

RULES = (
    Rule("an empty form field or a button", 6, _whole(
        r"name|e-?mail(?: address)?|website|password|username|cancel|submit|send|search|menu|close|ok|okay|reply|report(?: (?:this|comment))?"
        r"|post(?: (?:a )?comment)?|sign (?:in|up|out)|log (?:in|out)|register|subscribe(?: now)?|accept(?: all)?|reject all|manage (?:choices|cookies|preferences)"
        r"|i agree|learn more|load more|show more|see more|view all|more|next|previous|back to top|home|share|advertisements?|anzeige|werbung"
        r"|publicité|sponsored(?: content)?|skip to (?:main )?content|skip ad(?:vertisement)?|navigation|toggle navigation|read more|continue reading"
        r"|create (?:a |an )?(?:free )?account|loading|reviews?|play|watch|listen|print|_+|-+|\*+|#+|weiterlesen|mehr anzeigen|absenden"
    )),
    Rule("a prompt to the reader", 14, _opening(
        r"join the (?:conversation|discussion|debate)", r"have your say", r"leave a (?:reply|comment)", r"what do you think\?",
        r"be the first to", r"share (?:this|on|your|via)\b", r"listen to this", r"follow (?:us|him|her|them|topics|related|the topics|\w+ on)\b",
        r"skip to\b", r"save (?:this|for later)", r"(?:sign|log) (?:in|up)\b", r"subscribe\b", r"required fields", r"comments? (?:are|is|have been) (?:open|closed|moderated)",
        r"\d+ (?:comments?|shares?|likes?)\b\W*$", r"report an? (?:\w+ )?error", r"get (?:our|the) (?:app|newsletter)", r"view (?:the )?comments", r"show comments",
        r"you have \S+ free", r"you(?:’|')ve (?:reached|read)", r"jetzt (?:anmelden|abonnieren)", r"schreiben sie einen kommentar", r"click here",
    )),
    Rule("an advertisement's place", 12, _opening(
        r"(?:story|article|content) continues? (?:below|after)", r"advertisement\b", r"article continues", r"sponsored (?:by|content)", r"scroll to continue",
        r"recommended (?:by|stories)", r"promoted\b", r"this article is sponsored",
    )),
    Rule("a notice of rights", 40, _opening(
        r"(?:©|\(c\)|copyright\b|all rights reserved|registered in england|published by\b.*\brights reserved)",
    )),
    Rule("a notice of rights", 40, re.compile(r"\ball rights reserved\b|©\s*(?:copyright\s*)?\d{4}|\bmay earn (?:us )?(?:a |an )?commission\b", re.IGNORECASE)),
    Rule("a pointer to other pages", 40, _opening(
        r"read (?:more|also|next|the (?:full|whole)|our|on|full)\b(?:.{0,40}:| in\b| about\b| on\b| here\b|\W*$| at\b)", r"(?:see|read|watch|listen|hear) (?:also|more|next)\b\s*:",
        r"(?:read|watch|listen|see|hear|more|related|also|siehe auch|mehr zum thema|lesen sie auch|lire aussi|à lire aussi|lea también)\s*(?:also|too|next|stories|coverage|articles|reading|content|news)?\s*:",
        r"more (?:from|on|in|about|stories|coverage)\b[^.]*(?::[^.]*)?$", r"also (?:on|in|read)\b[^.]{0,40}:", r"related (?:stories|articles|coverage|content|posts|topics|reading|links)\b",
        r"this (?:post|article|story|piece|item) (?:is part of|(?:was )?(?:first|originally) (?:appeared|published|ran)|(?:has been|was) (?:updated|amended|corrected|republished)|appear(?:s|ed) (?:in|on))",
        r"(?:originally|first) (?:published|appeared)\b", r"a version of this (?:article|story|post|piece)", r"follow (?:along|the|our|live|all)\b.{0,60}\b(?:live|blog|diary|coverage|updates|here|channel)\b", r"(?:read|watch|follow|listen to) (?:our|the) (?:live|full|podcast|latest)\b",
        r"(?:for|find) (?:more|all)\b.{0,40}\b(?:visit|click|follow|see|here)\b", r"filed under\b", r"tags?\s*:", r"topics\s*:", r"(?:editor’s|editor's|editors’) (?:note|picks?)\b",
        r"(?:this is a )?developing story\b", r"this (?:breaking )?(?:news )?story is (?:developing|being updated)", r"have (?:a|you a) (?:tip|story)\b", r"got a (?:tip|story)\b", r"contact (?:us|the (?:author|writer|reporter|newsroom))\b", r"order reprints",
        r"(?:download|listen to|subscribe to) .{0,30}\b(?:app|podcast)\b", r"click here\b", r"dieser (?:artikel|text) (?:ist|erschien)",
    )),
    Rule("a reading time", 6, re.compile(r"^\W*(?:\d+|\w+)[- ]?min(?:ute)?s?\.?(?: (?:read|listen|lesezeit|de lecture))?\W*$|^lesezeit\b", re.IGNORECASE)),
    Rule("a place in the site's tree", 12, re.compile(r"^(?:[\w&’'. -]{2,25}\s*[>›»/|·]\s*){1,5}[\w&’'. -]{2,40}$")),
    NEWSROOM,
    Rule("a line for the reader's letters", 30, re.compile(r"\b(?:letters? to the editor|letters@|tips@|news(?:room|desk)@)", re.IGNORECASE)),
    Rule("an address or handle", 6, re.compile(r"^(?:https?://\S+|www\.\S+|@\w+|[\w.+-]+@[\w-]+\.\w+)(?:\s+(?:https?://\S+|@\w+))*$")),
)  # fmt: skip

# After one of these lines little of the article can follow. Only whole lines count: "Comments" yes, a sentence no.
TAIL_MARKERS = _whole(
    r"join the (?:conversation|discussion|debate)[^.]*", r"(?:\d+ )?(?:reader )?comments?(?: \(?\d+\)?)?(?: section)?", r"leave a (?:reply|comment)", r"have your say", r"view comments",
    r"more (?:from|on|in|about|stories|news|headlines|coverage)\b[^.:]{0,60}:?", r"(?:you (?:may|might) (?:also )?(?:like|be interested in|enjoy)|recommended(?: for you| stories| reading)?|related(?: (?:stories|articles|coverage|content|posts|topics|news|links|reading))?|read (?:more|next|also)|see also|don’t miss|trending(?: now)?|most (?:read|viewed|popular|shared)[^.]{0,30}|editors?[’']s? picks?|popular(?: now| stories)?|latest (?:news|stories|headlines)|what to read next|up next|around the web|from our partners|sponsored(?: content| stories)?|also (?:on|in) [^.:]{2,40})",
    r"(?:about|à propos de) (?:the|this) (?:author|writer|article|story|company)s?[^.]{0,30}", r"about [A-Z][^.]{2,50}", r"subscribe(?: to| for)?[^.]{0,50}", r"sign up (?:for|to)[^.]{0,50}", r"newsletters?(?: sign-?up)?",
    r"(?:media|press) contacts?:?|contacts?:?|press enquiries:?|notes? to editors?:?|ends?|- ?ends? ?-|source: ?.{0,60}|###|# # #|_{3,}",
    r"share this(?: (?:article|story|post))?[^.]{0,20}", r"(?:follow|connect with) (?:us|the author)[^.]{0,30}|follow related[^.]{0,40}", r"tags?:?.{0,60}|topics:?|filed under:?.{0,60}|copyright.{0,60}|©.{0,80}",
    r"kommentare?(?: \(?\d+\)?)?|mehr (?:zum thema|aus|von|lesen)[^.]{0,40}|das könnte sie auch interessieren|auch interessant|weitere (?:artikel|themen|meldungen)|lesen sie auch|meistgelesen|zur startseite|schlagwort(?:e|er)?:?.{0,60}",
    r"what do you think\?.{0,50}|report an? (?:\w+ )?error|interact with .{2,40}|post comment|article details|explore more.{0,40}|next (?:article|story):?|previous (?:article|story):?",
)  # fmt: skip


def reason(line: Line) -> str:
    """Why the line is furniture wherever it stands, "" if it is not."""
    words = line.words
    for rule in RULES:
        if words <= rule.words and rule.shape.search(line.text):
            return rule.why
    if _only_tools(line.text):
        return "a row of buttons"
    if words <= LONGEST_PROMPT and prompts(line.text):
        return "a prompt to the reader"
    return "a picture's credit" if words <= LONGEST_CAPTION and credited(line) else ""


def prompts(text: str) -> bool:
    """Does it speak to the reader about the site? Two words of that trade, or one after such an opening."""
    quotes = "“" in text or '"' in text
    if not quotes and _STRONG.search(text) and len(text.split()) <= LONGEST_STRONG:
        return True
    hits = {match.group().lower() for match in _PROMPTS.finditer(text)}
    addressed = bool(_ADDRESS.match(text))
    return (bool(hits) and addressed and not quotes) or (
        len(hits) > 1 and not quotes and _second_person(text)
    )


def credited(line: Line) -> bool:
    """Does it end in the name of who took or sold a picture?"""
    return any(shape.search(line.text) for shape in CREDITS)


def marks_tail(line: Line) -> bool:
    """Is it a heading after which the page goes on without the article?"""
    if NEWSROOM.shape.search(line.text) and line.words <= NEWSROOM.words:
        return True
    return not line.bullet and line.words <= LONGEST_MARKER and bool(TAIL_MARKERS.match(line.text))


def _only_tools(text: str) -> bool:
    named = False
    for piece in text.split():
        word = piece.strip("()[].,:;|·•/-–—").lower()
        if word in TOOLS:
            named = True
        elif word and not word.isdigit() and word not in {"min", "mins", "read"}:
            return False
    return named


def _second_person(text: str) -> bool:
    return bool(
        re.search(r"\b(?:you|your|our|us|we|this|ihr|ihre|sie|uns|vous|votre|tu)\b", text, re.IGNORECASE)
    )

"""The labels on a page behind which other things stand: comments, teasers, notices, in the commonest languages.

A marker is a whole line ("Comments", "Related stories"), never the beginning of a sentence: "Comments by the minister
were taken down" is none. What follows from a marker (is the article over, or does a box of teasers interrupt it?)
depends on what stands around it and is for `tail` and `shapes` to say.
"""

from __future__ import annotations

import re

from digest.extract.lines import Line

LONGEST_MARKER = 9


def opening(*phrases: str) -> re.Pattern[str]:
    """A pattern for lines that begin with one of these phrases; words in quotation marks are somebody's."""
    return re.compile(rf"^[^\w“\"]*(?:{'|'.join(phrases)})", re.IGNORECASE)


def whole(*phrases: str) -> re.Pattern[str]:
    """A pattern for lines that consist of one of these phrases, whatever marks stand around it."""
    return re.compile(rf"^\W*(?:{'|'.join(phrases)})\W*$", re.IGNORECASE)


# The heading of what readers wrote, or may write.
COMMENTS = whole(
    r"(?:\d+ |no |reader |all |top |latest |recent |show |hide )*comments?(?: ?\(?\d*\)?)?(?: section)?",
    r"(?:member |reader )?discussion|(?:have )?your say|\d+ (?:people|readers) said|leave a (?:reply|comment)|(?:post|add|write) a comment|join the (?:conversation|discussion|debate)[^.]*|have your say",
    r"\d+ (?:thoughts|responses|replies|comments) (?:on|to) .{0,120}|there (?:are|is) \d+ comments?.{0,60}|all replies|\d+ replies|(?:discussion|responses) ?\(\d+\)",
    r"(?:\d+ |keine )?kommentare?(?: ?\(?\d+\)?)?|\d+ (?:antworten|gedanken|kommentare) (?:auf|zu) .{0,120}",
    r"(?:schreiben? sie|schreibe?|hinterlassen sie|hinterlasse) (?:uns )?(?:einen|eine|ihren|deinen) (?:kommentar|antwort)|diskutieren sie mit|kommentieren(?: sie)?",
    r"kommentar(?: verfassen| schreiben)|(?:es gibt |leider sind )?(?:noch )?keine kommentare[^.]{0,60}|publier un commentaire|aucun commentaire",
    r"(?:\d+ )?(?:commentaires?|comentarios?|commenti|reacties|comentários?)(?: ?\(?\d+\)?)?|(?:vos )?réactions?",
    r"(?:laisser|écrire|ajouter) un commentaire|(?:deja|escribe|añade) (?:un|tu) comentario|(?:lascia|scrivi) un commento",
    r"(?:deixe|escreva) (?:um|seu) comentário|(?:laat een|geef een|plaats een) reactie(?: achter)?",
)  # fmt: skip

# The heading of a box of teasers: what follows it without a full stop belongs to it.
TEASERS = whole(
    r"(?:related|recommended|trending|popular|most (?:read|viewed|watched|popular|shared)|more|further|top|latest|suggested|featured|must[- ]read)"
    r"(?: (?:related|recommended|stories|story|articles?|coverage|content|posts?|topics|reading|links|videos?|news|headlines|for you|now|picks|on this|here))*",
    r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy)[^.]{0,30}|read (?:more|next|also|on)|(?:see|read|watch|listen) also|also read",
    r"don[’']t miss(?: (?:this|these)[^.]{0,50})?|what to read next|up next|around the web|from (?:around the web|our partners)|editors?[’']?s?[’']? (?:picks?|choice)|must reads?",
    r"(?:promoted|sponsored|paid) (?:stories|content|links|posts)|more (?:from|on|in|about) [^.:]{2,60}|also (?:on|in) [^.:]{2,40}|in this (?:story|series)",
    r"lesen sie (?:auch|mehr|weiter)|mehr (?:zum thema|dazu|aus|von)[^.]{0,40}|(?:das )?könnte (?:sie|dich|euch) auch interessieren|auch interessant",
    r"(?:meistgelesen|weitere|verwandte|ähnliche|passende|aktuelle|neueste)(?: (?:artikel|themen|meldungen|beiträge|nachrichten|inhalte))*|(?:passend )?zum thema|empfehlungen[^.]{0,30}",
    r"zum weiterlesen|mehr themen|weitere (?:informationen|infos|links|beiträge[^.]{0,40})|(?:sie|dich|euch) könnten? auch [^.]{0,60}interessier\w+[^.]{0,10}|(?:lesen sie|sehen sie) auch [^.]{0,40}|aktuelle (?:news|nachrichten)",
    r"(?:à )?(?:lire|voir) (?:aussi|également)|vous aimerez aussi|sur le même (?:sujet|thème)|les plus lus|(?:nos |les )?articles (?:recommandés|liés)|à ne pas manquer|dans la même rubrique",
    r"(?:lea|lee|vea|te) (?:también|además|puede interesar)|(?:le )?puede interesar(?:le)?|(?:noticias|artículos) relacionad[oa]s|lo más (?:leído|visto)|más (?:noticias|información)|más sobre [^.]{2,40}",
    r"leggi anche|(?:ti )?potrebbe interessarti(?: anche)?|articoli correlati|i più letti|notizie correlate",
    r"lees (?:ook|meer|verder)|meest gelezen|gerelateerde? (?:artikelen|berichten|nieuws)|bekijk ook",
    r"(?:leia|veja|saiba) (?:também|mais)|mais lidas|(?:notícias|matérias|artigos) relacionad[oa]s",
)  # fmt: skip

# After one of these lines little of the article can follow, besides those above.
_ENDS = whole(
    r"(?:about|à propos de) (?:the|this|our) (?:author|writer|article|story|company)s?[^.]{0,30}|about [A-Z][^.]{2,50}|about us",
    r"(?:enjoy(?:ed|ing)|liked?|loved?|like) (?:this|what|our|reading)[^.]{0,50}|subscribe(?: to| for)?[^.]{0,50}|sign up (?:for|to)[^.]{0,50}|newsletters?(?: sign-?up)?|view comments|post comment",
    r"(?:media|press) contacts?|contacts?|press enquiries|notes? to editors?|ends?|source: ?.{0,60}|(?:# ?){3}|_{3,}",
    r"(?:share|like|rate|print|bookmark) this(?: (?:article|story|post|page))?[^.]{0,20}|(?:follow|connect with) (?:us|the author)[^.]{0,30}|follow related[^.]{0,40}",
    r"tags?:?.{0,60}|topics:?|filed under:?.{0,60}|copyright.{0,60}|©.{0,80}|archivado en|archiviato in|classé dans|references|further reading|citations|bibliography|literatur|quellen|bibliographie",
    r"what do you think\?.{0,50}|report an? (?:\w+ )?error|interact with .{2,40}|article details|explore more.{0,40}|(?:next|previous) (?:article|story|post)",
    r"zur startseite|schlagwort(?:e|er)?:?.{0,60}|über (?:den autor|die autorin)[^.]{0,40}|(?:artikel |news |beitrag )?teilen|über diese (?:reihe|serie)|externer inhalt|themen:?.{0,60}",
    r"partager (?:cet|l’|sur)[^.]{0,40}|mots-clés:?.{0,60}|etiquetas:?.{0,60}|condividi[^.]{0,30}|compart(?:ir|e|ilhe)[^.]{0,30}|delen|over de auteur",
)  # fmt: skip


# What only stands behind the end of a release or a report, however much of it there is.
_HARD_ENDS = whole(
    r"ends?|fin|ende|notes? (?:to|for) (?:the )?editors?|notizen? für (?:die )?redaktion(?:en)?|note aux rédactions?|(?:# ?){3}|-?30-",
    r"(?:media|press) (?:contacts?|enquiries|inquiries|information)(?: ?(?:only|details))?|pressekontakt|contacts? presse|contacto de prensa",
    r"for (?:further|more) (?:information|details)(?: or .{0,60})?,?(?: please)? (?:contact|call|email|visit).{0,20}",
    r"about the (?:author|writer)s?|über (?:den autor|die autorin)|à propos de l[’']auteur|sull[’']autore|sobre (?:el autor|la autora)",
)
LONGEST_HARD_END = 14


def ends_hard(line: Line) -> bool:
    """Is it a line that an article never goes on after?"""
    return line.words <= LONGEST_HARD_END and not line.bullet and bool(_HARD_ENDS.match(line.text))


def marks_tail(line: Line) -> bool:
    """Is it a heading after which the page goes on without the article?"""
    return _fits(line, COMMENTS) or _fits(line, TEASERS) or _fits(line, _ENDS)


def announces_others(line: Line) -> bool:
    """Is it the label of a box of teasers, with none on the same line?"""
    return _fits(line, TEASERS)


def _fits(line: Line, shape: re.Pattern[str]) -> bool:
    short = line.words <= LONGEST_MARKER or shape is COMMENTS
    return short and not line.bullet and bool(shape.match(line.text))

"""Sentences that speak to the reader about the site: subscribe, log in, accept, comment, follow.

They are prose by every other measure and differ from an article's in what they speak of: newsletters, accounts,
cookies, and "you". One such word proves nothing (a paper reports on subscriptions too), so this asks for two of them,
or for one behind an opening that addresses the reader, or for a phrase that nothing but a site's own service says.
What stands in quotation marks is somebody's speech, and no prompt.
"""

from __future__ import annotations

import re

from digest.extract.plain.markers import opening

# Each word alone proves little, two prove it.
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
    r"affiliate (?:links?|commission)|(?:earn|receive) a (?:small )?commission",
    r"abonn\w+|anmeld\w+|registrier\w+|konto|datenschutz\w*|kommentar\w*|werbung|netiquette|nutzungsbedingungen|einloggen|eingeloggt",
    r"inscri\w+|s[’']abonner|compte|courriel|commentaires?|suscr\w+|boletín|cuenta|comentarios?|privacidad",
    r"iscri(?:viti|zione|versi)|abbonat\w*|abbonamento|account|commenti|aanmelden|nieuwsbrief|reacties|assin(?:e|ar|ante)|comentários",
)  # fmt: skip
_PROMPTS = re.compile(rf"\b(?:{'|'.join(PROMPT_WORDS)})\b", re.IGNORECASE)

# Said of nothing but a site's own service: one of these proves it.
_STRONG = re.compile(
    r"\bunsubscribe at any time\b|\b(?:in|to|straight to) your inbox\b|\benter your e-?mail\b|\bsign up (?:for|to) (?:our|the|get|receive)\b"
    r"|\byour e-?mail address\b|\bcomments? (?:section )?below\b|\b(?:log|sign) in to (?:comment|join|read|continue)\b"
    r"|\bcreate (?:a|your) (?:free )?account\b|\bsubscribe (?:now|today|to (?:our|read|continue|support))\b|\bfree articles? (?:left|remaining|this month)\b"
    r"|\bbecom(?:e|ing) a (?:supporter|member|subscriber|patron)\b|\bsupport (?:our|independent|local) journalism\b|\b(?:donate (?:now|today)|make a (?:donation|gift))\b"
    r"|\b(?:our|unsere|nos|nuestros|nostri|onze) (?:\d+|\w+) (?:partners?|partner(?:n)?|partenaires|socios|parceiros)\b|\breaders like you\b|\bwe(?:[’\x27]ll| will)? send you\b|\bschicken wir (?:ihnen|dir)\b|\bnous vous envoyons\b"
    r"|\bclick here\b|\bwe use cookies\b|\bfollow us on\b|\byour (?:support|donation|subscription)\b"
    r"|\b(?:use|uses) cookies\b|\b(?:enable|disabled|requires) javascript\b|\bjavascript (?:is|to be) (?:enabled|disabled)\b|\b(?:outdated|another|supported) browser\b"
    r"|\b(?:send you|enable|allow) (?:push )?notifications\b|\bnot supported (?:on|by|in) your (?:device|browser)\b|\ball comments are\b|\bto leave a comment\b"
    r"|\bdownload (?:the|our) (?:\w+ ){0,3}apps?\b|\bthis entry was posted\b|\bbookmark the permalink\b|\bwant to (?:see fewer|advertise)\b"
    r"|\b(?:diese|unsere) (?:web)?(?:seite|site) (?:verwendet|nutzt|benutzt) cookies\b|\bcookies? (?:verwenden|akzeptieren|zustimmen)\b|\be-mail-adresse wird nicht veröffentlicht\b"
    r"|\b(?:unseren|unserem|den kostenlosen) newsletter\b|\bpush-nachrichten\b|\bbenachrichtigungen? (?:aktivieren|erhalten)\b|\bum (?:kommentare|einen kommentar) zu (?:schreiben|verfassen)\b"
    r"|\bfolgen? (?:sie )?uns (?:auf|auch)\b|\bfolge uns\b|\bhinterlasse?n? (?:sie )?(?:mir |uns )?(?:einfach )?einen kommentar\b|\bwie bewerten sie diesen artikel\b"
    r"|\b(?:notre|votre) newsletter\b|\bsuivez-nous\b|\b(?:utilise|utilisons) des cookies\b|\badresse (?:e-mail|de messagerie) ne sera pas publiée\b"
    r"|\b(?:utiliza|usamos|utilizamos) cookies\b|\bsíguenos en\b|\bnuestro (?:boletín|newsletter|canal)\b|\bcorreo electrónico no será publicad\w\b"
    r"|\b(?:utilizza|usa) (?:i )?cookie\b|\bseguici su\b|\bla nostra newsletter\b|\bgebruikt cookies\b|\bvolg ons op\b|\bonze nieuwsbrief\b"
    r"|\b(?:nossa newsletter|siga-nos|nosso canal)\b|\bcomentários não representam\b",
    re.IGNORECASE,
)  # fmt: skip
LONGEST_STRONG = 60
# Who speaks so speaks to the reader.
_ADDRESS = opening(
    r"sign up|subscribe|get (?:the|our|your|more|all|unlimited)|join|enter|please|follow|already|register|log in|sign in"
    r"|support|become|thank you for|thanks for|we use|we will|we won[’']t|we value|by (?:signing|clicking|continuing|submitting"
    r"|subscribing|registering)|you (?:can|may|must|have|are|need)|to (?:continue|read|comment|keep|unlock|encourage)|your|this (?:site"
    r"|website|content|article|story|post|page)|create|confirm|change|download|unlock|start your|want|don[’']t miss|stay|enjoy(?:ing|ed)?|help"
    r"|if you|not your|choose|receive|our (?:weekly|daily|free|newsletter|morning|evening)|when you|submit|loading|no comments"
    r"|melden|abonnieren|jetzt|bitte|wenn (?:sie|du|ihr)|du (?:möchtest|musst|kannst)|um |ihre?|deine?|dieser (?:artikel|beitrag|text)|die kommentar"
    r"|inscrivez|abonnez|cet article|vous|pour (?:lire|continuer)|déjà|veuillez|votre|suscríb|regístr|para (?:leer|continuar|seguir)|si (?:quieres|desea|vous)|tu |tus "
    r"|iscriviti|abbonati|per (?:leggere|continuare)|se vuoi|schrijf|meld|wil je|word|assine|cadastre|para (?:ler|continuar)|receba"
)  # fmt: skip
# "They" and "her" are the same words in German, Spanish and French: there only the capital tells.
_SECOND_PERSON = re.compile(
    r"\b(?:[Yy]our?|[Oo]ur|us|[Ww]e|uns|[Dd]eine?[mnr]?|[Vv]ous|[Vv]otre|[Vv]os|[Nn]otre|[Tt]us?|[Nn]uestr[oa]|[Tt]u[oa]|[Uu]w|[Ss]eu|[Nn]oss[oa])\b"
    r"|(?<=[a-zäöü,] )(?:Sie|Ihnen|Ihre?[mnr]?)\b"
)
# Every pattern above needs one of these; most lines have none, and looking for them is quick.
_TRACES = tuple(
    "sign log subscri newsletter inbox your cookie mail privacy policy terms free regist usernam passwor comment moderat "
    "opt out personal advertis our this click tap here premium paywall access affiliate commission abon anmeld konto "
    "datenschutz kommentar werbung netiquette nutzungs einlog eingelog inscri compte courriel suscr bolet cuenta coment "
    "privacidad iscri abbon account comment nieuws reacti assin javascript browser notif device app entry permalink want to "
    "adresse nachricht benach folg hinterlas bewerten suivez siga síguenos correo seguici volg canal support donation follow".split()
)


def prompts(text: str) -> bool:
    """Does it speak to the reader about the site? Two words of that trade, or one after such an opening."""
    lowered = text.lower()
    if "“" in text or '"' in text or "„" in text or not any(trace in lowered for trace in _TRACES):
        return False
    if _STRONG.search(text) and len(text.split()) <= LONGEST_STRONG:
        return True
    hits = {match.group().lower() for match in _PROMPTS.finditer(text)}
    if hits and _ADDRESS.match(text):
        return True
    return len(hits) > 1 and bool(_SECOND_PERSON.search(text))

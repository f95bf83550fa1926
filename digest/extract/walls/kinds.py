"""Walls that stand in an article's place, as data: what each is called and how it is known.

A kind has `titles`, which a page must bear to the letter; `speech`, sentences in which such a page addresses its
reader; `hints`, sentences that belong to it but may be an article's too; and `marks` in the source, which are believed
only where next to nothing else is on the page. Phrases are written for text that `page.plain` has made plain, and stand
in the order English, German, French, Spanish, Italian, Dutch. How much of it is proof is decided in `standing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

Phrases: TypeAlias = re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of wall: its key, what to say of it, the reader's next step; `preview` where an article begins before it."""

    key: str
    says: str
    step: str
    titles: Phrases = None
    speech: Phrases = None
    hints: Phrases = None
    marks: Phrases = None
    preview: bool = False


def phrases(*alternatives: str) -> re.Pattern[str]:
    """One pattern of several, for text that `page.plain` has made plain."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives))


_BROWSER = "save the page from your browser"

ROBOTS = Kind(
    "robots",
    "a check for robots",
    f"{_BROWSER}, or ask its publisher to let readers like this one through",
    titles=phrases(
        r"just a moment|attention required!?|access denied|access to this page has been denied|pardon our interruption",
        r"are you (?:a )?(?:robot|human)|security check|robot check|verify(?:ing)? (?:that )?you are (?:a )?human",
        r"ddos-guard|human verification|request blocked|one more step",
        r"sicherheits(?:über)?prüfung|zugriff verweigert|nur einen moment|einen moment(?: bitte)?",
        r"accès refusé|vérification de sécurité|un instant|êtes-vous un robot",
        r"acceso denegado|verificación de seguridad|un momento|¿?eres un robot",
        r"accesso negato|verifica di sicurezza|un attimo|sei un robot",
        r"toegang geweigerd|beveiligingscontrole|een moment geduld|ben je een robot",
    ),
    speech=phrases(
        r"(?:verify|confirm|prove|know|make sure|sure) (?:that )?you(?:'re| are) (?:not a (?:robot|bot)|(?:a )?human)",
        r"^i(?:'m| am) not a robot|press (?:&|and) hold to",
        r"review(?:ing)? the security of your connection|checking (?:your browser|if the site connection)",
        r"unusual (?:traffic|activity) from your|we (?:think|believe) (?:that )?you(?:'re| are) (?:using automat|a (?:ro)?bot)",
        r"make sure your browser supports javascript and cookies|ha(?:s|ve) banned your access|sorry, you have been blocked|you (?:don't|do not) have permission to access .* on this server",
        r"enable (?:js|javascript) and (?:disable any ad ?blocker|cookies to continue)|why have i been blocked",
        r"complete the (?:captcha|security check|challenge)|solve (?:the|this) captcha|enter the characters you see",
        r"bestätigen sie,? dass sie (?:kein roboter|ein mensch)|^ich bin kein roboter|ungewöhnlichen datenverkehr aus",
        r"vérifie[rz] que vous (?:êtes|n'êtes pas) |^je ne suis pas un robot|trafic (?:inhabituel|suspect) .* votre",
        r"(?:comprueb|verific|confirm|demuestr)[ae] que (?:eres (?:un )?humano|no eres un robot)|^no soy un robot",
        r"revisar la seguridad de (?:tu|su) conexión|tráfico inusual .* (?:tu|su) red",
        r"(?:verifica|conferma|dimostra) (?:di essere (?:un )?(?:umano|essere umano)|di non essere un robot|che non sei un robot)",
        r"^non sono un robot|traffico insolito .* (?:tua|vostra) rete",
        r"(?:bevestig|controleer|bewijs) dat (?:je|u) (?:geen robot|een mens)|^ik ben geen robot|ongebruikelijk verkeer",
    ),
    hints=phrases(
        r"\bray id\b|reference (?:id|#)|your ip\b|security (?:service|solution|check)|this (?:website|site) is using",
        r"site owner|block(?:ed)? (?:reference )?id|what can i do|why did this happen|your browser supports javascript",
        r"\bcaptcha\b|\bpermission to access\b|automation tools|automated (?:access|requests|traffic)|to continue, please",
        r"before proceeding|antes de continuar|bevor sie fortfahren|avant de continuer|prima di continuare",
    ),
    marks=phrases(
        r"captcha-delivery\.com|px-captcha|_cf_chl_opt|cf-error-details|cf-challenge|challenge-form|_incapsula_resource",
        r"errors\.edgesuite\.net|(?:g-recaptcha|h-captcha|cf-turnstile)[\"' ]",
    ),
)
CONSENT = Kind(
    "consent",
    "a page that asks for consent to cookies",
    f"{_BROWSER} once you have chosen there",
    titles=phrases(
        r"(?:your|we value your) privacy(?: choices| matters(?: to us)?| settings)?|before you continue(?: to .{1,40})?",
        r"cookie (?:consent|settings|preferences|notice|wall)|cookies? (?:on|and) .{1,40}|privacy (?:settings|gate)|consent",
        r"(?:cookie|datenschutz|privatsphäre)-?einstellungen|weiter mit werbung.*|ihre privatsphäre.*|zustimmung",
        r"gére[rz] vos cookies|(?:le )?respect de votre vie privée.*|vos choix .*cookies",
        r"(?:configuración|aviso) de (?:cookies|privacidad)|(?:tu|su) privacidad.*|(?:la )?(?:tua|vostra) privacy.*",
        r"impostazioni (?:dei )?cookie|cookies? accepteren.*|(?:jouw|uw|je) privacy.*|cookie-?(?:instellingen|toestemming)",
    ),
    speech=phrases(
        r"\bwe(?:,)? and (?:our|selected|third)(?: \d[\d.,]*)?(?: trusted| carefully selected)? (?:third )?part(?:y|ies|ners)|\bwe use cookies\b",
        r"^(?:please )?accept (?:all )?(?:the )?cookies\b|store and/or access information on a device",
        r"\b(?:wir|mit ihrer (?:einwilligung|zustimmung)).{0,40} (?:und unsere(?: \d+)? partner|verwenden .{0,20}cookies)",
        r"wir nutzen .{0,20}cookies|mit werbung (?:weiter)?lesen|besuchen sie .{0,40} mit werbung und tracking",
        r"nos(?: \d+)? partenaires et nous|nous et nos(?: \d+)? partenaires|nous utilisons des cookies|vous consentez à",
        r"nosotros y nuestros(?: \d+)? socios|(?:utilizamos|usamos) cookies|nuestros socios y nosotros",
        r"noi e (?:i nostri(?: \d+)? partner|terze parti)|utilizziamo (?:i )?cookie|usiamo (?:i )?cookie",
        r"wij? en onze(?: \d+)? partners|(?:wij?|onze partners) gebruiken? .{0,20}cookies|toestemming nodig voor .{0,30}cookies",
    ),
    hints=phrases(
        r"\bcookies?\b|\bconsent\w*|\bpartners?\b|personal data|privacy|personali[sz]ed|legitimate interest|on a device",
        r"your (?:choices|device|preferences)|advertising|device characteristics|geolocation|more options|browsing data",
        r"zustimmung|einwilligung|personenbezogene|datenschutz|tracking|widerruf|werbefrei|\bpur-abo",
        r"consentement|partenaires|données personnelles|finalités|accepter et fermer|continuer sans accepter",
        r"consentimiento|socios|datos personales|privacidad|publicidad personalizada",
        r"consenso|dati personali|archiviare informazioni|toestemming|persoonsgegevens|advertenties",
    ),
)
MISSING = Kind(
    "missing",
    "a page that says it is not there",
    "look for its new address",
    titles=phrases(
        r"(?:error|http|fehler|erreur|errore|fout|status)? ?(?:code )?(?:404|410)\W{0,4}(?:error|(?:page |file )?not found|gone)?[\W\d]{0,6}",
        r"(?:the |this )?(?:page|article|story|content|file)(?: was| is| has)? (?:not found|no longer available|missing|been removed)",
        r"not found|(?:sorry, )?page (?:can't|cannot|could not) be found|oops",
        r"(?:die )?(?:seite|artikel)(?: wurde)? nicht (?:gefunden|mehr verfügbar)|nicht gefunden",
        r"(?:la )?page (?:introuvable|non trouvée)|(?:la )?página no (?:encontrada|existe)|no encontrad[ao]",
        r"(?:la )?pagina non (?:trovata|esiste)|(?:de )?pagina (?:is )?niet gevonden|niet gevonden",
    ),
    speech=phrases(
        r"(?:page|article|story|content|url|address)(?: that)?(?: you(?:'re| are| were|'ve| have)?)? (?:looking for|requested|tried|trying|entered)",
        r"(?:we|i)(?: can't| cannot| couldn't| could not|'re unable to)(?: seem to)? find (?:the|that|this) (?:page|article|story)",
        r"this (?:page|article|story|content) (?:is no longer|isn't|is not|does not|doesn't|has been|could not|cannot) ?(?:available|exist|removed|deleted|moved|be found)?",
        r"the requested (?:url|page|resource) .{0,100}(?:not found|not exist)",
        r"(?:gewünschte|angeforderte|aufgerufene|gesuchte)n? (?:seite|artikel|adresse|inhalt)\b",
        r"(?:seite|artikel),? (?:die|den) sie (?:suchen|gesucht|aufgerufen|aufrufen)|(?:diese|die) seite (?:existiert|gibt es) (?:leider )?nicht",
        r"(?:page|article) (?:que vous (?:recherche[zr]|cherchez|demandez|avez demandée?)|demandée?)",
        r"(?:página|noticia|artículo|contenido) que (?:buscas?|busca usted|está[sn]? buscando|has solicitado|intentas)",
        r"(?:pagina|articolo) (?:che (?:cerchi|stai cercando|hai (?:cercato|richiesto))|richiest[ao]|cercat[ao])",
        r"pagina die (?:je|u) (?:zoekt|zocht|probeert|hebt opgevraagd)|(?:deze|de opgevraagde) pagina (?:bestaat|is) niet",
    ),
    hints=phrases(
        r"moved or deleted|(?:been )?(?:removed|deleted) from|home ?page|check the (?:address|url|spelling)|try (?:a )?search",
        r"nutzen sie die suche|startseite|page d'accueil|retour à l'accueil|página de inicio|torna alla home|terug naar",
    ),
)
FAILING = Kind(
    "failing",
    "a server’s error instead of the page",
    "try again later",
    titles=phrases(
        r"(?:error|http|fehler|erreur|errore|fout|status)? ?(?:code )?5(?:00|02|03|04|2\d)(?: .{0,40})?",
        r"bad gateway|(?:service|server|temporarily) (?:temporarily )?unavailable|gateway time-?out|internal server error",
        r"application error|something went wrong|an error (?:has )?occurred|(?:interner )?server-?fehler|ein fehler ist aufgetreten",
        r"erreur (?:interne )?du serveur|error (?:interno )?del servidor|errore (?:interno )?del server|interne serverfout",
    ),
    speech=phrases(
        r"^(?:oops[!,.]? )?something(?: has)? (?:went|gone) wrong|we(?:'re| are) having (?:trouble|technical|some)|an (?:unexpected )?error (?:has )?occurred",
        r"the server (?:encountered|is temporarily|was unable|is unable|didn't)|temporarily unable to service your request",
        r"^(?:leider )?(?:ist|es ist) (?:leider )?ein (?:technischer )?fehler aufgetreten|une erreur (?:s'est produite|est survenue)",
        r"(?:ha ocurrido|se ha producido) un error|(?:si è verificato|c'è stato) un errore|er is (?:iets|een fout) (?:mis ?gegaan|opgetreden)",
    ),
    hints=phrases(
        r"(?:please )?try (?:again|reloading|refreshing)|error code|versuchen sie es .*(?:noch ?einmal|erneut|später)",
        r"réessaye[rz]|int[eé]ntalo de nuevo|inténtelo|riprova|probeer het (?:later|opnieuw|nog)",
    ),
)
REGION = Kind(
    "region",
    "a page that keeps readers of your country out",
    "look for the article elsewhere, or ask its publisher",
    titles=phrases(
        r"(?:error |http )?451|unavailable (?:due to|for) legal reasons|access from the european union",
        r"(?:video|content|not|this content is)? ?(?:un|not )available in your (?:country|region|location)",
    ),
    speech=phrases(
        r"(?:not|un|isn't|n't) ?(?:currently )?available (?:in|to|from) (?:your|visitors|users|readers|most european|the european)",
        r"attempting to access this (?:web)?site from a country|european (?:visitors|readers|users) are important to us",
        r"unavailable (?:in|to) .{0,40}european (?:union|economic area|countries)|(?:blocked|restricted) in your (?:country|region)",
        r"in (?:ihrem|deinem) land (?:leider )?nicht (?:verfügbar|abrufbar)|(?:pas|n'est pas) disponible dans votre (?:pays|région)",
        r"no (?:está )?disponible en (?:tu|su) (?:país|región)|non (?:è )?disponibile (?:nel tuo|nel suo|nel vostro) paese",
        r"niet beschikbaar in (?:je|jouw|uw) (?:land|regio)",
    ),
    hints=phrases(
        r"general data protection|technical compliance|to the eu\b|\bgdpr\b|applicable eu laws|access cannot be granted|email the|for any issues"
    ),
)
MAINTENANCE = Kind(
    "maintenance",
    "a page that says the site is being repaired",
    "try again later",
    titles=phrases(
        r"we(?:'ll| will) be (?:right )?back(?: soon| shortly)?|(?:site |website )?(?:under|down for|scheduled)? ?maintenance(?: mode)?",
        r"wartungs(?:arbeiten|modus|seite)|(?:site )?en maintenance|(?:sitio )?en mantenimiento|(?:sito )?in manutenzione",
        r"(?:site )?in onderhoud|onderhoud",
    ),
    speech=phrases(
        r"\b(?:our|this|the) (?:web)?site is (?:currently |temporarily )?(?:undergoing|under|down for|being) .{0,20}(?:maintenance|update)",
        r"we(?:'re| are) (?:currently )?(?:performing|carrying out|undergoing|down for) .{0,30}maintenance|we(?:'ll| will| should) be back",
        r"wir sind (?:in kürze|bald|gleich|demnächst) (?:wieder|zurück)|unsere (?:web)?seite .{0,40}(?:gewartet|nicht erreichbar)",
        r"notre site est .{0,20}en maintenance|nous (?:serons|sommes) (?:bientôt )?de retour|nuestro sitio .{0,30}mantenimiento",
        r"(?:volveremos|estaremos de vuelta) (?:pronto|en breve)|il nostro sito .{0,30}manutenzione|torneremo (?:presto|a breve)",
        r"onze (?:web)?site .{0,30}onderhoud|we zijn (?:snel|zo|binnenkort) (?:weer )?terug",
    ),
    hints=phrases(r"patience|geduld|pazienza|paciencia|back shortly|wartung"),
)
PARKED = Kind(
    "parked",
    "a domain that is parked or for sale",
    "take the address out of your sources",
    titles=phrases(
        r"(?:this |the )?(?:domain|website)(?: name)? (?:.{1,60} )?(?:is |may be )?for sale|parked domain|domain parked"
    ),
    speech=phrases(
        r"(?:this|the) domain(?: name)? (?:\S{1,80} )?(?:is|may be|has been) (?:for sale|parked|expired|registered)",
        r"^(?:buy|get) this domain|is this your domain|inquire about this domain|diese domain (?:steht zum verkauf|ist geparkt)",
        r"ce (?:nom de )?domaine est (?:à vendre|en vente)|este dominio está (?:en venta|a la venta)",
        r"questo dominio è in vendita|dit domein is te koop",
    ),
    hints=phrases(r"\bdomain\b|\bhosting\b|make an offer|registrar"),
)
SCRIPT = Kind(
    "script",
    "a page that shows nothing without JavaScript",
    f"{_BROWSER}, or give the address of its print view",
    speech=phrases(
        # Not "to view the comments", "to play this video": those miss a part, not the page.
        r"enable javascript (?:in your (?:web )?browser )?(?:to|and) (?:run|use|view|access|continue|read|reload|visit)\b(?!.{0,20}(?:comments|video))",
        r"javascript is (?:disabled|turned off|required|not enabled|not available)|requires javascript",
        r"(?:aktivieren sie|aktiviere) (?:bitte )?javascript|javascript (?:ist deaktiviert|aktivieren)",
        r"active[rz] javascript|javascript est désactivé|activ[ae] javascript|habilit[ae] javascript",
        r"(?:attiva|abilita) javascript|(?:schakel|zet) javascript (?:in|aan)|javascript is uitgeschakeld",
    ),
    hints=phrases(r"(?:supported|your) browsers?|help cent(?:re|er)|\breload\b"),
)
LOGIN = Kind(
    "login",
    "a login page",
    "give the source the headers of your login (headers under its [[source]]), or save the page while logged in",
    titles=phrases(
        r"(?:log|sign)[ -]?in(?: (?:to|with) .{1,40})?|login|single sign-on|member login|authentication required",
        r"anmelde[nr]|anmeldung|einloggen|connexion|se connecter|identification|iniciar sesión|inicia sesión|acceso",
        r"accedi|accesso|inloggen|aanmelden",
    ),
    speech=phrases(
        r"^(?:please )?(?:log|sign)[ -]?in (?:to|with) (?:your|continue$|continue\.|my)|you (?:must|need to) (?:be logged|log|sign) in to (?:view|access|see|read)",
        r"melden sie sich .{0,40}an, um|bitte (?:melden sie sich|loggen sie sich|anmelden|einloggen)",
        r"(?:connecte[rz]|identifie[rz])-vous pour|inicia sesión (?:para|en) |accedi (?:per|al tuo)|log in om|meld je aan om",
    ),
    hints=phrases(r"password|passwort|mot de passe|contraseña|wachtwoord|\baccount\b|e-?mail address"),
    marks=phrases(r"type\s{0,3}=\s{0,3}[\"']?password"),
)  # fmt: skip

# In this order: a challenge asks for JavaScript too, a login page for cookies, and what a country may not see is “not
# available” as a missing page is.
KINDS = (ROBOTS, CONSENT, REGION, MISSING, FAILING, MAINTENANCE, PARKED, LOGIN, SCRIPT)

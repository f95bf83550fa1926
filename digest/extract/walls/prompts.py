"""Walls that an article begins before: a paywall, or a free account that is asked for.

No sign proves one alone: meters, offers and logins stand around articles that are whole. So they are weighed. A prompt
counts where a sentence opens with it, as an imperative does; "asked to subscribe to continue reading" is a report.
"""

from __future__ import annotations

import itertools
import re

from digest.extract.lines import word_count
from digest.extract.walls.kinds import Kind, phrases
from digest.extract.walls.page import Page, sentences

_HEADERS = "(headers under its [[source]])"
# Words of a preview. Above it, a short article that is all there under an offer is likelier.
LONGEST_PREVIEW = 150
SHORT_PREVIEW = 40
ENOUGH = 3
# A clear prompt is enough; "not free" needs one sign more, as many houses say it of what they show in full.
PROMPT, UNFREE, OFFER, CUT, SHORT = 3, 2, 1, 1, 1
# What speaks for an article: it is said to be free, or the meter has not run out.
FREE, METER = -2, -5

_READ_ON = (
    r"(?:continue|(?:keep|go on|finish|carry on|start) reading|read (?:on|more|this|the|full)"
    r"|(?:access|view|unlock|see) (?:this|the (?:full|whole|rest|entire)))"
)
_THING = r"(?:this|the|our)(?: (?:full|whole|entire|rest of (?:this|the)|premium|exclusive))? (?:article|story|content|post|report|page|text)"
_LEAD_IN = r"(?:please |sorry, |(?:want|like|wish) to (?:read|see|know) (?:on|more|this|the)[^?]{0,40}\? )?"

PAYWALL = Kind(
    "paywall",
    "a paywall",
    f"give the source the headers of your subscription {_HEADERS}, or save the page while logged in",
    preview=True,
    speech=phrases(
        rf"{_LEAD_IN}(?:subscribe|become a (?:subscriber|member)|join|upgrade|start your (?:free )?trial)(?: now| today| here| for .{{1,30}})? (?:to|and) {_READ_ON}\b",
        rf"to {_READ_ON}\b.{{0,60}}(?:subscribe|become a (?:subscriber|member)|subscription|choose a plan)",
        rf"(?:{_THING}|the rest of {_THING}|this) is (?:only |exclusively )?(?:available |reserved |exclusive )?(?:only |exclusively )?(?:for|to) (?:our )?(?:paying |paid |premium |digital )?(?:subscribers|members)",
        rf"{_THING} (?:requires|is behind) a (?:subscription|membership|paywall)",
        r"(?:you are|you're) reading a preview",
        r"you(?:'ve| have) (?:reached|hit|used|read) (?:your|all|the|the last)\b.{0,30}(?:limit|free (?:articles|stories))(?! left)",
        r"choose (?:a|your) (?:plan|subscription) to",
        r"(?:jetzt )?(?:weiterlesen|weiter lesen|lesen sie weiter) mit\b.{0,30}\b(?:abo|plus|premium|digital)",
        r"mit \S{1,20} weiter ?lesen\b",
        r"(?:dieser|diesen|den ganzen|den vollständigen) (?:artikel|inhalt|beitrag|text) .{0,50}\b(?:abonnent(?:en|innen)?|abo|mitglieder|registrierte)",
        r"(?:jetzt )?(?:abonnieren|abo abschließen|testen) (?:und|um) (?:weiter|alle|den)",
        r"(?:cet|le|la suite de (?:cet|l')|la suite|l')\s?(?:article|contenu)? ?(?:est |vous est )?(?:uniquement |exclusivement )?réservé[es]* (?:à|aux|à nos) (?:nos )?abonné",
        r".{1,30} réserve (?:cet|la suite de cet) article à ses abonnés",
        r"il vous reste .{1,12} (?:de cet article|de l'article|à lire)|(?:abonnez-vous|s'abonner) pour (?:lire|continuer|accéder à (?:cet article|l'article|la suite|l'intégralité))",
        r"pour (?:lire la suite|continuer (?:la|votre) lecture),? .{0,20}abonn",
        r"(?:este )?(?:contenido|artículo) (?:es |está )?(?:exclusivo|solo|sólo|reservado|disponible) (?:solo )?(?:para|a) (?:nuestros )?(?:suscriptores|socios|abonados)",
        r"suscríb(?:e|a)(?:te|se)(?: ahora| ya)? (?:para|y) (?:seguir|continuar|sigue|leer|acceder)",
        r"(?:questo |il )?(?:contenuto|articolo) (?:è )?(?:riservato|esclusivo|disponibile solo) (?:agli|per gli|ai) (?:nostri )?abbonati",
        r"abbonati(?: ora| subito)? (?:per|e) (?:continuare|leggere|continua|accedere)|per continuare a leggere,? .{0,20}abbon",
        r"(?:dit|deze) (?:artikel|verhaal|inhoud) is (?:alleen|uitsluitend|exclusief) (?:toegankelijk |beschikbaar )?voor (?:onze )?(?:abonnees|leden)",
        r"(?:word|neem) (?:nu )?(?:een )?(?:abonnee|abonnement|lid) (?:en|om) (?:lees|verder|door|te lezen)|verder lezen\? .{0,30}abonne",
    ),
    hints=phrases(
        r"(?:already|are you) (?:a|an) (?:existing |digital )?(?:subscriber|member)|already subscribed|have a subscription\?",
        r"(?:view|see) subscription (?:options|offers)|(?:subscriber|member)s?[- ](?:only|exclusive)(?: article| content| story)?$|for subscribers$",
        r"(?:sie haben |du hast )?(?:bereits|schon) (?:ein (?:\S+-?)?abo\b|abonnent|kunde)|nur für abonnenten$",
        r"déjà abonné|réservé aux abonnés$|vous êtes abonné|¿?ya (?:eres|es) (?:suscriptor|socio|abonado)|solo suscriptores$",
        r"sei già abbonato|hai già un abbonamento|solo (?:per )?abbonati$|(?:bent u |ben je )?al abonnee|alleen voor abonnees$",
    ),
)
REGISTRATION = Kind(
    "registration",
    "a page that asks for a free account",
    f"give the source the headers of your login {_HEADERS}, or save the page while logged in",
    preview=True,
    speech=phrases(
        rf"{_LEAD_IN}(?:create (?:a|an|your) (?:free )?account|(?:register|sign up|log ?in|sign in)(?: or (?:register|sign up|create an account))?)(?: now| today| here| for free| free)* (?:to|and) {_READ_ON}\b",
        rf"to {_READ_ON}\b.{{0,40}}(?:register|sign in|log in|create (?:a|your) (?:free )?account|free account)",
        r"(?:jetzt )?(?:kostenlos |gratis )?(?:registrieren|anmelden|einloggen)(?: sie sich)? (?:und|um) .{0,30}(?:weiter ?(?:zu)?lesen|lesen)",
        r"registrieren sie sich .{0,40}(?:lesen|weiter)|(?:inscrivez|connectez|créez)(?:-vous)? .{0,40}pour (?:lire|continuer|poursuivre)",
        r"(?:regístrate|inicia sesión|crea (?:una|tu) cuenta)(?: gratis| ahora)? (?:para|y) (?:seguir|continuar|leer|sigue)",
        r"(?:registrati|accedi|crea un account)(?: gratis| gratuitamente| ora)* (?:per|e) (?:continuare|leggere|continua)",
        r"(?:maak (?:gratis )?een (?:gratis )?account(?: aan)?|registreer(?: je)?|log in)(?: gratis| nu)* (?:en|om) (?:verder|door|te|lees)",
    ),
    hints=phrases(
        r"already (?:registered|have an account)|(?:schon|bereits) registriert|déjà inscrit|¿?ya (?:tienes cuenta|estás registrado)",
        r"(?:hai già un account|sei già registrato)|(?:heb je )?al een account",
    ),
)  # fmt: skip
_METER = phrases(
    r"you(?:'ve| have)(?: read)? (?:only )?(?:\w+|\d+)(?: of (?:your )?\w+)? (?:free |complimentary )?(?:articles?|stories) (?:left|remaining|this month)",
    r"\w+ free (?:articles?|stories) (?:left|remaining)|this is your last free|noch \w+ (?:kostenlose|freie) artikel",
)
_CUT = re.compile(r"(?:…|\.\.\.|[\w,;–-])\s*(?:\[\]|\[…\])?$")


def of(page: Page) -> Kind | None:
    """The kind of wall that cuts the article short, None where it seems to be whole."""
    told = sum(word_count(sentence) for sentence in page.sentences if not _prompts(sentence))
    if told > LONGEST_PREVIEW:
        return None
    spoken = (*page.sentences, *page.margins)
    wall = next((kind for kind in (PAYWALL, REGISTRATION) if _opens(kind.speech, spoken)), None)
    weight = PROMPT * (wall is not None) + _around(page, spoken, told)
    return (wall or PAYWALL) if weight >= ENOUGH else None


def before(paragraphs: tuple[str, ...]) -> int:
    """How many words a body tells before its first prompt."""
    told = itertools.takewhile(lambda line: not any(map(_prompts, sentences([line]))), paragraphs)
    return sum(map(word_count, told))


def _around(page: Page, spoken: tuple[str, ...], told: int) -> int:
    """What speaks for a wall and against one, besides a prompt."""
    offered = _opens(PAYWALL.hints, spoken) or _opens(REGISTRATION.hints, spoken)
    free = page.shell.free
    return (
        UNFREE * (free is False)
        + OFFER * offered
        + CUT * _cut(page)
        + SHORT * (told < SHORT_PREVIEW)
        + FREE * (free is True)
        + METER * _opens(_METER, spoken)
    )


def _cut(page: Page) -> bool:
    """Does the body break off within a sentence?"""
    told = [sentence for sentence in page.sentences if not _prompts(sentence)]
    return bool(told) and _CUT.search(told[-1]) is not None


def _prompts(sentence: str) -> bool:
    return _opens(PAYWALL.speech, (sentence,)) or _opens(REGISTRATION.speech, (sentence,))


def _opens(signs: re.Pattern[str] | None, sentences: tuple[str, ...]) -> bool:
    return signs is not None and any(signs.match(sentence) for sentence in sentences)

"""Pages that stand in front of a story: walls that ask for consent or money, checks whether the reader is a person, errors of a server.

They are told by their sentences: a page most of whose words belong to such sentences holds no story. A story about a
bot check quotes one or two of them.
"""

from __future__ import annotations

import re

_LONGEST = 6000  # characters: what says more than this says something else as well
_SHARE = 0.5

_CONSENT = re.compile(
    r"\b(?:we|us|our)\b[^.]{0,40}\bpartners\b|store and/or access|access information on a device"
    r"|personali[sz]ed (?:ads|advertising|content)"
    r"|precise geolocation|audience (?:research|measurement)|legitimate interest|process(?:ing)? (?:of )?(?:your )?personal data"
    r"|(?:accept|reject|manage|use|uses|set|enable|allow|store|about|policy|our)\b[^.]{0,60}\bcookies?\b|\bcookies?\b[^.]{0,60}"
    r"\b(?:accept|reject|manage|settings|preferences|policy|consent|enabled?|improve|similar technologies)"
    r"|value your privacy|your (?:privacy )?(?:choices|consent)|withdraw (?:your )?consent|privacy (?:policy|notice|settings)"
    r"|consent (?:to|or)\b|unique id|before you continue"
    # German, French, Spanish, Italian, Dutch, Portuguese, Polish, the Scandinavian languages
    r"|unsere partner|personenbezogene|einwilligung|zustimm|datenschutz|werbung und tracking|mit werbung|berechtigte[sn]? interesse"
    r"|nos (?:\d+ )?partenaires"
    r"|\bcookies? (?:ou|et|und|oder|y|o|e|en|och|og|i) (?:technologies|traceurs|technologien|ähnliche|tecnolog|vergelijkbare)"
    r"|retirer votre consentement|(?:continuer|fermer) (?:sans|et) accepter"
    r"|(?:widerrufen|retirar|revocare|intrekken)\b.{0,30}(?:einwilligung|consent|toestemming)"
    r"|données personnelles|consentement|tout accepter|publicités? personnalisée"
    r"|nuestros socios|datos personales|consentimiento|aceptar (?:todo|y)|publicidad personalizada"
    r"|nostri partner|dati personali|consenso|accetta|pubblicità personalizzata"
    r"|onze partners|persoonsgegevens|toestemming|gepersonaliseerde"
    r"|nossos parceiros|dados pessoais|consentimento|naszych partnerów|zaufani partnerzy|danych osobowych"
    r"|våra partner|våre partnere|vores partnere|personuppgifter|personopplysninger|personoplysninger|samtykke|samtycke|evästei",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"just a moment|checking (?:if|your|the) (?:site |your )?(?:browser|connection|site connection)|security of your connection"
    r"|(?:enable|activate|turn on|requires?) (?:javascript|js|cookies)|javascript (?:is|and|must|to)\b|\bray id\b|(?:by|from) cloudflare"
    r"|(?:verify|verifying|confirm|prove|check|ensure)\b[^.]{0,40}\b(?:human|robot|bot)\b|(?:not|are you) a (?:robot|bot)|captcha"
    r"|unusual (?:traffic|activity)|attention required|access (?:denied|to this page has been denied)|pardon (?:our|the) interruption"
    r"|(?:have been|you are|you're) (?:blocked|unable to access)|security (?:service|check|verification)|press (?:&|and) hold"
    r"|don.t have permission to access|reference #\d|performance (?:&|and) security|something about your browser made us think"
    r"|(?:made|moving) (?:us|through)[^.]{0,40}(?:bot|super-human)|disabled (?:javascript|cookies)|third-party browser plugin"
    r"|\b(?:403|404|429|451|500|502|503|504)\b[^.]{0,30}\b(?:forbidden|not found|error|bad gateway|unavailable|time-?out|too many|legal)"
    r"|(?:couldn.t|could not|can.t|cannot) (?:find|seem to find) (?:the|that|this) (?:page|article|story)|try (?:our|the) home ?page\b"
    r"|page (?:you (?:requested|are looking for)|not found|cannot be found|could not be found|has (?:been )?moved)|too many requests"
    r"|unavailable (?:for legal reasons|in your (?:country|region))|gateway time-?out|reload this page|try again later"
    r"|bist du ein mensch|sind sie ein (?:mensch|roboter)|kein roboter|sicherheitsüberprüfung|javascript (?:aktivieren|aktiviert)"
    r"|making sure you.re not a bot|set up anubis|scourge of ai companies|enabled javascript or|access cannot be granted"
    r"|unavailable due to legal reasons|access this website from a country|this process is automatic|redirect to your requested"
    r"|allow up to \d+ seconds"
    r"|(?:has not archived|is not available on the web)|(?:article|story|page)\b[^.]{0,30}\b(?:no longer available|moved or deleted)"
    r"|(?:seite|artikel|beitrag)\b[^.]{0,60}\bnicht (?:\w+ )?(?:gefunden|verfügbar)"
    r"|page\b[^.]{0,60}\b(?:introuvable|non trouvée|n.existe)|página\b[^.]{0,60}\bno (?:se )?(?:existe|encuentra|encontrad|disponible)"
    r"|pagina\b[^.]{0,40}\b(?:non trovata|non esiste|niet gevonden|bestaat niet)|página\b[^.]{0,40}\bnão (?:foi )?encontrada"
    r"|nie znaleziono strony"
    r"|sidan (?:kunde inte )?hitta(?:des|s) inte"
    r"|страница не найдена|404 (?:not found|error|fehler|erreur)"
    r"|(?:log|sign) ?in to (?:continue|read|your account)|(?:enter|forgot(?:ten)?) your (?:e-?mail|password)|^(?:e-?mail\W+)?password\b"
    r"|vous êtes humain|pas un robot|activer javascript|no (?:es|eres) un robot|no soy un robot|habilit[ae]r? javascript"
    r"|non sei un robot|verifica di essere umano|geen robot|não é um robô",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"subscribe (?:to|now to) (?:read|unlock|continue|keep reading)|subscribers? only|for subscribers|unlimited (?:digital )?access"
    r"|already (?:a subscriber|have an account|registered)|cancel (?:or change )?(?:your plan |your subscription )?(?:at )?any ?time"
    r"|free trial|explore more offers|(?:choose|see) (?:a|your|all) (?:plans?|subscriptions?)|jetzt (?:weiterlesen|abonnieren)"
    r"|bereits abonnent|monatlich kündbar|réservé aux abonnés|déjà abonné|contenido exclusivo para suscriptores|suscríbete"
    r"|già abbonato|riservato agli abbonati",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n。]+[.!?。]*")


def gate(title: str, text: str) -> str | None:
    """Why a page is no story but what stands in front of one; None when it may be a story."""
    if len(text) > _LONGEST:
        return None
    sentences = [s.strip() for s in _SENTENCE.findall(text) if s.strip()]
    for pattern, reason in (
        (_CHECK, "it is a bot check or an error page, not a story"),
        (_CONSENT, "it is a cookie notice, not a story"),
        (_OFFER, "it is an offer to subscribe, not a story"),
    ):
        told = sum(len(s) for s in sentences if pattern.search(s))
        needed = _SHARE * sum(map(len, sentences))
        if told and (told >= needed or (pattern.search(title) and told >= 0.6 * needed)):
            return reason
    return None

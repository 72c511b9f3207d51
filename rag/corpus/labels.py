"""Words by which stories label their own fields, in the languages they are written in."""

from __future__ import annotations

import re

from rag.corpus.phrases import phrases

PUBLISHED = re.compile(
    r"\b(?:(?:first )?published|posted|(?:written|created)(?=:| on)|veröffentlicht|erschienen|publiziert|erstellt|"
    r"publié|paru|publicado|publicada|pubblicato"
    r"|gepubliceerd|geplaatst|publicerad|publicerat|publisert|udgivet|offentliggjort|julkaistu|opublikowano|publikowano|publikováno"
    r"|zveřejněno|vydáno|publicat|megjelent|yayınlanma|yayımlanma|objavljeno|опубликовано|опубліковано|публикувана|δημοσιεύτηκε"
    r"|δημοσίευση|diterbitkan|xuất bản)\b|発行|公開|投稿|掲載|发布|發佈|發布",
    re.IGNORECASE,
)
# What else than its publication a day may be of: a change, a visit, the joining of who wrote in a forum.
UPDATED = re.compile(
    r"\b(?:last )?(?:updated|modified|edited|accessed|registered|joined|member since|registriert|mitglied seit|bearbeitet|editiert|"
    r"retrieved|corrected|aktualisiert|geändert|mis à jour|modifié|actualizado|actualizada"
    r"|atualizado|aggiornato|bijgewerkt|gewijzigd|uppdaterad|oppdatert|opdateret|päivitetty|zaktualizowano|aktualizováno|actualizat"
    r"|frissítve|güncelleme|ažurirano|aktualizacja|обновлено|оновлено)\b|更新",
    re.IGNORECASE,
)
ISSUE = re.compile(
    r"\b(?:(?:issue|edition|paper|print edition|from the (?:issue|edition))(?: of| dated)?|dated|dateline|date"
    r"|(?:ausgabe|datum)(?: vom| von)?|(?:édition|numéro|edición|edizione|número) (?:du|del|de|di)|uitgave van|nummer)\b",
    re.IGNORECASE,
)
_SIGNED = (
    r"from our (?:own |special |[a-z]+ )?(?:reporter|correspondent|staff writer)"
    r"|(?:[a-z]+ )?(?:coverage|blog|report|desk|exclusive|feature) by"
    r"|(?:compiled|reported|edited and compiled|words|story|text|report|interview|analysis|review|photos and text|written) by"
    r"|(?:interview|text|words|report|story|author|redaktion|reporter|writer|column|comment|review|analysis|byline"
    r"|(?:[a-z]+ )?desk|dispatch)\s?:"
    r"|(?:(?:geschrieben|aufgezeichnet|protokolliert|text|(?:ein )?(?:blog[ -]?|gast)?(?:artikel|beitrag|bericht|interview)) )?von"
    r"|(?:das|dieses) (?:gespräch|interview) führten?\s?:?|die fragen stellten?\s?:?"
    r"|(?:écrit |propos recueillis |entretien réalisé )?par"
    r"|(?:escrito |texto )?por|(?:testo )?di"
    r"|de(?= (?:notre|nos|nuestr|noss))|dal(?:la)?(?= nostr)"
    r"|door|av|af|oleh|autor(?:in(?:nen)?|en|a|es)?\s?:?|auteure?s?\s?:?|автор\s?:|текст\s?:|記者|记者|by"
    r"|(?:teksti?|texte|testo|(?:skrevet|skrivet) av|kirjoittaja|toimittaja|redaktør|reportér|yazan|haber|szerző|penulis)\s?(?=:)"
    r"|(?:بقلم|كتب|كتبت|تقرير|إعداد)\s?:?|מאת\s?:?"
)
OFFICE = re.compile(
    r"\b(?:chair(?:man|woman|person)?|president|director|secretary|minister|mayor|spokes(?:man|woman|person)|chief|head|editor|professor|bishop"
    r"|président(?:e)?|direct(?:eur|rice)|ministre|maire|rédact(?:eur|rice)|presidenta?|director(?:a)?|ministr[oa]|alcalde(?:sa)?|redactora?"
    r"|presidente|direttore|direttrice|sindac[oa])\b"
    r"|(?:vorsitzende|präsident|sprecher|direktor|leiter|geschäftsführer|minister|bürgermeister|redakteur|sekretär|bischof)",
    re.IGNORECASE,
)
# A link of a site that is one person's.
ABOUT_ME = re.compile(
    r"(?:about me|my bio(?:graphy)?|biography|who am i|(?:ich )?über mich|zu meiner person|sobre m[íi]m?|quién soy"
    r"|à propos de moi|qui suis-je"
    r"|chi sono|su di me|over mij|om mig|om meg|o mnie|o mně|обо мне|hakkımda)",
    re.IGNORECASE,
)
# Whose something is, with the group "holder".
_NAME = r"(?:[^\W\d_a-z]\.|[^\W\d_a-z][\w’'-]+)"
RIGHTS = re.compile(
    rf"(?i:©|\(c\)|\bcopyright\b)(?:[\s\d,:–—-]|(?i:©|\(c\)|\bcopyright\b|\bby\b)){{0,20}}(?P<holder>{_NAME}(?:\s+{_NAME}){{1,2}})(?=\s*(?:[^\w\s]|$))"
)
# A whole line that says who wrote the story, with the group "names".
_OFFICE = r"(?:[a-zäöüéèàçñ]|[^,|]{2,40}\b(?:der|des|die|von|bei|für|of|at|the|de|du|del)\b)[^\d|]{2,60}"  # "Projektleiterin der Stiftung"
# "onze redacteur", "unserem Korrespondenten", "notre envoyée spéciale"
_WITH_PICTURES = r"[.,;]? (?i:photos?|fotos?|bilder|illustrations?|zdjęcia|фото)\s?(?:[:/]|by|von|par|por|di|av)\s.{2,60}"
_OURS = (
    r"(?:our|onze|unser\w{0,2}|notre|nos|nuestr[oa]s?|nostr[oaie]|noss[oa]s?|vår\w?|våre|vores)"
    r"(?: [\w-]{4,30}){1,2}?(?: (?:in|à|en|a|uit|aus) [^\W\d_a-z][\w-]{1,30})?,?"
)
SIGNED = re.compile(
    rf"\A[–—-]{{0,4}}\s?(?i:{_SIGNED})(?:\s?:)?\s+(?:{_OURS} )?(?P<names>[^\W\d_a-z][^\d|;:()<>@]{{3,120}}?)"
    rf"(?:{_WITH_PICTURES}| \([^()]{{2,60}}\)|[,/] ?[^\W\d_a-z]{{2,6}}|[ ,|]+[<(\[]?[\w.+-]*@\S+| [–—-] [^\W\d_a-z][\w .’'-]{{1,30}}"
    rf"| (?:[Ff]ollow )?@\w+| mit [^\W\d_a-z].{{1,60}}"
    rf"|,? (?:in|at|for|aus|à|en|em|da|i) (?!.+ (?:and|und|et|y|e|en) )[^\W\d_a-z][\w .’'-]{{1,30}}|, {_OFFICE})?"
)
SECTIONS = phrases("""
    arts, business, business briefs, politics, sport, sports, opinion, comment, world, local, local news, culture, region, regional
    news, national, nation, international, economy, finance, money, science, technology, tech, health, education, environment, travel,
    lifestyle, life, features, feature, weekend, weekend feature, news, analysis, interview, editorial, obituaries, obituary, letters,
    metro, city, books, film, music, theatre, media, markets, companies, briefing, in brief, exclusive, breaking news, live, front page,
    special report, politik, wirtschaft, kultur, lokales, panorama, wissen, meinung, feuilleton, gesellschaft, ausland, inland,
    politique, économie, société, monde, política, economía, cultura, deportes, sociedad, mundo, opinión, cronaca, politica, economia,
    esteri
""")

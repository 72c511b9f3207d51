"""Languages other than English, told by their script, their commonest words and the words they ask with."""

from __future__ import annotations

# The default model puts these seven into English well.
FOREIGN = {
    "German": "der die das und ist sind wird wurde wurden hat haben viele nicht ein eine einen an auf für mit von statt im am zu bei "
    "aus nach über dem den des es sich kostet gibt sie er wir noch schon kann können mehr",
    "French": "qui que quoi la le les la l d qu des du de est a été un une et au aux en pour par sur dans avec il elle ce sont se "
    "t-il t-elle y les ont pas",
    "Spanish": "el la los las de del es fue un una y en para con se son está hay lo al ha han no más",
    "Italian": "il lo la gli le l di un una e dell della delle dei del nel nella sono è stato stata ha non si da al alla",
    "Portuguese": "o a os as de é foi um uma e do da dos das no na são em para com não se",
    "Dutch": "de het een en is heeft niet van voor met op aan te zijn door wordt werd er dat die naar",
    "Polish": "jest był była było są w z na do się nie przez od po o i dla za",
}
BEFORE_ARTICLE, ARTICLES = "von van zu de".split(), "der den dem la las los".split()  # "von der Leyen" is a name in any language
ELIDED = "l d qu j n s c m t dell nell all sull un".split()  # what French and Italian leave before an apostrophe
ASKING = {
    "German": "wann wer wie was warum wieso weshalb wo woher wohin wem wen wessen welche welcher welches welchen wieviel wieviele "
    "worin wofür womit worüber",
    "French": "qui que quoi quand combien pourquoi où comment quel quelle quels quelles lequel laquelle est-ce",
    "Spanish": "quién quiénes qué cuándo cuánto cuánta cuántos cuántas por dónde cómo cuál cuáles",
    "Italian": "chi cosa che quando quanto quanta quanti quante perché dove come quale quali",
    "Portuguese": "quem que quando quanto quanta quantos quantas porque onde como qual quais",
    "Dutch": "wie wat wanneer waarom waar hoe welke hoeveel waarmee wiens",
    "Polish": "kto kogo komu co kiedy dlaczego gdzie ile jak czy który która które jakie jaki",
}
ALSO_ENGLISH = frozenset("was wen die hat comment come chi co que".split())  # no sign of another language by themselves
COMMON = frozenset(
    "the of is are was were did do does has have how what when who why where which in on for to and a an from at by with will can it that this much "
    "many be been not or as".split()
)
SCRIPTS = {
    "Hebrew": ("\u0590", "\u05ff"),
    "Russian or another language in Cyrillic": ("\u0400", "\u04ff"),
    "Arabic": ("\u0600", "\u06ff"),
    "Greek": ("\u0370", "\u03ff"),
    "Chinese": ("\u4e00", "\u9fff"),
    "Japanese": ("\u3040", "\u30ff"),
    "Korean": ("\uac00", "\ud7af"),
    "Thai": ("\u0e00", "\u0e7f"),
    "Hindi": ("\u0900", "\u097f"),
}
# By language, the words that tell that somebody says something, and what stands small within a name.
SAID = {
    "de": "sagte|sagt|erklärte|betonte|schrieb|meinte|berichtete|warnte|kritisierte|forderte",
    "fr": "dit|a dit|a déclaré|déclare|affirme|a affirmé|explique|a expliqué|ajoute|a ajouté|estime|a estimé|assure|a assuré",
    "es": "dijo|dice|afirmó|afirma|declaró|explicó|aseguró|señaló|agregó|añadió|advirtió|sostuvo",
    "it": "ha detto|dice|ha dichiarato|ha affermato|afferma|ha spiegato|spiega|ha aggiunto",
    "pt": "disse|diz|afirmou|afirma|declarou|explicou|acrescentou",
    "nl": "zei|zegt|aldus|verklaarde|schreef|vertelde|benadrukte",
    "sv": "sade|sa|säger|skrev|berättade",
    "da": "sagde|siger|skrev|fortalte",
    "no": "sa|sier|skrev|fortalte",
    "pl": "powiedział|powiedziała|mówi|stwierdził|stwierdziła|dodał|dodała",
    "ru": "сказал|сказала|заявил|заявила|отметил|отметила|сообщил|сообщила|добавил|добавила",
    "uk": "сказав|сказала|заявив|заявила|повідомив|повідомила|додав|додала",
}
# By language, the words with which who writes speaks of himself or herself alone.
MYSELF = {
    "en": frozenset("I my myself".split()),
    "de": frozenset("ich Ich mein meine meinen meiner meinem mich mir".split()),
    "fr": frozenset("je Je j J moi mon".split()),
    "es": frozenset("yo Yo mí".split()),
    "it": frozenset("io Io mio mia".split()),
    "pt": frozenset("eu Eu meu minha".split()),
    "nl": frozenset("ik Ik mijn mezelf".split()),
    "sv": frozenset("jag Jag min mig".split()),
    "da": frozenset("jeg Jeg min mig".split()),
    "no": frozenset("jeg Jeg min meg".split()),
    "pl": frozenset("ja mój moja mnie".split()),
    "ru": frozenset("я Я мой моя меня".split()),
}
BETWEEN_NAMES = "de|da|von|van|del|di|la"

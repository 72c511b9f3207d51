"""English numbers: cardinals, ordinals, fractions, units, currencies, and the words that limit a figure."""

from __future__ import annotations

from fractions import Fraction

CARDINALS = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
            "nineteen"
        ).split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
TENS = frozenset(word for word, value in CARDINALS.items() if value >= 20)
SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
SPACED_SCALES = frozenset({"bn", "mn", "tn"})
VAGUE = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9}
"""Plurals that give no figure; each is read as from twice to ten times its value."""

IN_WORDS = frozenset((*CARDINALS, *SCALES))
SOME = frozenset({"several", "few"})
"""Words that make a scale vague: "several hundred"."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            "sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
} | {
    word: 10 * value
    for value, word in enumerate("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(), 3)
}
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
FRACTIONS = {
    "half": Fraction(1, 2),
    "halves": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
} | {word + ending: Fraction(1, value) for word, value in ORDINALS.items() if 3 <= value <= 10 for ending in ("", "s")}
FRACTION_SIGNS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
}
ARTICLES = frozenset({"a", "an"})
AND, OR, TO, OF, IN, FROM, BETWEEN, OUT, MINUS = "and", "or", "to", "of", "in", "from", "between", "out", "minus"
NUMBER_IN_FULL = frozenset({"number", "numbers"})
NUMBER_WORDS = frozenset({"no", "no.", "number", "nos", "numbers"})
"""Words after which a figure is a rank: "number one", "No. 10"."""

YEAR_PREFIXES = frozenset({"mid", "pre", "post", "early", "late"})
BEFORE_YEAR = frozenset("in since by until till from of during before after the this that its early late year to and through".split())
ONLY, AT, EVERY, HALF = "only", "at", "every", "half"
OF_ALL = ("of", "all")
BEFORE_UNIT = frozenset({"per", "split"})
DEFINITE = frozenset({"the", "this", "that", "its"})
NOT_A_NUMBER_AFTER = frozenset("no this that each every any another which the everyone such".split())
"""Words after which "one" is a pronoun."""

NOT_A_NUMBER_BEFORE = frozenset({"another", "day", "thing", "side", "hand", "way"})
"""Words before which "one" counts nothing: "one another", "one day", "on the one hand"."""

BEFORE = {
    ">=": "at least, no fewer than, no less than, not fewer than, not less than, a minimum of, as few as",
    "<=": "up to, at most, no more than, not more than, a maximum of, maximum of, as many as, as much as",
    ">": "more than, greater than, higher than, longer than, in excess of, upwards of, over, above, beyond, exceeding, topped, exceeded",
    "<": "fewer than, less than, lower than, under, below",
    "~": "about, around, roughly, approximately, approx, circa, some, nearly, almost, close to, an estimated, estimated, perhaps, maybe, probably",
}
"""What a word or phrase before a figure makes of it: the first that fits, so "no more than" comes before "more than"."""

AFTER = {
    ">=": "or more, or over, and over, or above, and above, at least, +, plus",
    "<=": "or fewer, or less, or under, at most",
    "~": "or so, odd",
}

CURRENCY_SIGNS = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
}
CURRENCY_CODES = frozenset(
    "USD EUR GBP JPY CNY INR RUB KRW ILS TRY UAH NGN AUD CAD NZD HKD SGD BRL CHF SEK NOK DKK PLN CZK HUF ZAR MXN".split()
)
CURRENCY_WORDS = {
    "euro": "EUR",
    "dollar": "USD",
    "buck": "USD",
    "pound": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rouble": "RUB",
    "ruble": "RUB",
    "won": "KRW",
    "shekel": "ILS",
    "lira": "TRY",
    "hryvnia": "UAH",
    "naira": "NGN",
    "real": "BRL",
    "reais": "BRL",
    "franc": "CHF",
    "krona": "SEK",
    "krone": "NOK",
    "zloty": "PLN",
    "forint": "HUF",
    "rand": "ZAR",
    "peso": "MXN",
}
AMBIGUOUS_CURRENCIES = frozenset({"real", "won", "rand"})
CURRENCY_CENTS = {"cent": "EUR/USD", "penny": "GBP", "pence": "GBP", "p": "GBP"}
CURRENCY_NATIONS = {
    ("us", "dollar"): "USD",
    ("u.s.", "dollar"): "USD",
    ("american", "dollar"): "USD",
    ("australian", "dollar"): "AUD",
    ("canadian", "dollar"): "CAD",
    ("singapore", "dollar"): "SGD",
    ("new zealand", "dollar"): "NZD",
    ("hong kong", "dollar"): "HKD",
    ("egyptian", "pound"): "EGP",
    ("lebanese", "pound"): "LBP",
    ("swiss", "franc"): "CHF",
    ("danish", "krone"): "DKK",
    ("turkish", "lira"): "TRY",
}
WEIGHING = frozenset("weigh weighs weighed weighing weight".split())
"""Words near which "pounds" are a weight."""

PERCENT = frozenset({"%", "percent", "pct"})
PER_CENT = ("per", "cent")
OF_PERCENT = "points"
"""Behind "%": "7 % points"; a "point" there may be a verb ("20% point to the war")."""

POINTS = {("percentage", "points"): "pp", ("percentage", "point"): "pp", ("basis", "points"): "bp", ("basis", "point"): "bp"}

MEASURES: dict[str, tuple[str, str, int | Fraction]] = {
    name: (dimension, unit, size)
    for dimension, unit, size, names in (
        ("time", "second", 1, "second, sec"),
        ("time", "minute", 60, "minute, min"),
        ("time", "hour", 3600, "hour, hr"),
        ("time", "day", 86400, "day"),
        ("time", "week", 7 * 86400, "week"),
        ("time", "fortnight", 14 * 86400, "fortnight"),
        ("months", "month", 1, "month"),
        ("months", "year", 12, "year, yr"),
        ("months", "decade", 120, "decade"),
        ("months", "century", 1200, "century"),
        ("length", "mm", Fraction(1, 1000), "mm, millimetre, millimeter"),
        ("length", "cm", Fraction(1, 100), "cm, centimetre, centimeter"),
        ("length", "m", 1, "metre, meter"),
        ("length", "km", 1000, "km, kilometre, kilometer"),
        ("length", "inch", Fraction(254, 10000), "inch"),
        ("length", "foot", Fraction(3048, 10000), "foot, feet, ft"),
        ("length", "yard", Fraction(9144, 10000), "yard"),
        ("length", "mile", Fraction(1609344, 1000), "mile"),
        ("length", "nautical mile", 1852, "nautical mile"),
        ("length", "light-year", 9460730472580800, "light-year"),
        ("mass", "mg", Fraction(1, 10**6), "mg, milligram"),
        ("mass", "g", Fraction(1, 1000), "g, gram, gramme"),
        ("mass", "kg", 1, "kg, kilo, kilogram, kilogramme"),
        ("mass", "tonne", 1000, "tonne"),
        ("mass", "ton", Fraction(907185, 1000), "ton"),
        ("mass", "lb", Fraction(45359237, 10**8), "lb"),
        ("mass", "ounce", Fraction(28349523, 10**9), "ounce, oz"),
        ("volume", "ml", Fraction(1, 1000), "ml"),
        ("volume", "litre", 1, "litre, liter"),
        ("volume", "gallon", Fraction(378541, 10**5), "gallon"),
        ("volume", "barrel", Fraction(158987, 1000), "barrel"),
        ("area", "hectare", 10000, "hectare"),
        ("area", "acre", Fraction(40468564, 10000), "acre"),
        ("area", "square km", 10**6, "sq km, square km, square kilometre, square kilometer"),
        ("area", "square mile", 2589988, "square mile"),
        ("area", "square m", 1, "square metre, square meter"),
        ("area", "square foot", Fraction(92903, 10**6), "square foot, square feet"),
        ("volume", "cubic m", 1000, "cubic metre, cubic meter"),
        ("speed", "km/h", 1, "kph, km/h"),
        ("speed", "mph", Fraction(1609344, 10**6), "mph"),
        ("speed", "knot", Fraction(1852, 1000), "knot"),
        ("temperature", "degree", 1, "degree"),
        ("temperature", "°C", 1, "degree celsius"),
        ("fahrenheit", "°F", 1, "degree fahrenheit"),
        ("power", "W", 1, "watt"),
        ("power", "kW", 1000, "kilowatt, kw"),
        ("power", "MW", 10**6, "megawatt, mw"),
        ("power", "GW", 10**9, "gigawatt, gw"),
        ("energy", "kWh", 1, "kilowatt-hour, kwh"),
        ("data", "MB", 1, "mb, megabyte"),
        ("data", "GB", 1000, "gb, gigabyte"),
        ("data", "TB", 10**6, "tb, terabyte"),
    )
    for name in names.split(", ")
}
"""A unit's dimension, its name in one form, and its size in the dimension's base unit."""

_PACES = {"mile per hour": "mph", "km per hour": "km/h"}
MEASURES |= {
    f"{name} per {span}": ("speed", _PACES.get(f"{unit} per {span}", f"{unit} per {span}"), Fraction(size) * 3600 / seconds / 1000)
    for name, (dimension, unit, size) in MEASURES.items()
    if dimension == "length"
    for span, seconds in (("hour", 3600), ("minute", 60), ("second", 1))
}

GLUED_UNITS = frozenset({"g"})
"""Units that are read only in small letters right behind a figure."""

DEGREES = frozenset({"degree", "degrees"})
TEMPERATURE_WORDS = frozenset({"c", "f", "celsius", "fahrenheit"})
TEMPERATURE_LETTERS = {"c": "°C", "f": "°F"}
METRE_LETTER = "m"
METRE_AFTER = frozenset(
    "tall high long wide deep away apart above below underground sprint race final freestyle butterfly backstroke hurdles relay run "
    "steeplechase dash pool track swim breaststroke medley mark".split()
)

OLD = "old"
AGED = frozenset({"aged", "age", "ages"})
OF_AGE = ("of", "age")
OLDS = "olds"
YEARS = frozenset({"year", "years"})
OLDEST = 130
DETERMINERS = frozenset("the a an another all those these its their his her our my your".split())
POSSESSIVES = frozenset({"his", "her", "their", "my", "its", "our", "your"})
DECADES = {word[:-1] + "ies": value for word, value in CARDINALS.items() if value >= 20}

CLOCK = frozenset({"o'clock", "o’clock"})
MERIDIEM = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12}
DAY_PARTS = (
    (("in", "the", "morning"), 0),
    (("this", "morning"), 0),
    (("in", "the", "afternoon"), 12),
    (("in", "the", "evening"), 12),
    (("at", "night"), 12),
)
PARTS_OF_HOUR = {"quarter": 15, "half": 30}
PAST_OR_TO = {"past": 1, "to": -1}
BEFORE_CLOCK = frozenset({"at", "about", "by", "until", "past", "before", "after"})
NAMED_TIMES = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}

CHANGES = frozenset(
    "rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing drop drops dropped dropping increase "
    "increases increased increasing decrease decreased decreasing cut cuts cutting raise raised raises raising lower lowered lowering "
    "reduce reduced reducing shrink shrank shrunk climb climbed jump jumped decline declined slip slipped soar soared plunge plunged up "
    "down gone went go change changed revise revised correct corrected expand expanded extend extended widen widened narrow narrowed move "
    "moved double doubled swell swelled improve improved".split()
)
"""Words after which "from 9 to 14" is a change between two figures and no range."""

CONTESTS = frozenset(
    "vote votes voted voting won win wins winning beat beats beating lost lose loses score scores scored scoreline defeated defeat victory "
    "draw drew lead led leads ahead tied tie ballot result approved rejected passed aggregate trailed trailing thrashed edged hammered "
    "match penalties majority ruled ruling decision".split()
)
"""Words near which two figures with a dash or "to" are a score or a division."""

SCORED = frozenset({"vote", "goal", "point", "run", "game", "set", "seat", "match", "frame"})

PLURALS = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "schoolchildren": "schoolchild",
    "grandchildren": "grandchild",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "firemen": "fireman",
    "servicemen": "serviceman",
    "fishermen": "fisherman",
    "gunmen": "gunman",
    "lawmen": "lawman",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "halves": "half",
    "leaves": "leaf",
    "loaves": "loaf",
    "thieves": "thief",
    "shelves": "shelf",
    "calves": "calf",
    "troops": "troop",
    "crises": "crisis",
    "criteria": "criterion",
    "bacteria": "bacterium",
    "phenomena": "phenomenon",
    "data": "datum",
    "media": "medium",
    "shoes": "shoe",
    "movies": "movie",
    "cookies": "cookie",
    "zombies": "zombie",
    "calories": "calorie",
    "ties": "tie",
    "pies": "pie",
} | {
    word: word
    for word in "cattle sheep fish deer aircraft spacecraft police staff crew personnel series species dead injured wounded missing sick ill homeless unemployed".split()
}
"""Nouns whose plural is irregular, and words that are counted as if they were nouns."""

PLURALS_IN_ES = ("sses", "shes", "ches", "xes", "zzes", "oes", "buses", "viruses", "campuses", "gases", "bonuses")
SINGULAR_IN_S = frozenset(
    "bus gas lens news sports christmas texas mathematics politics economics athletics physics ethics series species headquarters paris "
    "wales brussels athens atlas canvas bias alias chaos its his hers ours theirs this thus plus as is was has does yes us always perhaps "
    "besides towards afterwards less across".split()
)
"""Words in -s that are no plurals; those in -ss, -us and -is are known by their ending."""

NOT_COUNTED = frozenset(
    "a an the this that these those and or but nor if than as at by for from in into of on onto off out over to under up with within "
    "without about after against among around before behind below beneath beside between beyond during except near per since through "
    "throughout toward towards until upon via while when where which who whom whose what why how because so yet is are was were be been "
    "being am has have had having do does did will would can could may might must shall should not no he she it they we i you him her them "
    "us his its their our my your there here also just only even still already again ago later earlier too very then now said says told "
    "died fell rose became came went took got made left began won lost say gets make alone each all both respectively yesterday today "
    "tomorrow".split()
)
"""Words at which the thing counted has ended."""

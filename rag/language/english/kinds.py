"""Words by which a sentence shows that it tells a price, a time, a place, a share, an age, somebody speaking."""

from __future__ import annotations

MONEY = frozenset(
    "dollar dollars euro euros pound pounds pence cent cents crown crowns krone kroner yen yuan shekel shekels rupee rupees ruble rubles rouble roubles "
    "franc francs peso pesos real reais usd eur gbp free bn worth guineas thousand million billion trillion nothing".split()
)
CURRENCIES = frozenset(
    "dollar dollars euro euros pound pounds crown crowns yen yuan shekel shekels rupee rupees ruble rubles franc francs peso pesos".split()
)
CURRENCY_SIGNS = "$€£¥₪₹"
TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight now immediately soon day days week weeks month months year "
    "years decade decades century centuries hour hours minute minutes morning noon afternoon evening night midnight spring summer autumn winter january "
    "february march april may june july august september october november december weekend".split()
)
OTHER_THAN_MONTHS = frozenset("may march august".split())
"""Months that are other words where they begin with a small letter."""

LIFE = frozenset("lifespan expectancy".split())  # what is told in years without that word
SPANS = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades century centuries".split()
)
FREQUENT = frozenset(
    "every each once twice thrice times hourly daily nightly weekly fortnightly monthly quarterly yearly annually always never seldom rarely".split()
)
PER = frozenset("a an per".split())
OLD = frozenset("old long longer".split())
APART = frozenset("ago later earlier before after".split()) | OLD
POINTING = frozenset("in within after before until till by since at next coming".split())
"""Words behind which a counted span tells when something is: "in three days"."""

WHICH = frozenset("the this that these those next last same coming past previous following recent late early".split()) | POINTING
"""Words before a span that is not counted which say when something is: "that week"; "rush hour" says nothing."""

COUNTED = frozenset(
    "one once twice half third quarter quarters double doubled no none nobody dozens hundreds thousands millions billions daily weekly hourly monthly every "
    "several few many".split()
)
SHARES = frozenset("percent cent percentage half third thirds quarter quarters majority minority".split())
SHARE_SIGN = "%"
NAMING = frozenset("by to is was were are be been being named called as".split())
"""Words behind which it is said who somebody is, or who did a thing."""

ARTICLES = frozenset("a an the".split())
DESCRIBING = ARTICLES | frozenset("who whose one his her their former".split())
"""Words behind a name and a comma with which it is told who somebody is."""

CALLING = frozenset("named called is was who known as whose name dubbed nicknamed".split())
"""Words between a noun and the name of what it stands for: "a dog |called| Rex"."""

PLACED = frozenset("in at near outside inside from to off on around across between behind beside under over towards into".split())
BEFORE_AGE = frozenset("is was turned turns at".split())
"""Words behind which a number at the end of a clause is an age: "She was |91|."."""

TOLD_BY = ("according", "to")
NOT_NAMING = (PLACED | {"of", "with", "against", "for", "after"}) - NAMING
SAYING = frozenset(
    "said says say told tells tell writes wrote argued argues added adds warned warns announced announces confirmed confirms admitted admits insisted "
    "insists claimed claims replied replies answered answers explained explains stated states noted notes asked asks called calls described describes "
    "declared declares commented comments remarked demanded demands promised promises denied denies rejected rejects conceded complained complains urged "
    "urges suggested suggests predicted predicts reported testified recalled believes believe thinks think thought estimates estimated accused accuses "
    "criticised criticized condemned condemns welcomed welcomes vowed pledged according stressed".split()
)

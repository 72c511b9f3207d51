"""Words that say nothing about a story: left out of full-text queries, unless there is nothing else."""

_WORDS = """
a about above after again all also am an and any are as at be been before being below between both but by can could did do does
doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself just
may me might more most must my no nor not now of off on once only or other our out over own said same say says she should so some
such than that the their them then there these they this those through to too under until up us very was we were what when where
which while who whom whose why will with would you your according tell please
"""

STOP_WORDS = frozenset(_WORDS.split())

"""What the default models said about the example stories, kept so that the whole answer engine runs in seconds without them.

`python -m benchmarks.cassette` answers all its questions from what was recorded and prints what has changed;
`--write` asks the models for what is missing, records it, and prints the difference in answers, to be read before it is committed.
"""

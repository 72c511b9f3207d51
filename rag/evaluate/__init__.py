"""questions.jsonl → a table of figures: how well this folder's questions are found, answered, refused and footnoted.

`run` asks and scores; `match` says what is right; `kept` remembers answers between runs; `figures` and
`table` count and show; `draft` writes first questions from a person's own articles.
"""

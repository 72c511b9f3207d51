"""Claim and sentence compared by what each says is done: the predicate, who and what takes part, and whether it is told as so."""

"""One check a file, one thing a check; each is measured on its own labelled claims (benchmarks/answers/claims.jsonl)."""

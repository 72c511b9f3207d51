def claims(q): return None

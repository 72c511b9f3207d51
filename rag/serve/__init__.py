"""Footnote for other programs on this machine: what they may ask of opened indexes (desk.py), and a server that speaks HTTP."""

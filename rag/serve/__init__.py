"""What other programs may ask of opened indexes (desk.py), and a server that speaks HTTP."""

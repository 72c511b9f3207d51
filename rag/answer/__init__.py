"""A question becomes a checked answer: understood, its evidence gathered, composed, verified."""

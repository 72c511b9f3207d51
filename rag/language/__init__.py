"""What a word, a number, a date, a claim or a speaker is in a text.

In goes plain text, out come frozen values with the characters they were read from.
Pure functions without a model; the words of the language are data in `rag.language.english`, and nothing here knows of stories or answers.
"""

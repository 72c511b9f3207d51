"""What a word, number, date, name, negation or claim is. English is declared as data in `english/`; everything else is language-free.

Pure functions over text: nothing here knows an index, a model or a question.
"""

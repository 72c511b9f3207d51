"""The words of English, as data: no functions, and no other package lists words of the language."""

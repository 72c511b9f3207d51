"""English as data: the words and phrases by which the engine reads questions and stories."""

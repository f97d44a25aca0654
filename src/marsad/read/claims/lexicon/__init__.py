"""The words of dealings and of grammar, and what a word of a page can be."""

"""A sentence made of words and actors, and how its clauses hang together."""

"""Watch incident tables: who is attacked less than before, since when, how sure that is, and what else it could be."""

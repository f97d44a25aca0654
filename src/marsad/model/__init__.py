"""The nouns of a case: frozen records that cross rooms, their ids, their errors. No I/O."""

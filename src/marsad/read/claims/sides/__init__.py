"""Who did it, and with or to whom: a module for each construction."""

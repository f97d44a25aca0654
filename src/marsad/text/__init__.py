"""Turn strings into comparable strings without losing the way back to the original characters."""

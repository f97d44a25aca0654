"""Say who stands behind each proposition, who denies it, and how independent they are."""

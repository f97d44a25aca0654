"""The scene of a page: who speaks where, who stands for whom, what was told so far."""

"""The small words of English clauses: articles, pronouns, and what stands between a subject and its verb."""

from __future__ import annotations

OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})
"""Pronouns before a noun that say whose it is."""
NOMINATIVE = frozenset({"i", "we", "he", "she", "they", "it", "you"})
"""Pronouns that are the subject where they stand before a verb."""
ARTICLES = frozenset({"the", "a", "an"})
OTHERS = frozenset({"other", "another"})
ADVERBIAL = frozenset(
    "to not never also had has have been be being is are was were will would can could may might must should shall"
    " did does do having reportedly allegedly secretly personally publicly repeatedly openly still already since then"
    " now later once himself herself itself themselves twice only even both all each ever always long soon again"
    " finally eventually then jointly just almost thus instead often today yesterday quite first last".split()
)
"""Small words that may stand between a subject and its verb."""
AUXILIARY = ADVERBIAL - {"to"}
"""Those of them before a finite verb."""

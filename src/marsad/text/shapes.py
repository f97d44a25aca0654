"""What the shape of a folded Arabic word tells, where no table knows it: patterns that few other words have."""

from __future__ import annotations

import re

SURE_VERBAL_NOUN = re.compile("م.ا..ه|ت..ي.ه?|است.{3,}")
"""Verbal nouns («مراقبة», «تنسيق», «استهداف»),"""
VERBAL_NOUN = re.compile(f"{SURE_VERBAL_NOUN.pattern}|ا.{{2,3}}ا.ه?")
"""and with them those that a name can look like («إطلاق», «اجتماع»)."""

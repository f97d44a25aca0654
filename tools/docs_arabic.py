"""Set Arabic words in English documentation apart, so that commas and quotation marks stay on their right side.

A hook of mkdocs, named in mkdocs.yml.
"""

from __future__ import annotations

import re

# A quotation in Arabic, or Arabic words with what stands between them, but not a comma of the English sentence.
_ARABIC = "[\u0600-\u06ff]"
_RUN = re.compile(f"«[^«»<>]*{_ARABIC}[^«»<>]*»|{_ARABIC}(?:[\u0600-\u06ff /…]*[\u0600-\u06ff…])?")
# Block quotations say their own direction; tags are not text.
_KEPT = re.compile(r"(<blockquote.*?</blockquote>|<[^>]+>)", re.DOTALL)


def on_page_content(html: str, **_: object) -> str:
    """The page with each run of Arabic isolated by an element `bdi`."""
    parts = _KEPT.split(html)
    return "".join(part if index % 2 else _RUN.sub(_isolated, part) for index, part in enumerate(parts))


def _isolated(run: re.Match[str]) -> str:
    return f'<bdi lang="ar" dir="rtl">{run.group()}</bdi>'

"""Print the leaked memo of the demo case to PDF, and cut a copy of it short for the refusals.

Usage: python tools/make_demo_pdf.py [CHROMIUM]. Needs Chromium and the font Noto Naskh Arabic. The PDFs are
committed, because a program that reads them must not need a browser; run this only after changing the memo's source.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "tools" / "demo" / "leaked-memo.html"
PAGES = ROOT / "src" / "marsad" / "flow" / "demo" / "pages"
PRINTED_ON = b"D:20231115090000+00'00'"


def printed(source: Path, target: Path, chromium: str) -> bytes:
    """Print a page to a PDF file without the browser's header and footer, and return the file's bytes."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
    subprocess.run([chromium, *options, source.as_uri()], check=True, capture_output=True, timeout=120)
    return target.read_bytes()


def undated(pdf: bytes) -> bytes:
    """The same PDF with a fixed date of making, so that printing it twice gives the same bytes."""
    return re.sub(rb"D:\d{14}\+00'00'", PRINTED_ON, pdf)


def main() -> None:
    """Write both files."""
    chromium = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    target = PAGES / "leaked-memo.pdf"
    pdf = undated(printed(SOURCE, target, chromium))
    target.write_bytes(pdf)
    # A third of the file: the fonts are there, the table of pages at its end is not.
    (PAGES / "leaked-memo-broken-download.pdf").write_bytes(pdf[: len(pdf) // 3])


if __name__ == "__main__":
    main()

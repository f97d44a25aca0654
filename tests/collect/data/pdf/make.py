"""Make the PDF files beside this one.

Run `python make.py` with Chromium, the Noto Arabic fonts and the wheels of typst, weasyprint, pypdf with cryptography,
pillow and pyyaml. The files are committed, so that tests need none of these.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import typst
import weasyprint
import yaml
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter

HERE = Path(__file__).parent
TEXT = yaml.safe_load((HERE / "text.yml").read_text(encoding="utf-8"))
ARABIC = f"<h1>{TEXT['title']}</h1>" + "".join(f"<p>{one}</p>" for one in TEXT["paragraphs"])
ENGLISH = f"<h1>{TEXT['english_title']}</h1>" + "".join(f"<p>{one}</p>" for one in TEXT["english"])


def page(body: str, font: str, language: str, direction: str, style: str = "") -> str:
    return (
        f"<!doctype html><html lang={language} dir={direction}><meta charset=utf-8>"
        f"<style>body{{font:13pt/1.7 '{font}'}}{style}</style><body>{body}</body></html>"
    )


def chromium(name: str, markup: str) -> None:
    source = Path("/tmp") / f"{name}.html"
    source.write_text(markup, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={HERE / name}.pdf", f"file://{source}"], check=True)


def main() -> None:
    naskh = page(ARABIC, "Noto Naskh Arabic", "ar", "rtl")
    chromium("chromium", naskh)
    columns = "div{column-count:2}.next{break-before:page;column-count:1}"
    chromium(
        "columns",
        page(
            f"<div>{ARABIC}</div><div class=next dir=ltr lang=en>{ENGLISH}</div>",
            "Noto Sans Arabic",
            "ar",
            "rtl",
            columns,
        ),
    )
    weasyprint.HTML(string=naskh).write_pdf(HERE / "weasyprint.pdf")
    furniture = (
        "@page{size:A5;@top-center{content:'نشرة مرصد الساحل'}@bottom-center{content:counter(page)}}p{font-size:17pt}"
    )
    many = ARABIC + ARABIC.replace("h1", "h2") * 2
    paged = page(many, "Noto Naskh Arabic", "ar", "rtl", furniture)
    weasyprint.HTML(string=paged).write_pdf(HERE / "paged.pdf")
    body = "\n\n".join(TEXT["paragraphs"])
    style = '#set text(lang: "ar", font: "Noto Sans Arabic", size: 12pt)\n#set par(justify: true)'
    typst.compile(f"{style}\n= {TEXT['title']}\n\n{body}\n".encode(), output=str(HERE / "typst.pdf"))
    picture = Image.new("L", (300, 200), 255)
    ImageDraw.Draw(picture).text((20, 80), "a scan", fill=0)
    picture.save(HERE / "scan.pdf")
    locked = PdfWriter(clone_from=PdfReader(HERE / "weasyprint.pdf"))
    locked.encrypt("secret", algorithm="AES-256")
    locked.write(HERE / "encrypted.pdf")


if __name__ == "__main__":
    main()

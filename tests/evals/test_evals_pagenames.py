"""Names on marked pages as the tagger is taught them: heads and titles are left out, other names keep their places."""

from __future__ import annotations

import pytest

from evals.pagenames import Inventor, page_sentences

PAGE = """\
text: |
  حركة السنديان تهاجم قندورة
  قندورة - البيارق

  قال العقيد نبيل الرسموني إن مقاتلي الحركة دخلوا مدينة قندورة. وأضاف الرسموني أن «الصدى» صحيفة كاذبة.
zones: {headline: 1, meta: 2, body: 3}
actors:
  oak: [organization, Oak Movement, حركة السنديان, الحركة]
  rasmuni: [person, Nabil al-Rasmuni, نبيل الرسموني, الرسموني, العقيد]
  kandura: [place, Kandura, مدينة قندورة, قندورة]
  echo: [organization, Echo, «الصدى»]
  paper: [organization, Bayariq, البيارق]
"""


def pages(tmp_path):
    path = tmp_path / "page.yml"
    path.write_text(PAGE, encoding="utf-8")
    return page_sentences(path)


def names(page):
    return [
        [(text, tag) for text, tag in zip(words, tags, strict=True) if tag != "O"]
        for words, tags in page
    ]  # fmt: skip


def test_only_names_are_taught_and_only_what_is_read_as_sentences(tmp_path):
    assert names(pages(tmp_path)) == [
        [("السنديان", "B-ORG"), ("قندوره", "B-LOC")],
        [("نبيل", "B-PER"), ("الرسموني", "I-PER"), ("قندوره", "B-LOC")],
        [("الرسموني", "B-PER"), ("الصدي", "B-ORG")],
    ]


@pytest.mark.parametrize(
    ("actor", "text", "name"),
    [
        ("[place, Jeddah, جدة]", "وصل الوفد إلى جدة أمس", "جده"),
        ("[person, Khattab al-Talli, خطاب التلي]", "سلمه خطاب التلي كيسا", "خطاب التلي"),
        ("[organization, Ahl al-Azm Brigade, لواء «أهل العزم»]", "رفض لواء «أهل العزم» ذلك", "اهل العزم"),
        ("[organization, Turkish army, الجيش التركي]", "رد الجيش التركي على النار", None),
        ("[organization, Sanabil office in Homs, مكتب سنابل في حمص]", "قال مكتب سنابل في حمص ذلك", "سنابل"),
        ("[person, the minister, الوزير]", "قال الوزير ذلك", None),
    ],
)
def test_what_sounds_like_the_english_name_is_the_name(tmp_path, actor, text, name):
    path = tmp_path / "page.yml"
    path.write_text(f"text: |\n  {text}\nzones: {{body: 1}}\nactors:\n  one: {actor}\n", encoding="utf-8")
    found = [text for sentence in names(page_sentences(path)) for text, _ in sentence]
    assert " ".join(found) == (name or "")


def test_invented_names_stand_where_the_old_ones_stood_the_same_throughout(tmp_path):
    page = pages(tmp_path)
    made = Inventor(7).page(page)
    assert made == Inventor(7).page(page)
    assert [tags for _, tags in made] == [tags for _, tags in page]
    other = {
        (old, new)
        for (before, tags), (after, _) in zip(page, made, strict=True)
        for old, new, tag in zip(before, after, tags, strict=True)
        if tag != "O" or old != new
    }
    assert len(other) == len({old for old, _ in other})
    assert any(old != new for old, new in other)

"""Collections whose table of contents names their parts."""

import time

import pytest

from crawler.cleaners.compilation import split
from crawler.cleaners.compilation.contents import contents
from indexer.text import fold
from tests.crawler.pages import BODY

TITLE = "乡镇政府工作报告汇编（3篇）"
TITLES = ("2023年柳林镇政府工作报告", "河湾镇2023年工作总结", "2022年石桥乡工作要点")
LINE = BODY.replace("\n", "")
GLUED = "目录" + " ".join(f"{number}.{title}" for number, title in enumerate(TITLES, 1))
GLUED += " " + "".join(f"{title}各位代表：{LINE}" for title in TITLES)
LISTED = "目录\n" + "\n".join(f"{number}、{title}…… {3 * number}" for number, title in enumerate(TITLES, 1))
LISTED += "\n" + "\n".join(f"{title}\n{BODY}" for title in TITLES)


@pytest.mark.parametrize(("text", "body"), [(GLUED, f"各位代表：{LINE}"), (LISTED, BODY)], ids=["glued", "by lines"])
def test_parts_stand_under_the_titles_that_the_list_names(text: str, body: str) -> None:
    found = split(text, TITLE)
    assert [(part.title, part.text) for part in found.parts] == [(title, body) for title in TITLES]
    assert [part.folded for part in found.parts] == [fold(body)] * 3
    assert [change.before for change in found.changes[1:]] == list(TITLES)


def test_the_list_goes_where_the_page_has_only_the_first_text() -> None:
    page = GLUED[: GLUED.index(TITLES[1], GLUED.index("各位代表"))]
    (part,) = split(page, TITLE).parts
    assert (part.title, part.text) == (TITLES[0], f"各位代表：{LINE}")


def test_texts_above_the_list_and_under_titles_that_do_not_stand_again_stay() -> None:
    above, under = f"甲{BODY * 4}", f"乙{BODY}"
    entries = "\n".join(f"{number}、{title}" for number, title in enumerate(TITLES, 1))
    text = f"{above}\n{entries}\n{under}\n{TITLES[1]}\n{BODY}\n{TITLES[2]}\n{BODY}"
    found = split(text, TITLE)
    assert [(part.title, part.text) for part in found.parts] == [
        (None, above), (None, under), (TITLES[1], BODY), (TITLES[2], BODY)
    ]  # fmt: skip
    assert all(text.startswith(change.before, change.start) for change in found.changes)
    assert found.changes[0].before.strip() == entries


@pytest.mark.parametrize(
    "text",
    [
        f"目录\n1、{TITLES[0]}\n2、{TITLES[1]}\n3、{TITLES[2]}\n{BODY}",  # no title stands again
        f"1、加强领导\n2、落实责任\n3、严格考核\n{BODY}\n加强领导\n{BODY}\n落实责任\n{BODY}",  # sections of one text
        f"目录\n1、{TITLES[0]}\n2、{TITLES[1]}\n{TITLES[0]}\n{BODY}\n{TITLES[1]}\n{BODY}",  # two are no list
        f"目录\n1、{TITLES[0]}\n2、{TITLES[1]}\n3、{TITLES[2]}\n" + "\n".join(TITLES) + f"\n{BODY}",  # the list twice
    ],
)
def test_other_lists_are_no_tables_of_contents(text: str) -> None:
    assert contents(fold(text)) is None


def test_a_long_list_takes_no_time() -> None:
    text = "目录" + " ".join(f"{number}.{TITLES[0]}" for number in range(1, 60_000))
    began = time.process_time()
    contents(fold(text))
    contents("1、" * 100_000)
    assert time.process_time() - began < 1.5

"""Lines that read like a site's go without a rule; those of authors in nearly the same words stay."""

import tomllib
from pathlib import Path

import pytest

from benchmarks import likeness as fitting
from benchmarks.boilerplate import DATA
from crawler.cleaners.boilerplate import strip
from crawler.cleaners.boilerplate.likeness import likeness, parts_of

BODY = (
    "一年来，我局认真贯彻上级部署，扎实推进各项工作，取得了明显成效。\n"
    "全年共办结案件三百余件，群众满意度居全县各部门前列，得到上级肯定。\n"
    "在今后的工作中，我们将进一步改进作风，再接再厉，把各项工作做得更好。"
)
UNSEEN = tomllib.loads((DATA / "unseen.toml").read_text("utf-8"))


def test_lines_that_the_table_was_not_fitted_to_are_told_apart() -> None:
    assert sum(likeness(line.lower()) >= 1.5 for line in UNSEEN["sites"]) >= 30
    assert not [line for line in UNSEEN["authors"] if likeness(line.lower()) >= 1.5]


def test_too_short_a_line_tells_nothing() -> None:
    assert likeness("阅读全文") < 0
    assert likeness("最美的时光在阅读") < 0
    assert likeness("") < 0


def test_numbers_addresses_and_words_in_latin_letters_count_as_such() -> None:
    assert parts_of("看 12 页") == {"^", "看", "_", "0", "页", "$", "^看", "看_", "_0", "0_", "_页", "页$"}
    assert parts_of("a.example.com tool word") >= {"W", "A", "word"[0], "W_", "_A"}


@pytest.mark.parametrize("line", ["内容没有完，请翻到下一页接着看", "听音频更轻松 ▶ 00:00 / 06:18"])
def test_a_line_in_words_that_no_rule_knows_goes_at_the_ends_and_alone_between_paragraphs(line: str) -> None:
    first, second, third = BODY.split("\n")
    for text in ([line, first, second, third], [first, line, second, third], [first, second, third, line]):
        found = strip("\n".join(text))
        assert found.text == BODY
        assert [change.rule for change in found.changes] == ["margin"]


@pytest.mark.parametrize("line", UNSEEN["authors"][:-3])
def test_an_authors_line_in_nearly_the_same_words_stays(line: str) -> None:
    first, second, third = BODY.split("\n")
    for text in ([line, first, second, third], [first, line, second, third], [first, second, third, line]):
        assert strip("\n".join(text)).text == "\n".join(text)


@pytest.mark.parametrize("line", ["教师进群下载课件", "标签：所有样品统一编号"])
def test_what_others_do_and_how_things_are_kept_is_the_authors(line: str) -> None:
    for text in (f"{line}\n{BODY}", f"{BODY}\n{line}"):
        assert strip(text).text == text


@pytest.mark.parametrize(
    "line", ["阅读使人进步", "让阅读成为习惯", "怎样才能写好公文？", "资料整理和归档", "手机阅读习惯"]
)
def test_an_authors_short_heading_stays(line: str) -> None:
    first, second, third = BODY.split("\n")
    assert strip("\n".join([first, line, second, third])).text == "\n".join([first, line, second, third])


def test_a_sites_words_in_a_list_of_the_authors_stay() -> None:
    first, *rest = BODY.split("\n")
    text = "\n".join([first, "办公自动化水平提高", "听音频更轻松 ▶ 00:00 / 06:18", "档案管理更加规范", *rest])
    assert strip(text).text == text


def test_rows_of_figures_above_a_sites_line_stay_where_authors_lines_stand_between() -> None:
    rows = "\n".join(
        f"{town}\n0717-649911{n}\n周一至周日，9:00-21:00" for n, town in enumerate(("南阳市", "信阳市", "商丘市"))
    )
    text = f"{BODY}\n咨询热线号码\n{rows}\n学生工作部\n2020年1月29日"
    assert rows in strip(text).text


def test_the_table_is_fitted_to_lines_of_both_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = fitting.fit(
        ["点击下载全文", "点击查看全文", "免费下载本文"], ["全年下乡三次", "全年开会三次", "我局下乡三次"]
    )
    assert fitting.odds_of(table, "点击下载本文") > 0 > fitting.odds_of(table, "我局全年下乡")
    monkeypatch.setattr(fitting, "_ROUNDS", 1)
    monkeypatch.setattr(fitting, "_FOLDS", 2)
    monkeypatch.setattr(fitting, "TABLE", tmp_path / "table.txt")
    assert fitting.main(["--write"]) == 0
    start, *rows = fitting.TABLE.read_text("utf-8").splitlines()
    assert abs(float(start)) < 1
    assert [float(row.split(" ")[0]) for row in rows] == sorted(float(row.split(" ")[0]) for row in rows)

"""Pictures as files: the chart that suits, written whole, with a caption that says what it is of."""

import re
from pathlib import Path

import pytest

from indexer.query import parse
from indexer.trouble import Trouble
from search_cli.counts import total
from search_cli.present import picture
from search_cli.present.charts.bars import bars
from search_cli.present.charts.plot import Words, framed
from search_cli.present.provenance import State, provenance
from tests.search_cli.test_charts import WORDS, row


def test_the_chart_that_suits() -> None:
    assert "Lines for 平安" in picture.plot_of({"平安": [row(2006)]}, ["year"]).says
    assert "map" in picture.plot_of({"平安": [row("河北省")]}, ["province"]).says
    assert (
        "heat map of 1 by 2"
        in picture.plot_of({"平安": [row(2006, "河北省"), row(2007, "河北省")]}, ["year", "province"]).says
    )
    assert "bars" in picture.plot_of({"平安": [row("总结")]}, ["kind"]).says
    with pytest.raises(Trouble, match="one field or two"):
        picture.plot_of({"平安": [row("a", "b", "c")]}, ["province", "city", "year"])
    with pytest.raises(Trouble, match="over years only"):
        picture.plot_of({"平安": [row("总结")], "综治": [row("总结")]}, ["kind"])


@pytest.mark.parametrize("suffix", picture.SUFFIXES)
def test_files_are_written_whole(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"picture{suffix}"
    rows = [row("河北省"), row("<b>省", occurrences=0)]
    made = provenance("平安校园", {"year": "2006..2010"}, "data/index")
    words = picture.words_of({"平安校园": total(rows)}, ["province"], made)
    picture.write_picture(
        path, picture.plot_of({"平安校园": rows}, ["province"]), words, {"平安校园": rows}, ["province"]
    )
    content = path.read_bytes()
    assert content.startswith({".svg": b"<svg", ".png": b"\x89PNG", ".html": b"<!doctype html>"}[suffix])
    assert list(tmp_path.iterdir()) == [path]
    if suffix == ".html":
        page = content.decode()
        assert "default-src 'none'" in page and "<b>" not in page and "&lt;b&gt;省" in page
        assert "src:url(data:font/woff2" in page and not re.search(r"https?://(?!www\.w3\.org/2000/svg)", page)
    if suffix != ".png":
        assert "the 200,000 characters of all summaries" in " ".join(words.caption)


def test_a_png_loses_no_character_that_its_typeface_has_not() -> None:
    plain, rare, unknown = (
        picture.png(framed(bars([row("总结")]), Words(f"平安{name}", "", ())))
        for name in ("", "≥", "\U0010fffd")  # the last one is in no font: a box is drawn
    )
    assert plain not in {rare, unknown}


def test_a_page_of_several_phrases_names_them(tmp_path: Path) -> None:
    series = {"平安校园": [row(2006)], "综合治理": [row(2006, occurrences=7)]}
    wholes = {source: total(rows) for source, rows in series.items()}
    words = picture.words_of(wholes, ["year"], provenance("平安校园 / 综合治理", {}, "data/index"))
    page = picture.page("<svg/>", words, series, ["year"])
    assert '<th scope="col">query</th>' in page and "<td>综合治理</td><td>2006</td>" in page
    assert "综合治理: found 7 times" in words.caption[0] and "the 100,000 characters" in words.caption[0]


def test_a_picture_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"expected a name that ends in \.svg"):
        picture.suffix_of(tmp_path / "picture.bmp")
    with pytest.raises(Trouble, match=r"\.html$"):  # no terminal: `spread` and `first` draw into files alone
        picture.suffix_of(Path("-"))
    with pytest.raises(Trouble, match=r"or - for the terminal$"):
        picture.suffix_of(Path("years"), otherwise=", or - for the terminal")
    path = tmp_path / "no" / "picture.svg"
    with pytest.raises(Trouble, match="cannot be written"):
        picture.write_picture(path, bars([row("总结")]), WORDS, {"平安": [row("总结")]}, ["kind"])


def test_a_caption_says_query_base_source_day_and_version() -> None:
    held = State(412, 1_204, 3_000_000)
    query = parse("@safe", {"safe": "平安校园"})
    made = provenance("@safe", {"year": "2006..2010"}, "data/index", queries=[query], state=held)
    words = picture.words_of({"平安校园": total([row(2006), row(2007)])}, ["year"], made)
    caption = " ".join(words.caption)
    for said in (
        "@safe is 平安校园.",
        "10 times in 10 summaries",
        "200,000 characters",
        "data/index, 1,204 summaries of 3,000,000 characters from 412 archived pages.",
        made.made[:10],
        "work-summaries 0",
    ):
        assert said in caption
    assert "year 2006..2010" in words.subtitle

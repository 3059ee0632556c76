"""Charts as pure functions: what is drawn, with what, and whether everyone can read it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise

import pytest

from search_cli.counts import Row
from search_cli.present import picture, svg, typeface
from search_cli.present.charts import plot as plotting
from search_cli.present.charts.bars import bars, terminal_bars
from search_cli.present.charts.first_use import FirstUse, first_use_map
from search_cli.present.charts.heat import heat_map
from search_cli.present.charts.lines import apart, lines
from search_cli.present.charts.measure import MEASURES, Measure
from search_cli.present.charts.plot import Plot, Scale, Words, framed, nice, rate, ticks
from search_cli.present.charts.provinces import TILES, province_map, short_name
from search_cli.present.charts.spread import spread_curve
from search_cli.spread import Year
from search_cli.years import main_years

WORDS = Words("平安校园", "Occurrences per million characters", ("Query: 平安校园. Source: index data/index.",))
ARROW = "An arrow: the 95 % interval goes on beyond the scale."
NS = {"s": "http://www.w3.org/2000/svg"}


def row(*key: str | int | None, occurrences: int = 5, characters: int = 100_000) -> Row:
    found = [(None, 1, 1_000)] * occurrences
    return Row(key, summaries=occurrences, occurrences=occurrences, characters=characters, per_summary=found)


def texts(plot: Plot) -> list[str]:
    root = ET.fromstring(framed(plot, WORDS, outlined=False))
    return [node.text or "" for node in root.iterfind(".//s:text", NS)]


def tips(plot: Plot) -> list[str]:
    root = ET.fromstring(framed(plot, WORDS, outlined=False))
    return [node.text or "" for node in root.iterfind("./*/s:title", NS)]


def intervals(plot: Plot) -> list[tuple[float, float]]:
    """Where the upright lines of a picture stand, and how long each is."""
    root = ET.fromstring(framed(plot, WORDS, outlined=False))
    found = []
    for line in root.iterfind(".//s:polyline", NS):
        ends = [tuple(map(float, point.split(","))) for point in line.attrib["points"].split()]
        if len(ends) == 2 and ends[0][0] == ends[1][0]:
            found.append((ends[0][0], abs(ends[0][1] - ends[1][1])))
    return found


EVERY_CHART = {
    "lines": lines({"平安校园": [row(2006), row(2007)], "综合治理": [row(2006), row(2007, occurrences=0)]}),
    "heat": heat_map([row("河北省", 2006), row("湖南省", 2008), row(None, 2007)]),
    "provinces": province_map([row("河北省"), row("广西壮族自治区", occurrences=0), row(None)]),
    "bars": bars([row("总结"), row("述职"), row(None)]),
    "first use": first_use_map({"河北省": FirstUse(2006, "period"), "湖南省": FirstUse(None, "never")}),
}


@pytest.mark.parametrize("name", EVERY_CHART)
def test_a_file_needs_no_font_and_says_what_it_is(name: str) -> None:
    drawn = framed(EVERY_CHART[name], WORDS)
    root = ET.fromstring(drawn)
    assert root.findall(".//s:text", NS) == []
    title, described = root.find("s:title", NS), root.find("s:desc", NS)
    assert title is not None and title.text == "平安校园"
    assert described is not None and described.text and EVERY_CHART[name].says in described.text
    assert float(root.attrib["width"]) == plotting.WIDTH


def test_marks_lead_somewhere_on_a_page_and_nowhere_in_a_file() -> None:
    def leads(group: tuple[str, tuple[str | int | None, ...]]) -> str:
        return f"/{group}" if group[1] != ("湖南省", 2008) else ""

    rows = [row("河北省", 2006), row("河北省", 2007, occurrences=0), row("湖南省", 2008)]
    for plot, addresses in (
        (heat_map(rows), ["/('', ('河北省', 2006))"]),
        (lines({"平安": [row(2006)], "综治": [row(2007)]}), ["/('平安', (2006,))", "/('综治', (2007,))"]),
        (bars([row("总结"), row(None)]), ["/('', ('总结',))", "/('', (None,))"]),
        (province_map([row("河北省"), row("青海省", occurrences=0)]), ["/('', ('河北省',))"]),
    ):
        root = ET.fromstring(framed(plot, WORDS, outlined=False, leads=leads))
        assert [link.attrib["href"] for link in root.iterfind(".//s:a", NS)] == addresses
        assert "<a " not in framed(plot, WORDS)


@pytest.mark.parametrize("name", EVERY_CHART)
def test_the_same_labels_are_live_text_on_a_page(name: str) -> None:
    shown = texts(EVERY_CHART[name])
    assert "平安校园" in shown
    assert any("index data/index" in one for one in shown)


def test_png_without_any_font_shows_characters_not_boxes() -> None:
    def drawn(label: str) -> bytes:
        canvas = svg.Canvas(40, 40, outlined=True)
        canvas.text(2, 30, label, 30)
        return picture.png(canvas.document("", ""))

    shown = {char: drawn(char) for char in "平安校園冀贛"}
    assert all(one.startswith(b"\x89PNG\r\n") for one in shown.values())
    assert len(set(shown.values()) | {drawn("")}) == 7  # all different, and none empty


def test_every_province_can_be_written_with_the_typeface() -> None:
    for name in TILES:
        runs = list(typeface.outlines(name))
        assert [chars for _, chars, outline in runs if outline] == [name]


def test_traditional_texts_can_be_read_with_the_typeface() -> None:
    """Also the forms that OpenCC gives no simplified character first: 鐘 beside 鍾, 為 beside 爲."""
    text = "為聯繫羣眾，關係託付簽註製作複核裡外頭髮鬆散麵粉颱風週誌樑鐘紮實啟動佈置併購曆史"
    assert [chars for _, chars, outline in typeface.outlines(text) if outline] == [text]


def test_what_the_typeface_has_not_is_left_to_the_viewer() -> None:
    canvas = svg.Canvas(200, 40, outlined=True)
    canvas.text(0, 20, "平𠮷安", 10)
    root = ET.fromstring(canvas.document("", ""))
    live = root.findall("s:text", NS)
    assert [node.text for node in live] == ["𠮷"]
    assert float(live[0].attrib["x"]) == pytest.approx(10)  # behind one character as wide as high


def test_text_from_the_web_is_only_text() -> None:
    attack = '</title><script>alert(1)</script>"\x1b[31m\x00'
    drawn = framed(bars([row(attack)]), Words(attack, attack, (attack,)))
    root = ET.fromstring(drawn)
    assert not [node for node in root.iter() if node.tag.endswith("script")]
    assert "\x1b" not in drawn and "\x00" not in drawn


def test_a_year_without_text_breaks_the_line_and_one_without_a_find_is_zero() -> None:
    plot = lines({"平安": [row(2004), row(2005), row(2007, occurrences=0), row(2008)]})
    root = ET.fromstring(framed(plot, WORDS, outlined=False))
    thick = [node for node in root.iterfind(".//s:polyline", NS) if node.attrib["stroke-width"] == "2.2"]
    assert [len(node.attrib["points"].split()) for node in thick] == [2, 2]
    assert "2007: 0 per million characters, 95 %: 0 to 36.9 (0 in 0 summaries; base 100,000 characters)" in tips(plot)
    assert not any(tip.startswith("2006") for tip in tips(plot))


def test_a_zero_has_its_interval() -> None:
    """The fewer characters it comes from, the longer: none in 20,000 may be 184 in a million."""
    plot = lines(
        {"平安": [row(2006, occurrences=20), *(row(2006 + n, occurrences=0, characters=n * 20_000) for n in (1, 4))]}
    )
    [_, little, much] = [length for _, length in sorted(intervals(plot))]
    assert little == pytest.approx(4 * much, rel=0.01) and much > 10


@pytest.mark.parametrize("measure", MEASURES.values())
def test_a_phrase_that_is_nowhere_has_a_scale_for_its_intervals(measure: Measure) -> None:
    """Made for the years with enough text: a single text would press the others down."""
    years = [Row((2000 + year,), 0, 0, 100_000, 40) for year in range(4)]
    plot = lines({"平安": [*years, Row((2004,), 0, 0, 3_500, 1)]}, measure)
    every = [length for _, length in intervals(plot)]
    assert len(every) == 5 and min(every) > 100
    assert {"per_million": "40", "share": "10"}[measure.name] in texts(plot) and "100" not in texts(plot)


def test_a_spread_that_has_not_begun_has_intervals() -> None:
    plot = spread_curve("平安", [Year(2004 + n, 1, 1, 0, 0, 6 + n) for n in range(3)], "counties")
    assert len(intervals(plot)) == 3 and "40" in texts(plot)  # Wilson's interval of 0 in 6 goes to 39 %


def test_a_year_of_little_text_does_not_set_the_scale() -> None:
    usual = [row(year, occurrences=20) for year in range(2004, 2009)]
    plot = lines({"平安": [*usual, row(1999, occurrences=2, characters=207)]})
    assert "200" in texts(plot) and "10,000" not in texts(plot)
    assert "(9,662)" in texts(plot) and plot.note.startswith("In brackets: ")
    assert "the highest value is 9,662" in plot.says
    alone = lines({"平安": [row(1999, occurrences=2, characters=207), row(2000, occurrences=0)]})
    assert "10,000" in texts(alone) and alone.note == ARROW  # there is no other to set it


@pytest.mark.parametrize(
    ("base", "drawn"),
    [
        ({1912: 300, 2005: 50_000, 2009: 60_000}, (2005, 2009)),
        ({1912: 300, 1913: 300, 1931: 100, 2005: 50_000, 2009: 60_000, 2099: 20}, (2005, 2009)),
        ({1998: 300, 2005: 50_000, 2009: 60_000}, (1998, 2009)),  # not far
        ({1912: 3_000, 2005: 50_000, 2009: 60_000}, (1912, 2009)),  # not little
        ({1912: 0, 2005: 1, 2099: 0}, (2005, 2005)),
        ({}, (0, 0)),
    ],
)
def test_years_far_from_the_rest_are_not_drawn(base: dict[int, int], drawn: tuple[int, int]) -> None:
    assert main_years(base) == drawn


def test_a_year_that_is_not_drawn_is_told() -> None:
    usual = [row(year, characters=100_000) for year in range(2004, 2009)]
    plot = lines({"平安": [row(1912, characters=207), *usual]})
    assert plot.note == f"Not drawn, as they are far from the others and have little text: 1912. {ARROW}"
    assert "from 2004 to 2008" in plot.says and not any(tip.startswith("1912") for tip in tips(plot))
    cells = heat_map([row("河北省", one.key[0]) for one in usual] + [row("河北省", 2099, characters=207)])
    assert "2099" not in texts(cells) and cells.note.startswith("Left out: 1 group ")


def test_a_line_of_one_year_and_of_none() -> None:
    assert "from 2006 to 2006" in lines({"平安": [row(2006)]}).says
    assert "without a year" in lines({"平安": [row(None)]}).says
    assert "no texts with a year" in texts(lines({"平安": [row(None)]}))
    assert not any(re.fullmatch(r"\d{4}", one) for one in texts(lines({"平安": []})))


def test_names_stand_apart_beside_their_lines() -> None:
    assert apart([10, 40, 90], 16, 100) == [10, 40, 90]
    assert apart([10, 12, 90, 99], 16, 100) == [10, 26, 84, 100]
    crowd = apart([5, *([95] * 6)], 16, 100)
    assert crowd == [4, 20, 36, 52, 68, 84, 100]
    assert apart([], 16, 100) == []


def test_years_between_are_shown_as_without_texts() -> None:
    plot = heat_map([row("河北省", 2006), row("河北省", 2008, occurrences=0)])
    assert [one for one in texts(plot) if re.fullmatch(r"20\d\d", one)] == ["2006", "2007", "2008"]
    assert tips(plot)[0].startswith("河北省 2006: 50.0 per million")
    assert tips(plot)[1] == "河北省 2007: no texts"
    assert tips(plot)[2].startswith("河北省 2008: 0 per million")


def test_where_not_every_value_fits_its_cell_none_but_zero_is_written() -> None:
    """One value among empty cells would seem chosen, and brackets that stand nowhere need no note."""
    rows = [row("河北省", year, occurrences=160) for year in range(1970, 2020)]
    narrow = heat_map([*rows, row("河北省", 2020, occurrences=6), row("河北省", 2021, occurrences=0)])
    assert "(0)" in texts(narrow) and narrow.note.startswith("In brackets") and "60.0" not in texts(narrow)
    older = [row("新疆生产建设兵团第十师北屯市", year, occurrences=160) for year in range(1960, 1970)]
    narrower = heat_map([*older, *rows, row("河北省", 2020, occurrences=0)])
    assert "0" in texts(narrower)[texts(narrower).index("河北省") :] and "(0)" not in texts(narrower)
    assert narrower.note.startswith("Left out: 2 groups ") and narrower.note.endswith(
        " A 0 is not certain: the less text it comes from, the higher its 95 % interval reaches."
    )
    unsure = Row(("湖南省", 1973), 1, 40, 100_000, 5, [(None, 40, 900)])
    assert heat_map([*rows, unsure]).note == ""
    few = heat_map([*rows[:3], unsure])
    assert {"1,600", "(400)"} <= set(texts(few)) and "In brackets" in few.note


def test_very_many_groups_are_cut_and_it_is_said() -> None:
    rows = [row(f"{number}县", 2006, characters=1_000 + number) for number in range(100)]
    plot = heat_map(rows)
    assert plot.note == "Left out: 40 groups with less text, of earlier years, or of years far from the rest."
    assert plot.note in texts(plot)
    assert "99县" in texts(plot) and "0县" not in texts(plot)


def test_the_map_has_every_province_once_on_a_tile_of_its_own() -> None:
    from gb2260.data import data

    full = [name for code, name in data[None].items() if code % 10_000 == 0]
    assert sorted(filter(None, map(short_name, full))) == sorted(TILES)
    assert len(set(TILES.values())) == len(TILES) == 34


def test_the_map_tells_zero_from_no_texts_and_what_is_on_no_tile() -> None:
    plot = province_map([row("河北省"), row("青海省", occurrences=0), row(None, occurrences=1, characters=50_000)])
    told = dict(tip.split(": ", 1) for tip in tips(plot))
    assert told["河北"].startswith("50.0 per million")
    assert told["青海"].startswith("0 per million")
    assert told["海南"] == "no texts"
    assert "(20.0) per million" in texts(plot)  # a single text


@pytest.mark.parametrize("draw", [province_map, bars, heat_map])
def test_a_frequency_from_too_few_texts_stands_in_brackets(draw: Callable[[list[Row]], Plot]) -> None:
    """Ten times in one text tell less than four times in four; a text and its copies are one."""
    key: tuple[str | int, ...] = (2008,) if draw is heat_map else ()
    once = Row(("河北省", *key), 1, 10, 100_000, 5, [(None, 10, 900)])
    copied = Row(("湖南省", *key), 9, 9, 200_000, 20, [("a", 1, 900)] * 9)
    apart = Row(("青海省", *key), 4, 4, 100_000, 5, [(None, 1, 900)] * 4)
    plot = draw([once, copied, apart])
    assert {"(100)", "(45.0)", "40.0"} <= set(texts(plot))
    assert "In brackets" in plot.note
    assert "In brackets" not in draw([apart]).note
    assert any("95 %: 0 to" in tip for tip in tips(plot))


@pytest.mark.parametrize("draw", [province_map, bars, heat_map])
@pytest.mark.parametrize("measure", MEASURES.values())
def test_a_zero_stands_in_brackets_too(draw: Callable[..., Plot], measure: Measure) -> None:
    """Its interval reaches down to 0, and from 3,500 characters up to 1,054 in a million."""
    key: tuple[str | int, ...] = (2008,) if draw is heat_map else ()
    none, without = Row(("河北省", *key), 0, 0, 3_500, 1), Row(("湖南省", *key))
    plot = draw([none, without], measure)
    assert "(0)" in texts(plot) and plot.note.startswith("In brackets: ")
    assert any("95 %: 0 to " in tip for tip in tips(plot))
    assert draw([without], measure).note == ""


def test_what_is_rare_in_much_text_is_not_taken_for_unsure() -> None:
    """Ten times in 3,000 million characters: the interval begins at .0013, not at 0."""
    rare = Row(("青海省",), 10, 10, 3_000_000_000, 1_000_000, [(None, 1, 900)] * 10)
    assert "In brackets" not in province_map([rare]).note


def test_a_saved_file_s_site_is_unknown() -> None:
    assert "?" in texts(bars([row(""), row("a.example")]))


def test_what_has_no_year_is_told_beside_the_lines() -> None:
    shown = lines({"平安": [row(2006), row(None, occurrences=7)], "综治": [row(2006), row(None, occurrences=0)]})
    assert shown.note == f"Not drawn, as their year is unknown: 平安 7 times in 7 summaries. {ARROW}"
    assert lines({"平安": [row(2006)]}).note == ARROW


def test_first_uses_count_provinces_by_year() -> None:
    years = {"河北省": 2006, "湖南省": 2004, "吉林省": 2006}
    first = {name: FirstUse(year, "period") for name, year in years.items()}
    plot = first_use_map(first | {"青海省": FirstUse(None, "never")})
    assert "from 2004 to 2006 it reached 3 of the 4 provinces" in plot.says
    assert {"by 2004: 1 of 4 provinces", "by 2006: 3 of 4 provinces", "青海: never", "海南: no texts"} <= set(
        tips(plot)
    )
    assert "reached none" in first_use_map({"河北省": FirstUse(None, "never")}).says and not plot.note


def test_where_nothing_was_used_the_map_stands_where_the_curve_would() -> None:
    never, used = (first_use_map({"河北省": FirstUse(year, "period" if year else "never")}) for year in (None, 2006))
    assert never.height < used.height - 150
    assert not any(re.fullmatch(r"\d{4}|provinces in .*", one) for one in texts(never))


def test_what_a_crossed_tile_means_is_told_beside_the_first_uses() -> None:
    assert "no texts" in texts(first_use_map({"河北省": FirstUse(2006, "period")}))


def test_terminal_bars_are_as_long_as_their_values() -> None:
    rows = [
        row("总结", occurrences=8),
        row("述职报告", occurrences=4),
        row("讲话", occurrences=0),
        row("计划", characters=0),
    ]
    shown = list(terminal_bars(rows, 60))
    full, half, none, without = (line.count("█") for line in shown)
    assert full > 20 and abs(full - 2 * half) <= 1  # the rest stands in eighths
    assert none == without == 0
    assert shown[0].endswith(" 80.0") and shown[2].endswith(" (0)") and shown[3].endswith("no texts")
    assert list(terminal_bars([], 60)) == []
    assert max(map(len, shown)) <= 60


def test_terminal_bars_have_the_brackets_of_the_picture() -> None:
    once = Row(("报告",), 1, 10, 100_000, 5, [(None, 10, 900)])
    assert next(terminal_bars([once], 60)).endswith(" (100)") and "(100)" in texts(bars([once]))


@pytest.mark.parametrize(("value", "expected"), [(0.03, 0.05), (1, 1), (1.01, 2), (3, 5), (70, 100), (200, 200)])
def test_nice(value: float, expected: float) -> None:
    assert nice(value) == pytest.approx(expected)


@pytest.mark.parametrize("most", [0.004, 0.3, 1, 7, 80, 99.9, 12_345])
def test_ticks_reach_from_zero_to_the_most(most: float) -> None:
    marks = ticks(most)
    assert marks[0] == 0 and marks[-1] >= most > marks[-2]
    assert 3 <= len(marks) <= 8


def test_a_scale_has_zero_for_itself_and_ends_with_the_largest() -> None:
    scale = Scale.over([0, 3, 78])
    assert [scale.of(value) for value in (0, 0.001, 10, 10.001, 78)] == [0, 1, 1, 2, 8]
    assert Scale.over([]).of(0) == 0


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (0.034, "0.034"), (4, "4.0"), (18.25, "18.2"), (1234.5, "1,234")]
)
def test_rate(value: float, shown: str) -> None:
    assert rate(value) == shown


def test_shares_of_the_summaries_are_drawn_with_their_intervals_and_base() -> None:
    rows = [
        Row(key, summaries, 9, 100_000, base, [(None, 1, 1_000)] * summaries)
        for key, summaries, base in ((("河北省",), 5, 20), (("湖南省",), 1, 2), ((None,), 6, 9))
    ]
    share = MEASURES["share"]
    shown = province_map(rows, share)
    assert {"25.0", "(50.0)", "% of the summaries", "66.7 %", "in 9 summaries"} <= set(texts(shown))
    # Wilson's interval of 5 in 20, as textbooks have it
    assert "河北: 25.0 % of the summaries, 95 %: 11.2 to 46.9 (9 in 5 summaries; base 20 summaries)" in tips(shown)
    assert shown.note.startswith("In brackets: of none or of so few texts")
    assert {"25.0", "(50.0)", "66.7"} <= set(texts(bars(rows, share)))
    by_year = [Row(("河北省", 2007), 5, 9, 100_000, 20), Row(("湖南省", 2008), 1, 1, 1_000, 4)]
    assert "(25.0)" in texts(heat_map(by_year, share))
    years = lines({"平安": [Row((2007,), 5, 9, 100_000, 20), Row((2008,), 1, 1, 1_000, 4)]}, share)
    assert "base: summaries of each year" in texts(years) and "2007: 20 summaries" in tips(years)
    assert "the highest value is 25.0" in years.says
    assert list(terminal_bars(rows, 40, share))[1].endswith(" (50.0)")


def test_an_interval_that_goes_on_above_the_picture_ends_in_an_arrow() -> None:
    def arrows(*rows: Row) -> int:
        root = ET.fromstring(framed(lines({"平安": rows}), WORDS, outlined=False))
        return sum(len(one.get("points", "").split()) == 3 for one in root.iterfind(".//s:polyline", NS))

    usual = [row(year, occurrences=100) for year in (2006, 2007)]
    within, beyond = row(2008, occurrences=100), row(2008, occurrences=1, characters=1_000)
    assert arrows(*usual, within) - 1 == 0  # the line itself
    assert arrows(*usual, beyond) - 1 == 1
    assert lines({"平安": [*usual, within]}).note == ""
    plot = lines({"平安": [*usual, beyond]})
    assert ARROW in plot.note
    described = ET.fromstring(framed(plot, WORDS)).find("s:desc", NS)  # all that a screen reader has of a file
    assert described is not None and described.text and described.text.endswith(plot.note)


@pytest.mark.parametrize(("phrases", "years"), [(2, 3), (8, 20), (9, 90)])
def test_the_intervals_of_several_phrases_stand_beside_each_other(phrases: int, years: int) -> None:
    """Else the last phrase hides those of the others."""
    series = {f"平安{number}": [row(1920 + year) for year in range(years)] for number in range(phrases)}
    upright = [x for x, _ in intervals(lines(series))]
    assert len(upright) == phrases * years
    apart = [right - left for left, right in pairwise(sorted(upright))]
    assert min(apart) > 0.5

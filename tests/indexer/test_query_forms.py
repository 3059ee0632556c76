"""Every form of the query language beside a plain scan with a matcher of its own: 12,000 summaries, both engines."""

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.filters import Filters
from indexer.index import Reader
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import searchable
from tests.indexer.conftest import Large

Text = str
TITLED = Summary("0.1", "", "", "", "", "")
Matcher = Callable[[Summary, Text], int]  # occurrences; for conditions alone, 1 where they hold


@pytest.fixture(scope="module")
def scanned(large: Large) -> Callable[[str], dict[str, int]]:
    """What a scan finds of a form, made once for both engines: the occurrences in each summary that has some."""
    collection = [(summary, searchable(summary.text)) for summary in large.items]

    @cache
    def scan(source: str) -> dict[str, int]:
        return {summary.id: count for summary, text in collection if (count := FORMS[source](summary, text))}

    return scan


@pytest.fixture(params=["embedded", "elastic"])
def reader(request: pytest.FixtureRequest, large: Large) -> Reader:
    return large.readers[request.param]


def regex(pattern: str) -> Matcher:
    """Occurrences by the regular expressions of the standard library, which the product does not use for this."""
    compiled = re.compile(pattern)
    return lambda _, text: len(compiled.findall(text))


def places(text: Text, phrase: str) -> list[tuple[int, int]]:
    return [(found.start(), found.start() + len(phrase)) for found in re.finditer(f"(?={re.escape(phrase)})", text)]


def near(left: str, right: str, distance: int, *, ordered: bool) -> Matcher:
    """Each left occurrence with the nearest right one in its paragraph, overlapping pairs once: by trying them all."""

    def count(_: Summary, text: Text) -> int:
        pairs = []
        for first in places(text, left):
            reachable = []
            for second in places(text, right):
                gap = second[0] - first[1] if second[0] >= first[1] else first[0] - second[1]
                pair = min(first[0], second[0]), max(first[1], second[1])
                one_paragraph = "\n" not in text[slice(*pair)]
                if 0 <= gap <= distance and one_paragraph and not (ordered and second[0] < first[1]):
                    reachable.append((gap, second[0] < first[1], pair))
            if reachable:
                pairs.append(min(reachable)[2])
        taken = end = 0
        for begin, stop in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
            if begin >= end:
                taken, end = taken + 1, stop
        return taken

    return count


LINES = st.lists(st.sampled_from(["校园", "安全", "工作", "xx", "\n"]), max_size=12).map("".join)


@pytest.mark.parametrize(("source", "ordered"), [("校园 NEAR/4 安全", False), ("校园 BEFORE/4 安全", True)])
@given(text=LINES)
def test_pairs_are_found_in_every_paragraph(source: str, ordered: bool, text: str) -> None:
    count = near("校园", "安全", 4, ordered=ordered)
    for one in ("安全\n校园xxxx安全", "校园xx安全\n校园", text):
        assert parse(source).count(one) == count(TITLED, one)
    assert parse(source).count("安全\n校园xxxx安全") == 1


def both(*matchers: Matcher) -> Matcher:
    """All hold; occurrences are those of the first."""
    return lambda summary, text: matchers[0](summary, text) if all(one(summary, text) for one in matchers) else 0


def without(matcher: Matcher) -> Matcher:
    return lambda summary, text: int(not matcher(summary, text))


def field(holds: Callable[[Summary], bool]) -> Matcher:
    return lambda summary, _: int(holds(summary))


FORMS: dict[str, Matcher] = {
    "矛盾纠纷": regex("矛盾纠纷"),
    '"矛盾 纠纷"': regex("矛盾纠纷"),
    "矛盾纠纷 AND 平安": both(regex("矛盾纠纷|平安"), regex("矛盾纠纷"), regex("平安")),
    "矛盾纠纷 OR 平安": regex("矛盾纠纷|平安"),
    "平安 NOT 纠纷": both(regex("平安"), without(regex("纠纷"))),
    "(平安 OR 综治) NOT (纠纷 OR 学校)": both(regex("平安|综治"), without(regex("纠纷|学校"))),
    "工作 NEAR/10 平安": near("工作", "平安", 10, ordered=False),
    "工作 BEFORE/15 平安": near("工作", "平安", 15, ordered=True),
    "平安 NEAR/0 建设": near("平安", "建设", 0, ordered=False),
    "工作 NEAR/30 学生": near("工作", "学生", 30, ordered=False),
    "平安 NOT (工作 NEAR/10 平安)": both(regex("平安"), without(near("工作", "平安", 10, ordered=False))),
    "平安?园": regex(r"平安[\w*]园"),
    "矛盾??排查": regex(r"矛盾[\w*][\w*]排查"),
    "加强*建设": regex("加强[^。!?;\n]*?建设"),
    "{平安|法治}{建设|校园}": regex("平安建设|平安校园|法治建设|法治校园"),
    "{平安|}校园*工作": regex("(?:平安|)校园[^。!?;\n]*?工作"),
    "/[一二三四五六七八九]、[^,。]{2,8}/": regex("[一二三四五六七八九]、[^,。\n]{2,8}"),
    r"/\d+(起|件|人次)/": regex(r"\d+(?:起|件|人次)"),
    "/^.{0,4}平安/": regex("(?m)^.{0,4}平安"),
    "平安 adcode:13": both(regex("平安"), field(lambda one: (one.adcode or "").startswith("13"))),
    "平安 adcode:130000": both(regex("平安"), field(lambda one: (one.adcode or "").startswith("13"))),
    "平安 adcode:1301": both(regex("平安"), field(lambda one: (one.adcode or "").startswith("1301"))),
    "平安 province:河北": both(regex("平安"), field(lambda one: one.province == "河北省")),
    "平安 year:2006..2010": both(regex("平安"), field(lambda one: 2006 <= (one.year or 0) <= 2010)),
    "平安 kind:plan": both(regex("平安"), field(lambda one: one.kind == "plan")),
    "平安 NOT flag:redacted": both(regex("平安"), field(lambda one: "redacted" not in one.flags)),
    "平安?园 flag:damaged flag:redacted": both(
        regex(r"平安[\w*]园"), field(lambda one: {"damaged", "redacted"} <= set(one.flags))
    ),
    "平安 (year:..2004 OR year:2015..)": both(
        regex("平安"), field(lambda one: one.year is not None and not 2004 < one.year < 2015)
    ),
    "平安 NOT site:wenmi.example": both(regex("平安"), field(lambda one: one.site != "wenmi.example")),
    "平安?园 (kind:plan OR title:小学)": both(
        regex(r"平安[\w*]园"), field(lambda one: one.kind == "plan" or "小学" in one.title)
    ),
    "学生 title:区": both(regex("学生"), field(lambda one: "区" in one.title)),
}


@pytest.mark.parametrize("source", FORMS)
def test_a_form_finds_what_a_scan_finds(reader: Reader, scanned: Callable[[str], dict[str, int]], source: str) -> None:
    query = parse(source)
    expected = scanned(source)
    assert expected, "the form must be tried on something"
    found = {one.summary.id: query.count(one.searchable) for one in reader.documents(query, Filters())}
    assert found == expected
    assert reader.search(query, Filters(), limit=3).total == len(expected)
    by_province: dict[str | None, int] = {}
    for member in reader.groups(query, Filters(), ("province",)):
        by_province[member.group[0]] = by_province.get(member.group[0], 0) + 1
    assert sum(by_province.values()) == len(expected)

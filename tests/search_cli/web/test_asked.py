"""What an address asks for, and the addresses of questions."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from search_cli.web.asked import asked


def test_an_address_is_read_whole() -> None:
    found = asked(
        QueryParams("q=平安 综治&province=河北&province=湖南省&year=2006..2010&unique=1&sort=year&page=3"),
        {"sort": ("", "year")},
    )
    assert found.query is not None and found.query.source == "平安 综治"
    assert found.filters.province == ("河北", "湖南省") and found.filters.years == (2006, 2010)
    assert (found.unique, found.sort, found.page, found.mistake) == (True, "year", 3, None)
    assert found.narrowed == {
        "province": "河北, 湖南省",
        "year": "2006..2010",
        "unique": "one of each cluster of copies",
    }


@pytest.mark.parametrize(("typed", "years"), [("from=2006&to=2010", (2006, 2010)), ("from=2006&to=", (2006, None)),
                                              ("from=&to=2010", (None, 2010)), ("from=2008&to=2008", (2008, 2008)),
                                              ("from=&to=", None)])  # fmt: skip
def test_a_span_of_years_from_two_fields(typed: str, years: tuple[int | None, int | None] | None) -> None:
    assert asked(QueryParams(typed)).filters.years == years


def test_a_mistake_has_its_place() -> None:
    found = asked(QueryParams("q=综治 ) 平安"))
    assert found.query is None and found.mistake is not None
    assert (found.mistake.before, found.mistake.after) == ("综治 ", ") 平安")
    told = asked(QueryParams("year=soon")).mistake
    assert told is not None and "year" in told.message


def test_fields_of_the_query_narrow_what_is_divided_by() -> None:
    assert (
        asked(QueryParams("q=平安 province:河北")).filters.where == asked(QueryParams("q=province:河北")).filters.where
    )
    assert asked(QueryParams("q=平安")).filters.where != asked(QueryParams("q=平安 province:河北")).filters.where


def test_what_others_hang_on_a_link_chooses_nothing() -> None:
    plain = asked(QueryParams("q=平安&province=河北"))
    for passed_on in (
        "utm_source=mail",
        "utm_campaign=2026",
        "fbclid=IwAR0",
        "gclid=x",
        "spm=1.2.3",
        "isappinstalled=0",
    ):
        assert asked(QueryParams(f"q=平安&{passed_on}&province=河北")) == plain
    assert asked(QueryParams("q=平安&utm=1")).mistake is not None


def test_a_group_is_a_question_of_its_own() -> None:
    found = asked(QueryParams("q=平安&province=河北&kind=总结&year=2001..2010&page=2&unique=1"))
    own = asked(QueryParams(urlsplit(found.of_group("/kwic", ("province", "year"), "综治", ("河北省", 2008))).query))
    assert (own.source, own.filters.province, own.filters.years) == ("综治", ("河北省",), (2008, 2008))
    assert (own.filters.kind, own.unique, own.page) == (("总结",), True, 1)
    assert found.of_group("/kwic", ("kind",), "", ("计划",)).count("year=2001..2010") == 1
    assert found.of_group("/kwic", ("province", "year"), "", ("河北省", None)) == ""


def test_saved_queries_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIES_DATA", str(tmp_path))
    (tmp_path / "queries.json").write_text('{"campus": "平安校园"}', "utf-8")
    found = asked(QueryParams("q=@campus"))
    assert found.query is not None and found.query.phrases == ("平安校园",)
    assert asked(QueryParams("q=@other")).mistake is not None


def test_a_value_is_set_and_taken_back() -> None:
    found = asked(QueryParams("q=平安&province=河北&page=4"))
    added = asked(QueryParams(urlsplit(found.toggled("/kwic", "province", "湖南省")).query))
    assert added.filters.province == ("河北", "湖南省") and added.page == 1
    assert dict(parse_qsl(urlsplit(found.toggled("/", "province", "河北")).query)) == {"q": "平安"}


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=10), max_size=3), st.booleans())
def test_an_address_leads_back_to_its_question(source: str, provinces: list[str], unique: bool) -> None:
    pairs = [("q", source), *(("province", one) for one in provinces), ("unique", "1" if unique else "")]
    first = asked(QueryParams([(name, value.encode("utf-8", "ignore").decode()) for name, value in pairs]))
    again = asked(QueryParams(urlsplit(first.address("/")).query))
    assert again == first

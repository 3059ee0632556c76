"""Places that were renamed, by their names of today."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from indexer.filters import Filters
from indexer.index import Reader, open_index
from indexer.query import parse
from search_cli.places import apart
from search_cli.reuse import families
from search_cli.selection import EVERYTHING
from search_cli.spread import spread_over
from search_cli.today import Today
from tests.indexer.conftest import feed
from tests.search_cli.conftest import Run, rows
from tests.search_cli.test_spread import made
from tests.search_cli.web.conftest import Q, got, served

JIANGSU, HUBEI = ("江苏省", "徐州市"), ("湖北省", "襄樊市")
PLACES = ((*JIANGSU, "铜山县"), (*JIANGSU, "铜山区"), (*HUBEI, "谷城县"), ("湖北省", "襄阳市", "谷城县"))
COUNTIES = {("江苏省", "徐州市", "铜山区"), ("湖北省", "襄阳市", "谷城县")}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("today")
    texts = made([(place[0], place[2], 2005 + number, True, number // 2) for number, place in enumerate(PLACES)])
    feed(folder, [replace(one, city=place[1], adcode="320323") for one, place in zip(texts, PLACES, strict=True)])
    return str(folder)


@pytest.fixture
def reader(index: str) -> Iterator[Reader]:
    with open_index(index) as opened:
        yield Today(opened)


def test_a_county_is_one_through_the_years(reader: Reader) -> None:
    found = {one.summary.id: one.summary for one in reader.documents(None, Filters())}
    assert {(one.province, one.city, one.county) for one in found.values()} == COUNTIES
    assert {one.adcode for one in found.values() if one.county == "铜山区"} == {
        "320312",
        "320323",
    }  # that of 铜山区 as given
    assert {key: base.summaries for key, base in reader.bases(Filters(), ("county",)).items()} == {
        ("铜山区",): 2, ("谷城县",): 2,
    }  # fmt: skip
    assert {one.group for one in reader.groups(EVERYTHING, Filters(), ("city", "year"))} == {
        ("徐州市", 2005), ("徐州市", 2006), ("襄阳市", 2007), ("襄阳市", 2008),
    }  # fmt: skip
    assert {key: base.summaries for key, base in reader.bases(Filters(), ("county", "adcode")).items()} == {
        ("铜山区", "320312"): 1, ("铜山区", "320323"): 1, ("谷城县", "320323"): 1, ("谷城县", "420625"): 1,
    }  # fmt: skip  # of which 320323 is as given
    hits = reader.search(parse("平安校园"), Filters(), limit=9).hits
    assert {summary.county for summary, _ in hits} == {"铜山区", "谷城县"}
    assert all(reader.get(key) == one for key, one in found.items())


def test_a_county_whose_city_was_renamed_is_no_namesake_of_itself(index: str) -> None:
    with open_index(index) as reader:
        assert apart(reader, [Filters()], ("county",)) == ""


def test_by_city_the_districts_of_a_municipality_are_told_of(tmp_path: Path) -> None:
    texts = made([("北京市", "朝阳区", 2005, True, 0), ("江苏省", "铜山区", 2006, True, 1)])
    feed(tmp_path, [replace(one, city=city) for one, city in zip(texts, (None, "徐州市"), strict=True)])
    with open_index(str(tmp_path)) as reader:
        told = "texts of 北京市 have no city and are in ?; --by province,city tells them apart"
        assert apart(reader, [Filters()], ("city",)) == apart(reader, [Filters()], ("city", "year")) == told
        assert apart(reader, [Filters()], ("province", "city")) == apart(reader, [Filters()], ("county",)) == ""


def test_a_spread_and_a_reuse_take_it_for_one(index: str) -> None:
    with open_index(index) as reader:
        found, _ = spread_over(reader, parse("平安校园"), Filters(), "county", unique=False)
        assert {one.key: one.adopted for one in found} == dict(zip(sorted(COUNTIES), (2005, 2007), strict=True))
        texts = families(reader.documents(None, Filters()), least=2, across=None)
        assert [one.number_of("county") for one in texts] == [1, 1]


def test_the_command_counts_it_as_one_where_asked(run: Run, index: str, tmp_path: Path) -> None:
    asked = ("count", "平安校园", "--by", "province,city,county", "--index", index)
    assert len(rows(run(*asked).stdout)) == 4
    counted = rows(run(*asked, "--today").stdout)
    assert [(one["county"], one["summaries"]) for one in counted] == [("铜山区", 2), ("谷城县", 2)]
    run(*asked, "--today", "-o", str(tmp_path / "counts.jsonl"))
    first = rows((tmp_path / "counts.jsonl").read_text("utf-8"))[0]
    assert first["export"]["options"]["today"] is True


def test_the_page_takes_it_for_one_where_asked(run: Run, index: str, tmp_path: Path) -> None:
    own = run("search", "平安校园 county:铜山县 year:2005", "--index", index)
    with served(Path(index), tmp_path) as address:
        for path, county, cities in (
            (f"/?q={Q}&city=徐州", "铜山县", {"襄樊市", "襄阳市", "徐州市"}),
            (f"/?q={Q}&city=徐州&today=1", "铜山区", {"襄阳市", "徐州市"}),
            (f"/?q={Q}&city=徐州&today=1&today=", "铜山区", {"襄阳市", "徐州市"}),
        ):
            status, _, page = got(address, quote(path, safe="/?&=%"))
            assert ("Places by their names of today." in page) == ("today" in path)  # in how to cite it
            assert status == 200 and (county in page) == (county == "铜山县" or "today" in path)
            _, _, given = got(address, f"/download/summaries.jsonl?{urlsplit(quote(path, safe='/?&=%')).query}")
            assert {one["county"] for one in rows(given)} == {county, "铜山区"}
            assert {one["export"]["options"].get("today") for one in rows(given)} == {"today" in path or None}
            _, _, all_of_it = got(address, f"/download/summaries.jsonl?{'today=1' if 'today' in path else ''}")
            assert {one["city"] for one in rows(all_of_it)} == cities
        _, _, page = got(address, f"/text/{rows(own.stdout)[0]['id']}?q={Q}&today=1")
        assert "铜山县" in page  # a text keeps the name of its year
        assert got(address, "/?today=yes")[0] == 400

"""Offices by their other names: 生态环境局 is asked for where summaries have the type 环保局."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.indexer.conftest import feed
from tests.search_cli.conftest import Run, rows
from tests.search_cli.web.conftest import got, served
from workbench.corpus import summaries

TAKEN = "organisation_type 生态环境局: taken as 环保局, the type of such bodies under all their names"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four summaries of a 环保局 and one of a 水利局."""
    folder = tmp_path_factory.mktemp("offices") / "index"
    types = ("环保局",) * 4 + ("水利局",)
    texts = zip(summaries(5, characters=300), types, strict=True)
    feed(folder, [replace(one, organisation_type=its_type, cluster=None) for one, its_type in texts])
    return folder


@pytest.mark.parametrize("name", ["环保局", "生态环境局", "环境保护局", "生態環境局", "生态环境分局"])
@pytest.mark.parametrize("command", [("search",), ("stats",), ("export",), ("count", "工作"), ("words",)])
def test_an_office_is_found_by_each_of_its_names(run: Run, command: tuple[str, ...], name: str) -> None:
    own = run(*command, "--organisation-type", "环保局")
    found = run(*command, "--organisation-type", name)
    # A record of an export also says what was asked.
    assert [one.get("id", one) for one in rows(found.stdout)] == [one.get("id", one) for one in rows(own.stdout)]
    assert "taken as" not in own.stderr
    assert (TAKEN.replace("生态环境局", name) in found.stderr) is (name != "环保局")


def test_a_field_of_a_query_takes_the_names_too(run: Run) -> None:
    found = run("search", "organisation_type:生态环境局")
    assert len(rows(found.stdout)) == 4
    assert TAKEN in found.stderr
    others = run("search", "工作 NOT organisation_type:生态环境局")
    assert [one["organisation_type"] for one in rows(others.stdout)] == ["水利局"]
    assert TAKEN in others.stderr


def test_an_office_of_its_own_is_no_other(run: Run) -> None:
    assert "taken as" not in run("search", "--organisation-type", "水利局").stderr
    missing = run("search", "--organisation-type", "水务局", check=[1]).stderr
    assert "no summary has the organisation_type 水务局; did you mean 水利局?" in missing


def test_an_export_says_which_type_was_taken(run: Run, tmp_path: Path) -> None:
    run("search", "--organisation-type", "生态环境局", "-o", str(tmp_path / "found.json"))
    assert '"organisation_type": "生态环境局 (环保局)"' in (tmp_path / "found.json").read_text("utf-8")


@pytest.fixture(scope="module")
def page(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(index, tmp_path_factory.mktemp("data")) as where:
        yield where


@pytest.mark.parametrize(
    "asked", [f"organisation_type={quote('生态环境局')}", f"q={quote('organisation_type:生态环境局')}"]
)
def test_the_page_finds_it_and_says_so(page: str, asked: str) -> None:
    status, _, text = got(page, f"/?{asked}")
    assert (status, text.count(TAKEN)) == (200, 1)
    assert "<strong>4</strong> summaries" in text


def test_the_filter_of_the_page_is_that_of_the_type(page: str) -> None:
    _, _, text = got(page, f"/?organisation_type={quote('生态环境局')}")
    assert text.count('<span class="unseen">remove </span>环保局') == 1
    assert "Filters: organisation type 生态环境局 (环保局)." in text


def test_the_page_says_so_of_what_a_question_is_compared_with(page: str) -> None:
    other = quote("organisation_type:生态环境局")
    _, _, text = got(page, f"/keyness?q={quote('organisation_type:水利局')}&against={other}")
    assert text.count(TAKEN) == 1
    status, _, text = got(page, f"/keyness?q={quote('organisation_type:水利局')}&against={quote('(')}")
    assert (status, text.count("taken as")) == (400, 0)

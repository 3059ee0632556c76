"""Text reuse: the texts that several places have, and who had them first."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.answers import Document
from indexer.summary import Summary
from search_cli.commands import reuse as command
from search_cli.program import cli
from search_cli.reuse import families, steps
from tests.search_cli.conftest import Run, rows
from workbench.corpus import summary


def held(
    name: str, cluster: str | None, year: int | None, province: str | None, county: str | None = None, **more: object
) -> Summary:
    span = (None, None) if year is None else (f"{year}-01-01", f"{year}-12-31")
    plain = replace(summary(1), kind="总结", flags=(), published=None, organisation=None, site="a.example", city=None)
    placed = replace(plain, id=name, cluster=cluster, province=province, county=county)
    return replace(placed, period_start=span[0], period_end=span[1], **more)  # type: ignore[arg-type]


MADE = [
    held("a1", "a", 2008, "河北省", "香河县", site="b.example"),
    held("a2", "a", 2006, "湖南省", "香河县"),
    held("a3", "a", None, "湖南省", "武冈市"),
    held("a4", "a", 2006, "湖南省", "香河县", flags=("year-conflict",)),
    held("b1", "b", 2005, None, published="2005-03-01"),
    held("b2", "b", 2005, "河北省", "三河市", published="2005-02-01"),
    held("b3", "b", 2007, "河北省", "大厂县"),
    held("c1", None, 2001, "河北省"),
    held("d1", "d", 2001, "河北省", "香河县"),
]


def documents() -> Iterator[Document]:
    return (Document(one, "") for one in MADE)


def test_the_first_holder_is_the_earliest_the_surer_and_the_first_to_be_published() -> None:
    found = families(documents(), least=2, across=None)
    assert [[one.summary.id for one in family.holders] for family in found] == [
        ["a2", "a4", "a1", "a3"],
        ["b2", "b1", "b3"],
    ]
    told = found[0].as_dict()
    assert (told["summaries"], told["provinces"], told["counties"], told["sites"]) == (4, 2, 3, 2)
    assert (told["id"], told["date"], told["last"], told["certainty"]) == ("a2", "2006-12-31", "2008-12-31", "period")


def test_what_nothing_tells_apart_is_put_in_order_by_id_whatever_the_order_it_came_in() -> None:
    """Then 0 days lie between the two, and no date of a site speaks for one."""
    alike = [held(name, "t", 2006, "湖南省", county) for name, county in (("t2", "香河县"), ("t1", "武冈市"))]
    for order in (alike, alike[::-1]):
        [pair] = steps(families((Document(one, "") for one in order), least=2, across="county"), "county")
        edge = pair.as_dict()
        assert (edge["first_id"], edge["copy_id"], edge["days"]) == ("t1", "t2", 0)
        assert edge["first_published"] is None and edge["copy_published"] is None


@pytest.mark.parametrize(
    ("across", "least", "expected"),
    [("province", 2, ["a"]), ("county", 2, ["a", "b"]), ("site", 2, ["a"]), ("organisation", 2, []), (None, 4, ["a"])],
)
def test_texts_that_stand_in_several_of_something(across: str | None, least: int, expected: list[str]) -> None:
    assert [one.cluster for one in families(documents(), least=least, across=across)] == expected


def test_pairs_lead_from_the_first_whose_place_is_known_to_those_elsewhere() -> None:
    pairs: Callable[[str | None], list[tuple[str, str, int | None]]] = lambda across: [  # noqa: E731
        (one.first.summary.id, one.copy.summary.id, one.days)
        for one in steps(families(documents(), least=2, across=across), across)
    ]
    assert pairs("county") == [("a2", "a1", 731), ("a2", "a3", None), ("b2", "b3", 730)]
    assert pairs("province") == [("a2", "a1", 731)]
    assert pairs(None) == [
        ("a2", "a4", 0), ("a2", "a1", 731), ("a2", "a3", None), ("b2", "b1", 0), ("b2", "b3", 730),
    ]  # fmt: skip


def test_on_the_command_line(run: Run, collection: list[Summary], tmp_path: Path) -> None:
    own: dict[str, list[str]] = {}
    for one in rows(run("export").stdout):
        own.setdefault(one["cluster"] or one["id"], []).append(one["id"])
    copied = {cluster: sorted(ids) for cluster, ids in own.items() if len(ids) > 1}
    texts = rows(run("reuse").stdout)
    assert {one["cluster"]: one["summaries"] for one in texts} == {key: len(ids) for key, ids in copied.items()}
    run("reuse", "--pairs", "-o", str(tmp_path / "edges.csv"))
    with (tmp_path / "edges.csv").open(encoding="utf-8-sig", newline="") as file:
        edges = list(csv.DictReader(file))
    assert len(edges) == sum(len(ids) - 1 for ids in copied.values())
    assert all({edge["first_id"], edge["copy_id"]} <= set(copied[edge["cluster"]]) for edge in edges)
    shown = run("reuse", "--limit", "1", "--format", "table")
    assert texts[0]["id"] in shown.stdout and f"1 of {len(texts)} texts that several summaries have" in shown.stderr
    assert texts[0]["id"] in run("reuse", "--pairs", "--limit", "1", "--format", "table").stdout
    assert "--unique: leaves one summary of each text" in run("reuse", "--unique", check=[2]).stderr
    assert "--unique" not in CliRunner().invoke(cli, ["reuse", "--help"]).output
    assert run("reuse", "绝无此语", check=[1]).stderr == "nothing was found\n"


@pytest.mark.parametrize("asked", [[], ["--pairs"]])
def test_a_terminal_shows_few_of_texts_and_of_pairs(
    index: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    monkeypatch.setattr(command, "_MOST", 4)
    runner, words = CliRunner(), ["reuse", *asked, "--index", str(index)]
    table = runner.invoke(cli, [*words, "--format", "table"], standalone_mode=False)
    piped = runner.invoke(cli, words, standalone_mode=False)
    assert f"4 of {len(piped.stdout.splitlines())} " in table.stderr and len(piped.stdout.splitlines()) > 4

"""What is said where nothing was found because no summary has the value that was asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from indexer.index import open_writer
from indexer.position import Position
from indexer.summary import Summary
from tests.search_cli.conftest import Run
from workbench.corpus import summaries


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (("search", "工作", "--province", "河比"), "no summary has the province 河比; did you mean 河"),
        (("search", "工作", "--province", "比河"), "no summary has the province 比河\n"),
        (
            ("search", "工作", "--province", "河南,河北"),
            "province 河南,河北; name each of several by itself: any of them",
        ),
        (("count", "工作 province:河比省"), "no summary has the province 河比省; did you mean 河南省 or 河北省?"),
        (("kwic", "工作", "--kind", "xyz"), "no summary has the kind xyz; there is plan, report, speech or summary"),
        (("search", "工作", "--site", "fanwen"), "no summary has the site fanwen; there is fanwen.example"),
        (("count", "工作", "--year", "1066"), "no summary reports on 1066; there are 2001 to 2018"),
        (("kwic", "工作 year:2050.."), "no summary reports on 2050..; there are 2001 to 2018"),
        (("count", "工作", "--province", "西藏", "--city", "广州"), "no summary has all of these together"),
        (("count", "工作 flag:nowhere"), "no summary has the flag nowhere"),
        (("search", "工作 and 绝无此语"), "“and” was looked for as characters; the operator is AND"),
        (("count", "绝无此语 near/5 工作"), "the operator is NEAR/5"),
        (("kwic", "工作 -校园"), "“-校园” was looked for as characters; write NOT 校园"),
        (("kwic", "(工作 -校园)"), "write NOT 校园 to leave"),
        (("search", "绝无此语 (not 工作)"), "the operator is NOT"),
        (("count", "绝无,此语"), "“绝无,此语” is one phrase with its “,”; write OR"),
        (("search", "平安AND绝无"), "“平安AND绝无” was looked for as characters; put spaces around AND"),
        (("kwic", "NOT绝无"), "put spaces around NOT"),
        (("count", "工作 kind=plan"), "“kind=plan” was looked for as characters; write kind:plan"),
        (("search", "province：河北 工作"), "in half width it is: province:河北 工作"),
        (("search", "（绝无 OR 工作）此语"), "in half width it is: (绝无 OR 工作)此语"),
        (("count", "平？？？作"), "in half width it is: 平???作"),
        (("count", "绝无 ＮＥＡＲ／3 工作"), "in half width it is: 绝无 NEAR/3 工作"),
        (("kwic", "“绝无 此语”"), 'in half width it is: "绝无 此语"'),
        (("first", "工作 NOT site:nowhere province:香港特别行政区"), "no summary has the province 香港特别行政区"),
    ],
)
def test_an_unknown_value_is_told_with_those_that_may_be_meant(
    run: Run, question: tuple[str, ...], told: str, collection: list[Summary]
) -> None:
    assert not any(one.province == "香港特别行政区" for one in collection)
    assert told in run(*question, check=[1]).stderr


def test_an_empty_value_is_a_mistake(run: Run) -> None:
    """As an unset variable of a shell gives it."""
    for given in (("--province", ""), ("--county", " "), ("--organisation-type", "")):
        told = run("search", "工作", *given, check=[2]).stderr
        assert f"{given[0]}: the value is empty" in told
    assert run("count", "工作", "--province", " 河北 ").stdout == run("count", "工作", "--province", "河北").stdout


def test_a_confidence_that_no_region_has_is_told(run: Run, tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "index")) as writer:
        for one in summaries(3, characters=200):
            writer.replace(one.id, [replace(one, region_confidence=0.5)])
        writer.commit(Position(1))
    told = "no summary has a region with a confidence of 0.9 at least"
    for question in (["工作", "--sure", "90%"], ["工作 (sure:0.9 OR sure:0.8)"], ["工作 sure:0.4 sure:0.9"]):
        assert told in run("count", *question, "--index", str(tmp_path / "index"), check=[1]).stderr
    for question in (["绝不出现的词", "--sure", "0.9"], ["绝不出现的词 NOT sure:2%"]):
        assert "confidence" not in run("count", *question, check=[1]).stderr


def test_an_empty_index_is_told(run: Run, tmp_path: Path) -> None:
    with open_writer(str(tmp_path / "index")) as writer:
        writer.commit(Position(1))
    done = run("search", "工作 AND 平安", "--province", "河北", "--index", str(tmp_path / "index"), check=[1])
    assert done.stderr.splitlines()[1:] == [
        "the index holds no summary yet; `scrapy load PATH` or a crawl puts some in"
    ]


def test_what_is_there_but_not_found_is_not_blamed(run: Run) -> None:
    assert "no summary" not in run("search", "绝不出现的词", "--province", "河北", "--kind", "plan", check=[1]).stderr
    assert "no summary" not in run("count", "绝不出现的词 NOT flag:nowhere", check=[1]).stderr
    for query in ('"绝无 and 此语"', "绝无{此,|彼}语", r"/绝无-?此,语/", "绝无 NOT (此语 OR kind:a,b)"):
        assert run("count", query, check=[1]).stderr == ""
    for query in ("“绝无”此语", "绝无（此语）", "《绝无：此语》", "ＧＤＰ绝无"):
        assert run("count", query, check=[1]).stderr == ""
    for query in ("绝无,此语", "绝无 and 此语", "绝无AND此语", "平？？？作"):
        assert run("count", "-F", query, check=[1]).stderr == ""

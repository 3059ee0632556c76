"""The commands as a user meets them: what they print, where, and with which exit status."""

import csv
import io
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.summary import Summary
from indexer.text import searchable
from search_cli.program import cli
from tests.search_cli.conftest import HOSTILE_TITLE, Run, rows

CONTRACT = [
    "id", "url", "site", "page_title", "title", "text", "part", "parts", "kind", "kind_evidence", "published",
    "published_evidence", "fetched", "period", "period_start", "period_end", "period_evidence", "province", "city",
    "county", "adcode", "region_evidence", "region_confidence", "organisation", "organisation_type",
    "organisation_evidence", "sector", "sector_evidence", "chars", "flags", "cluster", "copies",
]  # fmt: skip


def test_a_literal_query_may_be_an_operator(run: Run) -> None:
    assert [row["query"] for row in rows(run("count", "-F", "平安", "AND", "OR").stdout)] == ["平安", "AND", "OR"]


@pytest.mark.parametrize(
    ("limit", "told"), [("1", "the first 1 line;"), ("2", "the first 2 lines; --limit N shows more"), ("10000", "")]
)
def test_a_concordance_that_is_cut_off_says_so(run: Run, limit: str, told: str) -> None:
    assert run("kwic", "平安校园", "--limit", limit, "--format", "table").stderr.startswith(told)


def test_kwic_shows_the_authors_own_characters(run: Run) -> None:
    lines = rows(run("kwic", "平安校园", "--width", "4").stdout)
    [wrapped] = [line for line in lines if line["title"] == "繁體"]
    assert (wrapped["left"], wrapped["hit"], wrapped["right"], wrapped["start"]) == ("開展", "平安 校 園", "創建。 ", 2)
    assert list(lines[0])[:5] == ["id", "left", "hit", "right", "start"]


def test_lines_tell_what_they_are_worth(run: Run, collection: list[Summary]) -> None:
    """So that copies, doubtful years and unsure regions can be left out where lines are taken to."""
    own = {one.id: one for one in collection}
    clusters = Counter(row["cluster"] for row in rows(run("export").stdout))
    lines = rows(run("kwic", "平安校园").stdout)
    assert len(lines) > 3
    for line in lines:
        summary = own[str(line["id"])]
        assert line["flags"] == list(summary.flags) and line["region_confidence"] == summary.region_confidence
        assert line["copies"] == clusters[line["cluster"]]


def test_search_gives_the_contracts_fields_in_order(run: Run) -> None:
    first = rows(run("search", "平安校园", "--text", "--limit", "3").stdout)[0]
    assert list(first)[: len(CONTRACT)] == CONTRACT
    assert "text" not in rows(run("search", "平安校园", "--limit", "1").stdout)[0]


@pytest.mark.parametrize("sort", ["year", "-year", "published", "-published", "title"])
@pytest.mark.parametrize("asked", [[], ["--sector=教育", "--sector=民政"], ["平安 OR 工作", "--province", "河北"]])
def test_search_lists_in_order(run: Run, asked: list[str], sort: str) -> None:
    name = {"year": "period_start"}.get(sort.lstrip("-"), sort.lstrip("-"))
    every = sorted(rows(run("export", *asked).stdout), key=lambda one: str(one["id"]))
    known = [one for one in every if one[name] is not None]
    known.sort(key=lambda one: str(one[name]), reverse=sort.startswith("-"))
    expected = [one["id"] for one in (*known, *(one for one in every if one[name] is None))]
    assert len(expected) > 3
    assert [one["id"] for one in rows(run("search", *asked, "--sort", sort, "--limit", "500").stdout)] == expected
    assert [one["id"] for one in rows(run("search", *asked, "--sort", sort, "--limit", "3").stdout)] == expected[:3]


def test_search_without_a_phrase_begins_with_the_oldest(run: Run) -> None:
    found = [rows(run("search", *asked).stdout) for asked in (["--province", "河北"], ["province:河北"])]
    assert found[0] == found[1] == rows(run("search", "province:河北", "--sort", "year").stdout)
    assert all(one["score"] is None and one["occurrences"] == 0 for one in found[0])


@pytest.mark.parametrize("by", ["", "province", "province,year", "kind,site"])
def test_count_equals_a_plain_count(run: Run, collection: list[Summary], by: str) -> None:
    fields = by.split(",") if by else []
    expected: dict[tuple[object, ...], list[int]] = {}
    for summary in collection:
        row = expected.setdefault(tuple(getattr(summary, name) for name in fields), [0, 0, 0])
        found = searchable(summary.text).count("平安校园")
        row[0] += found > 0
        row[1] += found
        row[2] += summary.chars
    counted = rows(run("count", "平安校园", *(["--by", by] if by else [])).stdout)
    assert {
        tuple(row[name] for name in fields): [row["summaries"], row["occurrences"], row["characters"]]
        for row in counted
    } == expected
    figures = ["summaries", "occurrences", "characters", "per_million", "unique"]
    assert list(counted[0])[: len(fields) + 5] == [*fields, *figures]
    for row in counted:
        assert row["per_million"] == round(int(str(row["occurrences"])) / int(str(row["characters"])) * 1e6, 2)


def test_filters_leave_exactly_what_passes(run: Run, collection: list[Summary]) -> None:
    province = next(summary.province for summary in collection if summary.province)
    short = province.rstrip("省市")
    inside = {summary.id for summary in collection if summary.province == province}
    working = {summary.id for summary in collection if "工作" in searchable(summary.text)}
    assert working - inside and working & inside
    for name in (province, short):
        assert {line["id"] for line in rows(run("kwic", "工作", "--province", name).stdout)} == working & inside
        assert {row["id"] for row in rows(run("export", "--province", name).stdout)} == inside
    exported = {row["id"] for row in rows(run("export", "--year", "2008..2010").stdout)}
    assert exported == {summary.id for summary in collection if summary.year in {2008, 2009, 2010}} != set()


def test_a_code_finds_what_lies_in_its_place(run: Run, collection: list[Summary]) -> None:
    code = next(one.adcode for one in collection if one.adcode and not one.adcode.endswith("00"))
    for asked, begin in ((code[:2], code[:2]), (f"{code[:2]}0000", code[:2]), (code[:4], code[:4]), (code, code)):
        inside = {one.id for one in collection if (one.adcode or "").startswith(begin)}
        for given in (["--adcode", asked], [f"adcode:{asked}"]):
            assert {row["id"] for row in rows(run("export", *given).stdout)} == inside != set()
    counted = rows(run("stats", "--by", "adcode").stdout)
    assert {row["adcode"]: row["summaries"] for row in counted} == Counter(one.adcode for one in collection)
    assert "did you mean" in run("search", "--adcode", f"{code[:5]}x", check=[1]).stderr


def test_exit_statuses_are_greps(run: Run) -> None:
    assert run("search", "平安校园").returncode == 0
    assert run("count", "绝无此语", check=[1]).stdout.count("\n") == 1
    assert run("show", "0000000000000000.1", check=[1]).returncode == 1


@pytest.mark.parametrize(
    "command", ["search", "kwic", "first", "forms", "collocates", "words", "ngrams", "keyness", "export"]
)
def test_every_command_says_that_nothing_was_found_and_what_may_have_been_meant(run: Run, command: str) -> None:
    done = run(command, "绝无此语 province:河背", check=[1])
    assert done.stdout == "" and done.stderr.startswith(("nothing was found", "绝无此语"))
    assert "no summary has the province 河背; did you mean" in done.stderr


def test_what_is_asked_beside_the_first_query_may_be_absent(run: Run) -> None:
    told = run("keyness", "province:河北", "province:河背", check=[1]).stderr
    assert "province:河背: no summary is in this set" in told and "did you mean" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search", ""], "the query is empty"),
        (["count"], "`summaries search --year 2008` lists"),
        (["kwic", "平安", "NOT", "校园"], "put the whole query in single quotes: '平安 NOT 校园'"),
        (["search", "--unique", "--sort", "relevance"], "no phrase to be relevant to"),
        (["count", "kind:总结"], "`summaries stats --by year` counts them"),
        (["stats", "--sort", "unique"], "give --by FIELDS"),
        (["stats", "--by", "planet"], "expected any of province"),
        (["search", "。，！"], 'only punctuation; write "。，！" in quotes'),
        (["kwic", "(平安"], '")" is missing'),
        (["kwic", '"平安'], "never closed"),
        (["kwic", "{{平安|和谐}|矛盾}校园"], "is never closed, or another stands in it, which it cannot"),
        (["count", "平安", "--by", "planet"], "expected any of province"),
        (["count", "平安", "--measure", "share"], "give --plot FILE"),
        (["search", "平安", "--year", "二〇〇八"], "expected a year or a span"),
        (["search", "平安", "--year", "2012..2008"], "first year is later"),
        (["search", "平安", "--index", "no/such/folder"], "scrapy load PATH"),
        (
            ["search", "平安", "--limit", "0"],
            "summaries search: invalid value for '--limit': 0 is not in the range x>=1;",
        ),
        (
            ["search", "平安", "--limi", "3"],
            "no such option '--limi'. Did you mean '--limit'? `summaries search --help`",
        ),
        (["count", "工作", "--by", ""], "--by: the value is empty; leave the option away"),
        (["kwic", "工作", "--sort", ""], "--sort: the value is empty; leave the option away"),
        (["count", "工作", "-o", "-"], "-o -: is no file; leave -o away"),
        (["count", "工作", "--year", "2008", "--year", "2011"], "write (year:2008 OR year:2011) in the query"),
        (["count", "工作", "-o", ""], "-o: the value is empty, or names the folder that you are in"),
        (["search", "site:"], 'expected a value right behind site:, in quotes if it has spaces: site:"…"'),
        (["kwic", f"平安 NEAR/{10**19} 校园"], "expected a number of at most six digits behind NEAR/, such as NEAR/10"),
        (["export", "平安", "-o", "no/such/folder/x.csv"], "cannot be written"),
        (["export", "平安", "-o", "x.doc"], "expected .jsonl, .json, .csv, .xlsx, .parquet, .txt"),
        (["kwic", "平安", "-o", "x.txt"], "expected .jsonl, .json, .csv, .xlsx, .parquet, or"),
        (["count", "平安", "--plot", "x.pdf"], "expected a name that ends in .svg, .png, .html, or - for the terminal"),
        (["first", "平安", "--plot", "x.pdf"], "expected a name that ends in .svg, .png, .html"),
        (["spread", "平安", "--plot", "-"], "expected a name that ends in .svg, .png, .html"),
        (["search", "工作", "-o", "x.pdf"], "no format of ours ends in .pdf"),
        (["search", "工作", "-o", "no/such/folder/x", "--format", "csv"], "cannot be written"),
        (["dance"], "summaries: no such command 'dance'; `summaries --help` says what it takes"),
    ],
)
def test_trouble_is_told_with_the_way_out(run: Run, arguments: list[str], told: str) -> None:
    done = run(*arguments, check=[2])
    assert told in done.stderr and done.stdout == ""
    # Of a query, the place of the mistake is shown below.
    assert done.stderr.startswith("summaries") and done.stderr.count("\n") == (3 if done.stderr.endswith("^\n") else 1)


@pytest.mark.parametrize("command", ["search", "kwic", "count", "stats", "export", "similar"])
def test_a_limit_may_be_of_any_size(run: Run, collection: list[Summary], command: str) -> None:
    given = {"similar": [collection[0].id], "count": ["工作", "--by", "year"], "stats": ["--by", "year"]}
    asked = [command, *given.get(command, ["工作"]), "--limit"]
    found = [run(*asked, str(limit), check=[0, 1]).stdout.count("\n") for limit in (2**63, 100_000)]
    assert found[0] == found[1]


def test_the_caret_stands_under_the_mistake_by_display_width(run: Run) -> None:
    told = run("search", "平安 )", check=[2]).stderr.splitlines()
    assert told[-2:] == ["  平安 )", "  " + " " * 5 + "^"]


def test_of_a_long_query_the_surroundings_of_the_mistake_are_shown(run: Run) -> None:
    told = run("search", "平安 OR " * 100 + ") " + "综治 " * 20, check=[2]).stderr.splitlines()
    assert told[-2] == "  …" + ("平安 OR " * 100)[-30:] + (") " + "综治 " * 20)[:30] + "…"
    assert told[-1] == "  " + " " * (1 + 30 + 10) + "^"


def test_csv_is_safe_for_spreadsheets(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    run("export", "-o", str(file))
    text = file.read_text("utf-8")
    assert text.startswith("\ufeffid,")
    titles = [row["title"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    assert "'" + HOSTILE_TITLE in titles


@pytest.mark.parametrize("command", ["export", "kwic", "search", "count"])
def test_csv_in_a_pipe_has_no_mark_that_programs_take_for_a_name(run: Run, command: str) -> None:
    head = run(command, "平安校园", "--format", "csv").stdout.split(",", 1)[0]
    assert head.isascii() and head.isidentifier()


def test_a_reader_who_has_enough_ends_it_silently(index: Path) -> None:
    command = f"{sys.executable} -m search_cli.main export --index {index} | head -c 9; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, len(done.stdout)) == (0, "", 9)


@pytest.mark.parametrize(
    "arguments",
    [
        "search 平安校园 --format table",
        "kwic 平安校园 --format csv",
        "count 平安校园 --by province --format table",
        "kwic --help",
    ],
)
def test_a_reader_who_has_gone_is_no_failure_of_any_shape(index: Path, arguments: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "search_cli.main", *arguments.split()], stdout=writing, stderr=subprocess.PIPE,
        env={**os.environ, "SUMMARIES_INDEX": str(index)}, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


# Raises Ctrl-C where the first module that is no part of Python's own is asked for.
_AT_ONCE = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from search_cli.main import run
run()
"""


def test_ctrl_c_while_the_program_is_loaded_ends_it_in_silence() -> None:
    done = subprocess.run([sys.executable, "-c", _AT_ONCE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_an_output_that_is_closed_is_no_fault_of_the_program(index: Path) -> None:
    command = f"{sys.executable} -m search_cli.main search 平安校园 --limit 3 --index {index} >&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_show_gives_the_whole_summary(run: Run, collection: list[Summary]) -> None:
    wanted = collection[5]
    [shown] = rows(run("show", wanted.id).stdout)
    assert (shown["id"], shown["text"], shown["title"]) == (wanted.id, wanted.text, wanted.title)


def test_of_copies_in_several_groups_the_total_has_one(run: Run) -> None:
    asked = ("count", "工作", "--unique")
    [whole] = rows(run(*asked).stdout)
    groups = rows(run(*asked, "--by", "site").stdout)
    assert sum(row["summaries"] for row in groups) > whole["summaries"]
    table = run(*asked, "--by", "site", "--format", "table").stdout
    [total] = [line.split() for line in table.splitlines() if line.split()[:1] == ["total"]]
    assert total[1:4] == [f"{whole[name]:,}" for name in ("summaries", "occurrences", "characters")]


@pytest.mark.parametrize("asked", [["export", "工作"], ["kwic", "工作"], ["search", "工作", "--limit", "1000"]])
def test_unique_keeps_one_of_each_cluster(run: Run, asked: list[str]) -> None:
    cluster = {row["id"]: row["cluster"] or row["id"] for row in rows(run("export").stdout)}
    every, kept = ({row["id"] for row in rows(run(*asked, *more).stdout)} for more in ([], ["--unique"]))
    assert sorted(cluster[one] for one in kept) == sorted({cluster[one] for one in every})
    assert len(kept) < len(every)


def test_a_list_of_unique_summaries_tells_whether_its_total_counts_copies(run: Run) -> None:
    every = rows(run("search", "工作", "--limit", "1000").stdout)
    unique = len({row["cluster"] or row["id"] for row in every})
    asked = ("search", "工作", "--unique", "--limit", "3", "--format", "table")
    told = run(*asked).stderr
    assert f"3 of {len(every)} summaries, copies counted; behind each title its relevance (BM25)\n" in told
    assert f"3 of {unique} summaries\n" in run(*asked, "--sort", "year").stderr


def test_stats(run: Run, collection: list[Summary]) -> None:
    [figures] = rows(run("stats").stdout)
    assert (figures["summaries"], figures["fed"]) == (len(collection), 7)
    assert figures["characters"] == sum(summary.chars for summary in collection)
    assert figures["pages"] == len({summary.page for summary in collection})
    assert list(figures["known"])[:4] == ["province", "city", "county", "period"]
    for name, number in figures["known"].items():
        assert number == sum(getattr(summary, name) is not None for summary in collection)
    assert figures["flags"] == Counter(flag for summary in collection for flag in summary.flags)
    for name in ("province", "year", "kind", "site"):
        values = Counter(getattr(summary, name) for summary in collection)
        assert figures[f"by_{name}"] == {str(value): number for value, number in values.items() if value is not None}
        assert list(figures[f"by_{name}"].values()) == sorted(figures[f"by_{name}"].values(), reverse=True)


@pytest.mark.parametrize(
    "asked",
    [
        ["--province", "河北"],
        ["--year", "2005..2010", "--unique"],
        ["平安校园", "--sure", "0.8"],
        ["year:2008 NOT kind:总结", "--site", "wenmi.example", "--unique"],
    ],
)
def test_stats_are_of_the_summaries_that_pass(run: Run, collection: list[Summary], asked: list[str]) -> None:
    kept = rows(run("export", *asked).stdout)
    [figures] = rows(run("stats", *asked).stdout)
    assert 0 < figures["summaries"] == len(kept) < 302
    assert figures["characters"] == sum(one["chars"] for one in kept)
    assert figures["pages"] == len({one["id"].partition(".")[0] for one in kept})
    assert figures["unique"] == len({one["cluster"] or one["id"] for one in kept})
    assert figures["known"]["county"] == sum(one["county"] is not None for one in kept)
    assert figures["flags"] == Counter(flag for one in kept for flag in one["flags"])
    texts = {one.id: one for one in collection}
    years = Counter(str(texts[one["id"]].year) for one in kept if texts[one["id"]].year is not None)
    assert figures["by_year"] == years
    [few] = rows(run("stats", *asked, "--limit", "2").stdout)
    assert list(few["by_year"].items()) == list(figures["by_year"].items())[:2] and few["known"] == figures["known"]


@pytest.mark.parametrize("asked", [[], ["平安校园", "--year", "2005..2010"], ["sure:0.8", "--province", "河北"]])
def test_stats_by_groups_are_those_of_a_plain_count(run: Run, asked: list[str]) -> None:
    expected: dict[tuple[object, object], list[dict[str, object]]] = {}
    for one in rows(run("export", *asked).stdout):
        year = int(str(one["period_start"])[:4]) if one["period_start"] else None
        expected.setdefault((one["kind"], year), []).append(one)
    found = rows(run("stats", "--by", "kind,year", *asked).stdout)
    assert [(row["kind"], row["year"]) for row in found] == sorted(
        expected, key=lambda key: [(part is None, part) for part in key]
    )
    for row in found:
        own = expected[row["kind"], row["year"]]
        assert row["summaries"] == len(own) and row["characters"] == sum(int(str(one["chars"])) for one in own)
        assert row["unique"] == len({one["cluster"] or one["id"] for one in own})
    alone = rows(run("stats", "--by", "kind,year", *asked, "--unique").stdout)
    assert [row["summaries"] for row in alone] == [row["unique"] for row in found]
    first = rows(run("stats", "--by", "year", *asked, "--sort", "characters", "--limit", "3").stdout)
    sizes = [int(str(row["characters"])) for row in rows(run("stats", "--by", "year", *asked).stdout)]
    assert [row["characters"] for row in first] == sorted(sizes, reverse=True)[:3]


def test_stats_on_the_terminal(run: Run) -> None:
    [figures] = rows(run("stats").stdout)
    shown = run("stats", "--format", "table", "--limit", "3").stdout
    assert f"and {len(figures['by_year']) - 3} more" in shown.replace("\n", " ")
    assert f"sector {figures['known']['sector']}" in shown.replace("\n", " ")  # the last field that may be known
    assert "did you mean" in run("stats", "--province", "河背", check=[1]).stderr
    assert "--year" in run("stats", "--year", "soon", check=[2]).stderr
    assert run("stats", "绝无此语", check=[1]).stderr == "nothing was found\n"


def test_stats_as_a_file_are_those_of_the_pipe(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "figures.jsonl"
    run("stats", "平安校园", "-o", str(file))
    [saved], [piped] = rows(file.read_text("utf-8")), rows(run("stats", "平安校园").stdout)
    assert saved.pop("export")["query"] == "平安校园"  # type: ignore[attr-defined]
    assert saved == piped


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_help_has_examples_that_parse(command: str) -> None:
    shown = CliRunner().invoke(cli, [command, "--help"]).output
    examples = re.findall(r"^\s*summaries (\w+) (.*)$", shown.partition("Examples:")[2], re.MULTILINE)
    assert "\\b" not in shown
    assert examples
    for name, arguments in examples:
        cli.commands[name].make_context(name, shlex.split(arguments))


def test_no_hit_wanted_is_a_mistake_and_a_field_counts_once(run: Run) -> None:
    assert "--limit" in run("search", "平安校园", "--limit", "0", check=(2,)).stderr
    once = run("count", "平安校园", "--by", "province")
    assert run("count", "平安校园", "--by", "province,province").stdout == once.stdout

"""Downloads and counts of the page are those of the commands, and say how to ask for them again."""

import itertools
import json
import os
import re
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from pyarrow import parquet
from starlette.datastructures import QueryParams
from starlette.responses import FileResponse

from indexer.query import parse
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.concordance import Line
from search_cli.web import downloads, searching
from search_cli.web.library import Library
from tests import forked
from tests.search_cli.conftest import rows
from tests.search_cli.web.conftest import PHRASE, Q, got


@pytest.mark.parametrize("shape", ["csv", "json", "jsonl", "xlsx", "parquet"])
@pytest.mark.parametrize("what", ["summaries", "concordance", "counts", "spread", "counties"])
def test_downloads_are_files(address: str, what: str, shape: str) -> None:
    status, headers, body = got(address, f"/download/{what}.{shape}?q={Q}&by=province&year=2005..2010")
    assert status == 200 and body
    assert headers["Content-Disposition"] == f'attachment; filename="{what}.{shape}"'
    if shape.startswith("json"):
        told = (json.loads(body)[0] if shape == "json" else rows(body)[0])["export"]
        assert told["query"] == PHRASE and told["filters"] == {"year": "2005..2010"}


@pytest.mark.parametrize(
    "what", ["summaries", "words", "reuse", "pairs", "concordance", "first", "collocates", "forms", "keyness"]
)
def test_a_download_of_nothing_has_its_columns(address: str, what: str) -> None:
    columns = got(address, f"/download/{what}.csv?q={Q}")[2].splitlines()[0]
    assert "export_query" in columns
    assert got(address, f"/download/{what}.csv?q={quote('绝不出现的词')}")[2].splitlines() == [columns]


def test_lines_are_not_put_in_an_order_of_words(address: str) -> None:
    """An address made from that of another page."""
    usual = got(address, f"/download/concordance.jsonl?q={Q}")[2]
    status, _, body = got(address, f"/download/concordance.jsonl?q={Q}&sort=log_likelihood")
    left_alone = [[{**row, "export": None} for row in rows(one)] for one in (usual, body)]
    assert status == 200 and body and left_alone[0] == left_alone[1]
    assert got(address, f"/download/concordance.xlsx?q={Q}&sort=together")[0] == 200


COMPARED = ("@safety", "工作 province:河北")


@pytest.mark.parametrize(("path", "command"), [
    (f"counts.jsonl?q={Q}&by=province-year", ["count", PHRASE, "--by", "province,year"]),
    (f"counts.jsonl?q={Q}&by=year&with={quote(', '.join(COMPARED))}", ["count", PHRASE, *COMPARED, "--by", "year"]),
    (f"spread.jsonl?q={Q}&unique=1", ["spread", PHRASE, "--unique"]),
    (f"counties.jsonl?q={Q}&unique=1", ["spread", PHRASE, "--unique", "--units"]),
    (f"reuse.jsonl?q={quote('工作')}", ["reuse", "工作"]),
    (f"pairs.jsonl?q={quote('工作')}&across=site", ["reuse", "工作", "--across", "site", "--pairs"]),
    (f"collocates.jsonl?q={Q}&against={quote('工作 province:河北')}&least=4",
     ["collocates", PHRASE, "工作 province:河北", "--least", "4", "--limit", "100000"]),
])  # fmt: skip
def test_downloads_are_what_the_command_gives(address: str, served_index: Path, path: str, command: list[str]) -> None:
    served = rows(got(address, f"/download/{path}")[2])
    data = served_index.parent / "no-archive"
    environment = {**os.environ, "SUMMARIES_INDEX": str(served_index), "SUMMARIES_DATA": str(data)}
    queries = {row.pop("export")["query"] for row in served}
    assert queries == {" / ".join(itertools.takewhile(lambda one: not one.startswith("--"), command[1:]))}
    assert served == rows(forked.run("summaries", command, environment).stdout)


def test_the_spread_can_be_taken_as_a_picture(address: str) -> None:
    status, headers, body = got(address, f"/download/chart/spread.svg?q={Q}")
    assert status == 200 and headers["Content-Type"] == "image/svg+xml" and "known counties" in body


@pytest.mark.parametrize(
    ("what", "asked", "options"),
    [
        ("concordance", "sort=left", {"command": "kwic", "width": 40, "sort": "left"}),
        ("counts", "by=province-year", {"command": "count", "by": "province,year"}),
        ("spread", "", {"command": "spread", "by": "county"}),
        ("counties", "", {"command": "spread", "by": "county", "units": True}),
        ("concordance", "sort=random", {"command": "kwic", "width": 40, "sort": "random"}),
        ("collocates", "window=0,3&sort=log_likelihood",
         {"command": "collocates", "window": "0,3", "measure": "log_likelihood", "least": 3, "stop-words": True}),
        ("reuse", "across=site", {"command": "reuse", "across": "site", "least": 2}),
        ("pairs", "", {"command": "reuse", "least": 2, "pairs": True}),
        ("forms", "extend=0,1", {"command": "forms", "extend": "0,1", "least": 1}),
        ("words", "least=7", {"command": "words", "least": 7, "stop-words": True}),
        ("keyness", "", {"command": "keyness", "against": "all others", "measure": "log_likelihood", "least": 5,
                         "p": 0.001, "stop-words": True}),
    ],
)  # fmt: skip
def test_a_download_tells_how_to_ask_for_it_again(
    address: str, served_collection: list[Summary], what: str, asked: str, options: dict[str, object]
) -> None:
    _, _, body = got(address, f"/download/{what}.jsonl?q=%40safety&{asked}")
    told = rows(body)[0]["export"]
    assert told["options"] == options
    assert set(told["saved"]) == {"safety"}
    assert told["state"]["summaries"] == len(served_collection)
    assert bool(told["base"]) == (what in {"collocates", "forms", "words", "keyness"})


def test_a_download_tells_what_a_saved_query_stood_for_that_it_compares_with(address: str) -> None:
    _, _, body = got(address, f"/download/keyness.jsonl?q={quote('工作')}&against=%40safety")
    assert set(rows(body)[0]["export"]["saved"]) == {"safety"}


@pytest.mark.parametrize(("beside", "said"), [("province:河北", "only fields"), ("(", "where a phrase was expected"),
                                              ("@none", "saved are evil, safety")])  # fmt: skip
def test_what_cannot_be_compared_is_said(address: str, beside: str, said: str) -> None:
    for path in ("/charts?", "/download/counts.csv?by=year&", "/download/chart/year.svg?"):
        status, _, body = got(address, f"{path}q={Q}&with={quote(beside)}")
        assert status == 400 and said in body


@pytest.mark.parametrize("path", ["collocates.csv?window=x&", "forms.csv?extend=x&"])
def test_a_window_that_is_none_is_the_reader_s_mistake(address: str, path: str) -> None:
    status, _, body = got(address, f"/download/{path}q={Q}")
    assert status == 400 and "expected words before and behind" in body


def test_a_result_says_how_to_cite_it(address: str, served_index: Path, served_collection: list[Summary]) -> None:
    _, _, body = got(address, f"/?q={Q}&year=2005..2010")
    [cited] = re.findall(r'<details class="cited">(.*?)</details>', body, re.DOTALL)
    held = f"{len(served_collection):,} summaries of {sum(one.length for one in served_collection):,} characters"
    for said in (
        PHRASE,
        "year 2005..2010",
        str(served_index),
        held,
        "work-summaries 0",
        time.strftime("%Y-%m-%d", time.gmtime()),
    ):
        assert said in cited


def test_what_is_too_much_to_be_put_in_order_stays_whole(
    served_index: Path, served_collection: list[Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part of it in order would pass for all of it, on the page and in a file."""
    monkeypatch.setattr(searching, "_MOST_SORTED", 30)
    library = Library(str(served_index))
    number = sum(parse(PHRASE).count(searchable(one.text)) for one in served_collection)
    shown: list[Line] = []
    for page in range(1, 2 + number // searching.LINES_PER_PAGE):
        asked = QueryParams({"q": PHRASE, "sort": "left", "page": str(page)})
        values = searching.concordance_page(library, SimpleNamespace(query_params=asked))  # type: ignore[arg-type]
        assert values["too_many"]
        shown += values["lines"]
    assert len({(one.summary.id, one.start) for one in shown}) == len(shown) == number > 60
    file = SimpleNamespace(query_params=asked, path_params={"what": "concordance", "shape": "parquet"})
    answer = downloads.records(library, file)  # type: ignore[arg-type]
    assert isinstance(answer, FileResponse)
    table = parquet.read_table(answer.path)
    assert table.num_rows == number
    assert "sort" not in json.loads(table.schema.metadata[b"work-summaries"])["options"]
    oldest = SimpleNamespace(query_params=QueryParams({"q": PHRASE, "sort": "year"}))
    values = searching.summaries(library, oldest)  # type: ignore[arg-type]
    assert values["too_many"] and values["asked"].sort == ""


@pytest.mark.parametrize("shape", ["txt", "bib", "json"])
def test_a_text_is_a_download_too(address: str, served_collection: list[Summary], shape: str) -> None:
    one = served_collection[0]
    status, headers, body = got(address, f"/download/text/{one.id}.{shape}")
    assert status == 200 and one.title in body
    assert headers["Content-Disposition"].startswith("attachment")
    if shape == "txt":
        assert one.text in body

"""The server as programs see it: headers, names, wrong addresses, pages of lists, its end."""

import asyncio
import http.client
import re
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from starlette.datastructures import QueryParams
from starlette.responses import PlainTextResponse
from starlette.types import Message

from indexer.filters import Filters
from indexer.index import open_index, open_writer
from indexer.position import Position
from indexer.query import QueryError, parse
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.concordance import Line, concordance
from search_cli.web import searching
from search_cli.web.asked import asked
from search_cli.web.library import Library
from search_cli.web.security import Guard
from tests.indexer.conftest import feed
from tests.search_cli.web.conftest import ATTACKER, PHRASE, Q, got, served, serving
from workbench.corpus import summaries

_LINK = re.compile('<a href="(.*?)".*?>(.*?)</a>', re.DOTALL)


def test_a_text_with_many_copies_tells_how_many_it_has(tmp_path: Path) -> None:
    """More than are listed."""
    one = next(summaries(1, characters=300))
    many = [replace(one, id=f"{number:016x}.1", part=1, parts=1) for number in range(231)]
    many[1:200] = [replace(copy, text=one.text + "本文由网友提供，仅供参考。") for copy in many[1:200]]
    feed(tmp_path / "index", many)
    with served(tmp_path / "index", tmp_path) as address:
        assert "<h2>230 copies</h2>" in got(address, f"/text/{5:016x}.1")[2]
        listed = got(address, f"/text/{0:016x}.1/copies")[2]
        assert "200 of its 230 copies can be chosen here" in listed
        # Those with the most in common, not the first ones.
        assert set(re.findall(r'value="0{14}(..)\.1"', listed)) >= {f"{number:02x}" for number in range(200, 231)}
        beside = got(address, f"/text/{0:016x}.1/copies?beside={199:016x}.1")[2]
        assert f'<a href="/text/{199:016x}.1">' in beside and " selected" in beside
        assert got(address, f"/text/{0:016x}.1/copies?beside={999:016x}.1")[0] == 404


def test_the_help_names_every_field(address: str) -> None:
    with pytest.raises(QueryError, match="there are ") as trouble:
        parse("nothing_like_it:1")
    page = got(address, "/help")[2]
    for name in str(trouble.value).partition("there are ")[2].split(".")[0].split(", "):
        assert re.search(rf"\b{name}\b", page), name


def test_uses_that_the_charts_cannot_place_are_told(address: str, served_collection: list[Summary]) -> None:
    found = [one for one in served_collection if PHRASE in searchable(one.text)]
    nowhere = sum(one.province is None for one in found if one.year or one.published)
    unplaced = sum(one.county is None or one.year is None for one in found)
    page = got(address, f"/charts?q={Q}")[2]
    assert nowhere > 1 and f" {nowhere} further summaries have it without a known province.</desc>" in page
    assert (
        unplaced > 1 and f" {unplaced} further summaries have it without a year or without the county.</desc>" in page
    )


def test_shares_are_rounded_once(tmp_path: Path) -> None:
    """28 of 34 are 82.35 %, so 82.4 %, not 82.3 % as 0.8235 would be."""
    one = next(summaries(1, characters=300))
    texts = ["一。" + "平安校园。" * 28 + "平安家庭。" * 6, *["二。平安。"] * 27, *["三。"] * 6]
    many = [
        replace(one, id=f"{number:016x}.1", url=f"https://{number}.example", text=text, chars=len(text), kind="总结")
        for number, text in enumerate(texts)
    ]
    feed(tmp_path / "index", many)
    with served(tmp_path / "index", tmp_path) as address:
        assert '<td class="n">82.4 %</td>' in got(address, f"/forms?q={quote('平安??')}")[2]
        assert '<td class="n">82.4 %</td>' in got(address, f"/charts?q={quote('平安')}")[2]
        assert '<td class="n">82.4 %</td>' in got(address, "/words?least=20")[2]


@pytest.mark.parametrize(("path", "cleared"), [("/words?year=2008", "/words"), ("/?year=2008", "/"),
                                               (f"/kwic?q={Q}&year=2008", f"/kwic?q={Q}")])  # fmt: skip
def test_without_its_filters_a_page_stays_the_same_one(address: str, path: str, cleared: str) -> None:
    assert f'<a href="{cleared}">Clear all filters</a>' in got(address, path)[2]


@pytest.mark.parametrize("path", ["/", f"/?q={Q}", "/style.css", "/static/page.js", "/text/none", "/nowhere",
                                  f"/download/summaries.csv?q={Q}", f"/download/chart/year.svg?q={Q}"])  # fmt: skip
def test_every_answer_is_bound_to_this_place(address: str, path: str) -> None:
    _, headers, _ = got(address, path)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_a_name_that_is_not_this_machine_s_is_refused(address: str, name: str) -> None:
    assert got(address, "/", Host=name)[0] == 403


@pytest.mark.parametrize(
    ("host", "status"), [("search.example", 200), ("SEARCH.example:80", 200), ("evil.example", 403)]
)
def test_a_name_is_the_same_in_capitals(host: str, status: int) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    guard = Guard(PlainTextResponse(""), ["Search.Example"])
    scope = {"type": "http", "method": "GET", "headers": [(b"host", host.encode())]}
    with ThreadPoolExecutor(1) as thread:  # this one may have a loop that runs: a browser's
        thread.submit(asyncio.run, guard(scope, _nothing, send)).result()
    assert sent[0]["status"] == status


async def _nothing() -> Message:
    return {}


@pytest.mark.parametrize("name", ["localhost", "localhost:8733", "127.0.0.1:1", "[::1]:1"])
def test_the_machine_s_own_names_are_answered(address: str, name: str) -> None:
    assert got(address, "/", Host=name)[0] == 200


@pytest.mark.parametrize(
    ("site", "dest", "status"),
    [
        ("cross-site", "image", 403),
        ("cross-site", "iframe", 403),
        ("same-site", "empty", 403),  # another program of this machine
        ("cross-site", "document", 200),  # who follows a link
        ("same-origin", "empty", 200),
        ("none", "document", 200),
    ],
)
def test_other_pages_may_lead_here_but_not_ask_unseen(address: str, site: str, dest: str, status: int) -> None:
    told = {"Sec-Fetch-Site": site, "Sec-Fetch-Dest": dest}
    assert got(address, "/help", **told)[0] == status


def test_lines_of_a_word_that_is_rarer_among_the_sure_are_those_of_all_summaries(address: str) -> None:
    _, _, page = got(address, "/keyness?sure=0.95&least=1")
    here, there = page.split("<h2>More often there")
    for part, narrowed in ((here, True), (there, False)):
        links = re.findall('class="go" href="(.*?)"', part)
        assert links and all(("sure=" in link) == narrowed for link in links)


MISSING = (
    "/nowhere",
    "/text/none",
    "/text/..%2f..%2fetc%2fpasswd",
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    f"/download/summaries.exe?q={Q}",
    "/download/concordance.csv",
    f"/download/chart/none.svg?q={Q}",
    f"/download/text/{ATTACKER}.exe",
)


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_said(address: str, path: str) -> None:
    status, headers, body = got(address, path)
    assert status == 404
    assert "Traceback" not in body and "import " not in body
    assert headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/?page=-1", "page -1: expected a number from 1 to 1,000,000"),
        (f"/?q={Q}&page=99999999", "page 99999999: expected a number"),
        (f"/kwic?q={Q}&sort=zzz", "sort zzz: expected left, right, hit, 1L"),
        (f"/?q={Q}&unique=x", "unique x: expected 1"),
        (f"/words?q={Q}&least=x", "least x: expected a number"),
        (f"/reuse?q={Q}&across=none", "across none: expected province, city"),
        (f"/charts?q={Q}&measure=weight", "measure weight: expected per_million"),
        (f"/charts?q={Q}&with=a,b,c,d,e,f", "at most 5 phrases can be drawn beside the first"),
        (f"/?q={Q}&yaer=2008", "yaer: there is no such parameter; did you mean year?"),
        (f"/collocates?q={Q}&measure=share", "measure: there is no such parameter here"),
        (f"/kwic?q={Q}&width=80", "width: there is no such parameter here"),
        (f"/download/concordance.csv?q={Q}&sorted=left", "sorted: there is no such parameter; did you mean sort?"),
        (f"/download/summaries.csv?q={Q}&sort=zzz", "sort zzz: expected year, -year"),
    ],
)
def test_a_slip_in_an_address_is_told_not_passed_over(address: str, path: str, told: str) -> None:
    """Who it is shared with would else see another answer than who sent it."""
    status, _, body = got(address, path)
    assert status == 400 and told in unescape(body)


def test_a_text_is_shown_beside_what_is_wrong_with_its_address(address: str, served_collection: list[Summary]) -> None:
    status, _, body = got(address, f"/text/{served_collection[0].id}?page=x")
    assert status == 400 and "page x: expected a number" in body and "What was cleaned away" in body


def test_a_text_without_a_title_is_called_so(address: str, served_collection: list[Summary]) -> None:
    untitled = served_collection[5]
    _, _, body = got(address, f"/text/{untitled.id}")
    assert "<h1><bdi>(untitled)</bdi></h1>" in body and "<title>(untitled) – " in body and "None" not in body
    _, _, listed = got(address, "/?sort=title&page=21")  # the last
    assert f'/text/{untitled.id}"><bdi>(untitled)</bdi>' in listed


def test_mistakes_in_addresses_are_told(address: str) -> None:
    status, _, body = got(address, "/?year=never")
    assert status == 400 and "expected a year" in body and 'name="q"' in body
    assert got(address, "/?q=" + "%E5%B9%B3" * 1_001)[0] == 400
    assert got(address, "/download/summaries.csv?q=(")[0] == 400
    assert got(address, "/?q=%ff%fe%00")[0] == 400


def test_an_expression_that_is_given_up_is_the_questions_mistake(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    long = replace(next(iter(summaries(1))), text=PHRASE + "平" * 60_000)
    with open_writer(str(tmp_path / "index")) as writer:
        writer.replace(long.page, [long])
        writer.commit(Position(1))
    costly = quote("/.(?:.*校)?/")
    with served(tmp_path / "index", tmp_path) as where:
        status, _, body = got(where, f"/?q={costly}")
        assert status == 400 and "takes too long" in body
        with pytest.raises(http.client.IncompleteRead):  # its head has gone out by then
            got(where, f"/download/concordance.jsonl?q={costly}")
    told = capfd.readouterr().err
    assert "a download was cut off: /.(?:.*校)?/: looks over" in told and "Traceback" not in told


def test_only_asking_is_possible(address: str) -> None:
    host = address.removeprefix("http://")
    for method in ("POST", "PUT", "DELETE"):
        connection = http.client.HTTPConnection(host, timeout=30)
        connection.request(method, "/")
        assert connection.getresponse().status == 405
        connection.close()


def test_a_filter_is_set_where_the_engine_takes_it_for_the_value(served_index: Path) -> None:
    library = Library(str(served_index))
    for typed, expected in (
        (["河北"], "河北省"),
        (["河北省"], "河北省"),
        (["河北省", "河北"], "河北省"),
        (["河"], "河"),
    ):
        address = QueryParams([("q", PHRASE), *(("province", one) for one in typed)])
        values = searching.summaries(library, SimpleNamespace(query_params=address))  # type: ignore[arg-type]
        [chosen] = [value for value in values["facets"]["province"] if value.chosen]
        assert chosen.name == expected and f"{quote(typed[0])}&" not in f"{chosen.address}&"
        assert (values["tally"].summaries > 0) == (expected == "河北省")


@pytest.mark.parametrize("sort", ["year", "-year", "title"])
def test_a_page_of_what_is_sorted(served_index: Path, served_collection: list[Summary], sort: str) -> None:
    """The second page holds what stands there when all are put in order."""
    address = QueryParams(f"q={Q}&sort={sort}&page=2")
    values = searching.summaries(Library(str(served_index)), SimpleNamespace(query_params=address))  # type: ignore[arg-type]
    found = [one for one in served_collection if parse(PHRASE).matches(searchable(one.text))]
    keys = {
        "year": lambda one: (one.year is None, one.year or 0, one.id),
        "-year": lambda one: (one.year is None, -(one.year or 0), one.id),
        "title": lambda one: (one.title, one.id),
    }
    expected = [one.id for one in sorted(found, key=keys[sort])[20:40]]
    assert [hit.summary.id for hit in values["hits"]] == expected and len(expected) == 20


def test_an_order_is_made_once_for_all_its_pages(
    served_index: Path, served_collection: list[Summary], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(str(served_index))
    made: list[str] = []
    ordered = searching.ordered
    monkeypatch.setattr(searching, "ordered", lambda lines, by: made.append(by[0]) or ordered(lines, by))  # type: ignore[func-returns-value]

    def shown(sort: str) -> list[Line]:
        found: list[Line] = []
        for page in ("1", "2"):
            asked = QueryParams({"q": PHRASE, "sort": sort, "page": page})
            values = searching.concordance_page(library, SimpleNamespace(query_params=asked))  # type: ignore[arg-type]
            found += values["lines"]
        return found

    with open_index(str(served_index)) as reader:
        every = list(concordance(reader.documents(parse(PHRASE), Filters()), parse(PHRASE), searching.WIDTH))
    for sort in ("right", "left", "1L"):
        assert shown(sort) == ordered(every, [sort])[: 2 * searching.LINES_PER_PAGE]
    assert made == ["right", "left", "1L"]


@pytest.mark.parametrize("path", ["/", "/kwic"])
def test_a_value_that_no_summary_has_is_told(address: str, path: str) -> None:
    _, _, body = got(address, f"{path}?q={Q}&province={quote('河背')}")
    [sentence] = re.findall("no summary has the province 河背; did you mean [^?]*", body)
    assert "河北省" in sentence
    _, _, body = got(address, f"{path}?q={Q}+flag:nowhere")
    assert "no summary has the flag nowhere" in body
    _, _, body = got(address, f"{path}?q={quote('没有这样的话')}+NOT+flag:nowhere")
    assert "Nothing was found" in body and "no summary has" not in body


def test_where_no_text_is_under_the_filters_nothing_is_called_absent(address: str) -> None:
    for path in ("/", "/kwic", "/forms", "/words"):
        _, _, body = got(address, f"{path}?q={Q}&year=1066")
        assert "so it cannot be called absent" in body and "Absence is a finding" not in body
        assert "no summary reports on 1066; there are 2001 to 2018" in body
        _, _, body = got(address, f"{path}?q={quote('没有这样的话')}&year=2008")
        assert ("Absence is a finding" in body) and "cannot be called absent" not in body


def test_every_filter_that_is_set_can_be_taken_back(address: str, served_collection: list[Summary]) -> None:
    """Also a year or an organisation of which nothing is found, which no list of values shows."""
    body_of = next(one.organisation for one in served_collection if one.organisation)
    _, _, body = got(address, f"/kwic?q={Q}&year=1066&organisation={quote(body_of)}&sure=0.7")
    [applied] = re.findall('<ul class="applied".*?</ul>', body, re.DOTALL)
    leads = {re.sub("<.*?>|remove |✕", "", told).strip(): unescape(way) for way, told in _LINK.findall(applied)}
    assert set(leads) == {"1066", body_of, "0.7 sure"}
    assert parse_qs(urlsplit(leads["1066"]).query) == {"q": [PHRASE], "organisation": [body_of], "sure": ["0.7"]}
    assert parse_qs(urlsplit(leads[body_of]).query) == {"q": [PHRASE], "year": ["1066"], "sure": ["0.7"]}
    assert parse_qs(urlsplit(leads["0.7 sure"]).query) == {"q": [PHRASE], "year": ["1066"], "organisation": [body_of]}


def test_counties_are_listed_where_they_are_few(address: str, served_collection: list[Summary]) -> None:
    """Of a city, and of a municipality, which has none between it and its districts; not of a province."""
    one = next(one for one in served_collection if one.city and one.county)
    for chosen, are_listed in (("", False), (f"province={quote(one.province or '')}", False),
                               (f"city={quote(one.city or '')}", True)):  # fmt: skip
        _, _, body = got(address, f"/?{chosen}")
        assert ("<h3>County</h3>" in body) is are_listed
    assert f">{one.county}<" in body
    assert searching.hidden(asked(QueryParams({"province": "北京"})), has_cities=False) == {"year"}


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGHUP])
def test_ctrl_c_or_a_closed_terminal_ends_it_in_order(served_index: Path, sent: signal.Signals) -> None:
    with subprocess.Popen(serving(served_index), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert "Ctrl-C" in server.stdout.readline()
        time.sleep(1)
        server.send_signal(sent)
        _, errors = server.communicate(timeout=30)
    assert (server.returncode, errors) == (0, "")


def test_a_port_that_is_taken_is_told(served_index: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(serving(served_index, port), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert f"127.0.0.1:{port} cannot be served" in done.stderr and "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_that_is_none_of_this_machine_is_told(served_index: Path) -> None:
    command = [*serving(served_index), "--host", "192.0.2.1"]  # of no machine: RFC 5737
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert "192.0.2.1:" in done.stderr and done.stderr.endswith("choose another address with --host\n")


@pytest.mark.parametrize("path", ["/", "/kwic"])
def test_behind_the_last_page_stands_the_last_page(address: str, path: str) -> None:
    """An index may have shrunk since somebody was given the address."""
    _, _, body = got(address, f"{path}?q={Q}&page=99999")
    assert "Nothing was found" not in body and "<mark>" in body
    number, last = re.findall(r"Page (\d+) of (\d+)", body)[0]
    assert number == last != "1"


def test_without_an_index_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(serving(tmp_path / "none"), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and "Traceback" not in done.stderr and "none" in done.stderr

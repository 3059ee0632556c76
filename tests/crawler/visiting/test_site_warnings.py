"""What a visit is warned of, beside earlier ones, and the hook that hears it."""

import json
import socket
import sys
import time
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from crawler.feeding.lengths import Lengths
from crawler.site import Site
from crawler.visiting.hook import send_warnings
from crawler.visiting.report import Report
from crawler.visiting.site_warnings import SiteWarning, site_warnings
from tests.crawler.sockets import Raw, flood, once


def long(chars: int) -> Lengths:
    return Lengths(Counter({chars: 38}), [(chars, "http://e.cn/short.html")])


GOOD = Report(
    pages=120, listed=100, articles=100, new=10, cleaned=40, rejected=Counter({"too short": 2}), lengths=long(2_400)
)
SITE = Site("zhen", ("http://e.cn/",), ("e.cn",), ())


def warned(report: Report, earlier: list[Report], site: Site = SITE) -> list[SiteWarning]:
    return site_warnings(report, earlier, site)


def kinds_of(report: Report, earlier: list[Report], site: Site = SITE) -> list[str]:
    return [one.kind for one in warned(report, earlier, site)]


@pytest.mark.parametrize(("changed", "kinds"), [
    ({}, []),
    ({"listed": 20}, ["layout"]),
    ({"rejected": Counter({"no article": 30})}, ["layout"]),
    ({"lengths": long(300)}, ["shrinking"]),
    ({"blocked": 60}, ["blocked"]),
    ({"alike": 80}, ["alike"]),
    ({"vanished": 10, "unchanged": 39}, ["vanished"]),
    ({"vanished": 10, "unchanged": 40, "changed": 1}, []),
    ({"vanished": 9}, []),
    ({"compared": 20, "own_copies": Counter({"old.e.cn": 10, "m.e.cn": 1})}, ["moved"]),
    ({"compared": 21, "own_copies": Counter({"old.e.cn": 10}), "copies": Counter({"f.cn": 21})}, []),
    ({"samples": {"choosing": ["e.cn/show.asp?t"]}}, ["choosing"]),
    ({"new": 0}, []),
    ({"cleaned": 2, "rejected": Counter({"too short": 2}), "lengths": long(90)}, []),
])  # fmt: skip
def test_each_oddity_has_its_warning(changed: dict[str, Any], kinds: list[str]) -> None:
    assert kinds_of(replace(GOOD, **changed), [GOOD] * 4) == kinds


def test_the_site_file_says_what_is_expected() -> None:
    site = replace(SITE, expect_articles=100, expect_shortest=2_400)
    assert kinds_of(replace(GOOD, articles=0), [], site) == []  # none is due
    assert kinds_of(replace(GOOD, listed=99), [], site) == ["few"]
    assert kinds_of(replace(GOOD, lengths=long(2_399)), [], site) == ["short"]


def test_where_all_articles_are_errors_no_more_are_alike_than_there_are() -> None:
    [told] = warned(Report(pages=40, alike=39), [])
    assert told.text.startswith("39 of 39 articles are one and the same page")


def test_a_first_visit_is_judged_by_itself() -> None:
    assert warned(replace(GOOD, listed=3, lengths=long(10)), []) == []
    assert kinds_of(replace(GOOD, blocked=90), []) == ["blocked"]


def test_a_site_file_whose_patterns_match_no_article_is_told_of_at_once() -> None:
    nothing = Report(pages=3, lists=3, samples={"barren": ["http://e.cn/"]})
    for earlier in ([], [nothing] * 3):
        [told] = warned(nothing, earlier)
        assert told.kind == "layout" and "`articles`" in told.text and told.samples == ("http://e.cn/",)
    assert kinds_of(Report(samples={"unreached": ["http://e.cn/"]}), []) == ["unreached"]


def test_new_pages_that_cease() -> None:
    none = replace(GOOD, new=0)
    assert kinds_of(none, [none] * 4 + [GOOD] * 3) == ["quiet"]
    assert warned(none, [none] * 3 + [GOOD] * 3) == []
    assert warned(none, [none] * 20 + [GOOD]) == []  # only the first harvest ever brought something


def test_a_site_that_was_always_so_is_not_odd() -> None:
    poor = replace(GOOD, rejected=Counter({"no article": 20}))
    assert warned(poor, [poor] * 4) == []


def visited(report: Report, earlier: list[Report]) -> Report:
    """A report with its warnings, as it is kept."""
    return replace(report, warnings=[asdict(one) for one in warned(report, earlier)])


@pytest.mark.parametrize(
    "changed", [{"listed": 0}, {"listed": 20}, {"rejected": Counter({"no article": 40})}, {"lengths": long(300)}]
)
def test_what_is_odd_does_not_become_usual(changed: dict[str, Any]) -> None:
    """A site that was rebuilt is told of until somebody looks, at every visit that is compared."""
    runs = [GOOD] * 3
    for _ in range(20):
        runs = [visited(replace(GOOD, **changed), runs), *runs]
        assert len(runs[0].warnings) == 1


def test_what_was_odd_from_the_first_visit_on_is_told_once() -> None:
    runs: list[Report] = []
    for _ in range(5):
        runs = [visited(replace(GOOD, rejected=Counter({"no article": 20})), runs), *runs]
    assert [len(one.warnings) for one in reversed(runs)] == [1, 0, 0, 0, 0]


def test_a_small_site_that_names_nothing_any_more_is_told_of() -> None:
    small = Report(pages=1, lists=1, listed=5, not_due=5)
    [told] = warned(Report(pages=1, lists=1), [small] * 3)
    assert told.text.startswith("the lists name 0 articles, usually 5")
    assert warned(replace(small, listed=1), [small] * 3) == []


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_command_hears_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = tmp_path / "heard.json"
    hook = f"{sys.executable} -c \"import sys; open('{heard}', 'w').write(sys.stdin.read())\""
    monkeypatch.setenv("SUMMARIES_HOOK", hook)
    send_warnings("zhen", [])
    assert not heard.exists()
    send_warnings("zhen", [SiteWarning("quiet", "静", ("http://e.cn/",))])
    assert json.loads(heard.read_text("utf-8")) == {
        "site": "zhen", "warnings": [{"kind": "quiet", "text": "静", "samples": ["http://e.cn/"]}],
    }  # fmt: skip
    for nothing in ("", " "):
        monkeypatch.setenv("SUMMARIES_HOOK", nothing)
        send_warnings("zhen", [SiteWarning("quiet", "静")])
    assert not caplog.text
    monkeypatch.setenv("SUMMARIES_HOOK", "/nowhere/hook")
    send_warnings("zhen", [SiteWarning("quiet", "静")])
    assert "SUMMARIES_HOOK (/nowhere/hook) failed" in caplog.text


@pytest.mark.parametrize(("hook", "told"), [
    ("http://user:geheim@127.0.0.1:9/send?token=geheim", "http://127.0.0.1:9/…"),
    ("http://127.0.0.1:9/a b?token=geheim", "http://127.0.0.1:9/…"), ("/nowhere/hook --token geheim", "/nowhere/hook"),
])  # fmt: skip
def test_no_password_or_token_of_a_hook_stands_in_the_log(
    hook: str, told: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIES_HOOK", hook)
    send_warnings("zhen", [SiteWarning("quiet", "静")])
    assert f"SUMMARIES_HOOK ({told}) failed" in caplog.text
    assert "geheim" not in caplog.text


def test_a_hook_that_hangs_or_talks_nonsense_is_told_and_left(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.visiting.hook._HOOK_SECONDS", 2.0)
    odd = [SiteWarning("quiet", "静")]
    command = tmp_path / "hook"
    command.write_text("#!/bin/sh\nsleep 300 &\nsleep 300\n")
    command.chmod(0o755)
    nonsense = Raw(once(b"220 ready\r\n"))
    drip = Raw(flood(b"X: y\r\n", 0.2, b"HTTP/1.1 200 OK\r\n"))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        hooks = (str(command), nonsense.address, drip.address, f"http://127.0.0.1:{silent.getsockname()[1]}/")
        for hook in hooks:
            begun = time.monotonic()
            monkeypatch.setenv("SUMMARIES_HOOK", hook)
            send_warnings("zhen", odd)
            assert time.monotonic() - begun < 20
            told = hook if hook == str(command) else hook.rstrip("/") + "/…"
            assert f"SUMMARIES_HOOK ({told})" in caplog.text
    for server in (nonsense, drip):
        server.close()

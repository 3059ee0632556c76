"""The page in a real Chromium, used as a person uses it."""

import csv
import io
import re
import zipfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.frequencies import frequencies
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.collocation import collocates, windows
from search_cli.frequencies import stop_words
from search_cli.keyness import keywords
from tests.search_cli.web.conftest import ATTACK, ATTACKER, PHRASE

Q = quote(PHRASE)
PAGES = ("/", f"/?q={Q}", f"/kwic?q={Q}", f"/charts?q={Q}", f"/text/{ATTACKER}?q={Q}", f"/text/{ATTACKER}/copies",
         f"/collocates?q={Q}", f"/keyness?q={Q}", f"/keyness?site=fanwen.example&against={Q}", "/collocates",
         "/reuse", f"/reuse?q={Q}&across=county", "/reuse?unique=1", f"/collocates?q={Q}&against={quote('安全')}",
         f"/forms?q={Q}&extend=1", "/forms", f"/words?q={Q}", "/words?q=kind:none",
         "/keyness", "/help", "/?q=(", "/?q=%E7%BB%9D%E4%B8%8D%E5%87%BA%E7%8E%B0", "/text/none")  # fmt: skip


def holding(collection: list[Summary], phrase: str = PHRASE) -> list[Summary]:
    return [one for one in collection if phrase in searchable(one.text)]


def number(page: Page) -> int:
    return int(page.locator(".found strong").first.inner_text().replace(",", ""))


def test_a_page_elsewhere_leads_here_but_stops_nothing(browser: Browser, address: str) -> None:
    form = f"<form method=post action='{address}/stop?address=/words'><button>Win</button></form>"
    with closing(browser.new_page()) as page:
        page.goto(f"data:text/html,{form}<a href='{address}/words'>Words</a>")
        page.get_by_role("button").click()
        page.get_by_text("A page elsewhere asked for this").wait_for()
        page.go_back()
        page.get_by_role("link").click()
        expect(page).to_have_title("Words – Work summaries", timeout=30_000)


def test_every_view_has_a_title_of_its_own(page: Page) -> None:
    page.goto(f"/?q={PHRASE}")
    for view in page.locator(".tabs a").all_inner_texts()[1:]:
        page.get_by_role("link", name=view, exact=True).click()
        expect(page).to_have_title(f"{PHRASE} – {view} – Work summaries", timeout=30_000)
    page.goto("/words")
    expect(page).to_have_title("Words – Work summaries", timeout=30_000)


def test_search_filter_sort_read_and_back(page: Page, served_collection: list[Summary]) -> None:
    found = holding(served_collection)
    page.goto("/")
    page.get_by_role("searchbox", name="Query").fill(PHRASE)
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_title(f"{PHRASE} – Work summaries")
    assert number(page) == len(found)

    some = next(one.province for one in found if one.province and one.id != ATTACKER)
    inside = [one for one in found if one.province == some]
    page.get_by_role("link", name=re.compile(f"^{some}")).click()
    expect(page.locator(".values .chosen")).to_have_count(1)
    assert number(page) == len(inside)
    filtered = page.url

    page.wait_for_load_state()
    page.get_by_label("Sort by").select_option("oldest first")
    page.wait_for_url("**sort=year**")
    titles = page.locator(".hits h2").all_inner_texts()
    ordered = sorted(inside, key=lambda one: (one.year is None, one.year or 0, one.id))
    assert titles == [one.title for one in ordered][:20]

    page.wait_for_load_state()
    page.locator(".hits h2 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ordered[0].title)
    assert page.locator("mark[id^=hit-]").count() == parse(PHRASE).count(searchable(ordered[0].text))
    assert "\n".join(page.locator(".text p").all_text_contents()) == ordered[0].text

    page.go_back()
    page.go_back()
    assert page.url == filtered
    assert number(page) == len(inside)
    page.get_by_role("link", name=re.compile(f"remove {some}")).click()
    page.wait_for_url(lambda url: "province" not in url)
    assert number(page) == len(found)


def test_what_is_unknown_is_counted_too(page: Page, served_collection: list[Summary]) -> None:
    found = holding(served_collection)
    page.goto(f"/?q={PHRASE}")
    for name in ("Year", "Province", "Kind", "Sector", "Organisation type"):
        section = page.locator(".facets section", has=page.get_by_role("heading", name=name, exact=True))
        unknown = sum(getattr(one, name.lower().replace(" ", "_")) is None for one in found)
        shown = section.locator(".unknown .count").all_inner_texts()
        assert shown == ([f"{unknown:,}"] if unknown else [])
    assert any(one.year is None for one in found) and any(one.province is None for one in found)


def test_an_address_shows_the_same_to_whoever_gets_it(page: Page, browser: Browser, address: str) -> None:
    page.goto(f"/kwic?q={Q}&sort=left&year=2005..2010")
    first = page.locator(".line").all_inner_texts()
    assert first
    other = browser.new_context(base_url=address)
    their = other.new_page()
    their.goto(page.url)
    assert their.locator(".line").all_inner_texts() == first
    other.close()


def test_the_concordance_is_in_the_order_asked_for(page: Page, served_collection: list[Summary]) -> None:
    page.goto(f"/kwic?q={Q}")
    occurrences = sum(parse(PHRASE).count(searchable(one.text)) for one in served_collection)
    assert page.locator(".found strong").nth(1).inner_text() == f"{occurrences:,}"
    page.get_by_label("Sort by").select_option("right context")
    page.wait_for_url("**sort=right**")
    rights = page.locator(".line .right").all_text_contents()
    assert len(rights) == 50 and rights == sorted(rights, key=searchable)
    page.keyboard.press("]")
    page.wait_for_url("**page=2**")
    assert searchable(page.locator(".line .right").first.text_content() or "") >= searchable(rights[-1])
    second = page.locator(".line", has=page.locator("a[href$='#hit-2']")).first
    behind = (second.locator(".right").text_content() or "")[:4]
    second.locator("a").click()
    hit = page.locator("mark.here")
    expect(hit).to_have_id("hit-2")
    assert hit.evaluate("mark => mark.nextSibling.textContent").startswith(behind)


def test_what_is_downloaded_is_what_is_shown(page: Page, served_collection: list[Summary], tmp_path: Path) -> None:
    page.goto(f"/?q={Q}")
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV, for Excel too").click()
    content = Path(waiting.value.path()).read_text("utf-8")
    assert waiting.value.suggested_filename == "summaries.csv" and content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))
    assert {row["id"] for row in rows} == {one.id for one in holding(served_collection)}
    assert {row["export_query"] for row in rows} == {PHRASE}

    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel workbook").click()
    with zipfile.ZipFile(waiting.value.path()) as book:
        assert b"About" in book.read("xl/workbook.xml")

    page.goto(f"/charts?q={Q}")
    with page.expect_download() as waiting:
        page.locator("#by-province").get_by_role("link", name="PNG").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def cells(page: Page, selector: str) -> list[list[str]]:
    rows = page.locator(f"{selector} tbody tr")
    rows.first.wait_for()  # a long answer shows its progress first
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


def taken(page: Page, name: str) -> list[dict[str, str]]:
    """The records of a table that is downloaded as CSV."""
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV, for Excel too").click()
    assert waiting.value.suggested_filename == name
    return list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig"))))


def test_collocates_are_those_of_the_texts(page: Page, served_collection: list[Summary]) -> None:
    page.goto(f"/?q={Q}")
    page.get_by_role("link", name="Collocates").click()
    texts = [searchable(one.text) for one in served_collection]
    query = parse(PHRASE)
    expected = collocates(
        windows(texts, query, (5, 5)), frequencies(texts), measure="log_dice", least=3, stops=stop_words()
    )
    rows = cells(page, ".words")
    assert [(row[0], row[1], row[4]) for row in rows[:10]] == [
        (one.word, f"{one.together:,}", f"{one.frequency:,}") for one in expected[:10]
    ]
    assert [one["word"] for one in taken(page, "collocates.csv")] == [one.word for one in expected]

    page.get_by_label("Words on each side").fill("0,1")
    page.get_by_role("button", name="Set").last.click()
    page.wait_for_url("**window=0%2C1**")
    behind = cells(page, ".words")
    assert behind and all(row[2] == "0" for row in behind)
    page.get_by_label("Sort by").select_option("times together")
    page.wait_for_url("**sort=together**")
    assert "window=0%2C1" in page.url
    most = cells(page, ".words")
    assert [int(row[1]) for row in most] == sorted((int(row[1]) for row in most), reverse=True)
    word = most[0][0]
    page.locator(".words a.go").first.click()
    lines = page.locator(".line").all_inner_texts()
    assert lines and all(word in line and PHRASE in line for line in lines)
    page.go_back()
    assert cells(page, ".words") == most
    page.goto(f"/collocates?q={Q}&window=x")
    expect(page.get_by_role("alert")).to_contain_text("expected words before and behind")


def test_keyness_is_that_of_the_texts(page: Page, served_collection: list[Summary]) -> None:
    page.goto("/?site=fanwen.example")
    page.get_by_role("link", name="Keyness").click()
    page.get_by_label("at least").fill("1")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**least=1**")
    here, there = (
        frequencies(searchable(one.text) for one in served_collection if (one.site == "fanwen.example") is inside)
        for inside in (True, False)
    )
    expected = keywords(here, there, measure="log_likelihood", least=1, surest=10.83, stops=stop_words())
    tables = [cells(page, f".keywords:nth-of-type({number})") for number in (1, 2)]
    assert [row[0] for row in tables[0]] == [one.word for one in expected if one.log_ratio >= 0][:60]
    assert [row[0] for row in tables[1]] == [one.word for one in reversed(expected) if one.log_ratio < 0][:60]
    assert f"{here.total:,} words" in page.locator(".found").nth(1).inner_text()
    assert [one["word"] for one in taken(page, "keyness.csv")] == [one.word for one in expected]

    page.get_by_label("Compare with").fill("site:gongwen.example (")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_contain_text("expected")
    page.get_by_label("Compare with").fill("site:nowhere.example")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing to compare")


def test_saved_queries_are_listed_and_run(page: Page, served_collection: list[Summary]) -> None:
    page.goto("/help")
    page.get_by_role("link", name="@safety").click()
    found = [one for one in served_collection if parse("{平安|和谐}校园").count(searchable(one.text))]
    assert number(page) == len(found)


def test_charts_show_shares_of_the_summaries_too(page: Page) -> None:
    page.goto(f"/charts?q={Q}")
    assert "per million characters" in (page.locator("#by-year svg").text_content() or "")
    page.get_by_label("Show").select_option("share of the summaries")
    page.get_by_role("button", name="Draw").click()
    page.wait_for_url("**measure=share**")
    for chart in ("year", "province", "kind"):
        assert "% of the summaries" in (page.locator(f"#by-{chart} svg").text_content() or "")
    with page.expect_download() as taken_away:
        page.locator("#by-year").get_by_role("link", name="SVG").click()
    assert "Share of the summaries, by year" in taken_away.value.path().read_text("utf-8")


@pytest.mark.parametrize("chart", ["year", "province", "province-year", "kind"])
def test_the_marks_and_figures_of_a_chart_lead_to_their_lines(page: Page, chart: str) -> None:
    address = f"/charts?q={Q}&with={quote('安全')}"
    page.goto(address)
    figure = page.locator(f"#by-{chart}")
    mark = figure.locator("svg a").first
    told = mark.locator("title").text_content() or ""
    found = re.search(r"\(([\d,]+) in ", told)
    assert found
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # where a label may lie above it
    page.wait_for_url("**/kwic?**")
    assert page.locator(".found strong").nth(1).inner_text() == found[1]
    assert page.locator("#q").input_value() == PHRASE
    page.goto(address)
    figure.locator("summary").click()
    cell = figure.locator("tbody a").last if chart == "year" else figure.locator("tbody a").first
    occurrences, query = cell.inner_text(), "安全" if chart == "year" else PHRASE
    cell.press("Enter")
    page.wait_for_url("**/kwic?**")
    assert page.locator(".found strong").nth(1).inner_text() == occurrences
    assert page.locator("#q").input_value() == query


def test_first_uses_can_be_taken_away(page: Page) -> None:
    page.goto(f"/charts?q={Q}")
    with page.expect_download() as waiting:
        page.locator("#by-first").get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text("utf-8-sig"))))
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert page.locator(".uses .date").first.inner_text().split()[0] == rows[0]["date"]


def test_a_printed_result_says_what_was_asked(page: Page) -> None:
    page.goto(f"/charts?q={PHRASE}&year=2005..2010")
    page.emulate_media(media="print")
    heading = page.get_by_role("heading", level=1).bounding_box()
    assert heading and heading["width"] > 100 and heading["height"] > 10
    cited = page.locator(".cited p")
    expect(cited).to_be_visible()
    expect(cited).to_contain_text("year 2005..2010")
    expect(page.get_by_role("button", name="Draw")).to_be_hidden()


def test_an_attack_in_every_field_is_only_text(page: Page) -> None:
    """The fixture fails where a script ran, a policy was broken, or another host was asked."""
    for path in (
        *PAGES[:-1],
        f"/?q={quote(ATTACK[:40])}",
        f"/?province={quote(ATTACK, errors='replace')}",
        f"/charts?q={Q}&with={quote(ATTACK, errors='replace')}",
    ):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.pwned") is None, path
        assert page.locator("body :is(i, u, b):text('evil')").count() == 0
    page.goto(f"/text/{ATTACKER}?q={Q}")
    assert "<script>" in page.get_by_role("heading", level=1).inner_text()
    assert page.locator("a[href^='javascript:' i]").count() == 0
    assert "49" not in page.get_by_role("heading", level=1).inner_text()  # no template in a template
    assert "\u202e" not in page.content() and "\x1b" not in page.content()


def test_copies_stand_side_by_side(page: Page, served_collection: list[Summary]) -> None:
    page.goto(f"/text/{ATTACKER}")
    page.get_by_role("link", name="Side by side").click()
    expect(page.locator(".sides h2")).to_have_count(2)
    page.wait_for_load_state()  # with its style
    # The paragraphs stand beside each other.
    tops = page.evaluate("[...document.querySelectorAll('.sides > p')].map(one => one.getBoundingClientRect().top)")
    assert len(tops) > 2 and tops[::2] == tops[1::2]
    assert page.locator(".found strong").inner_text() == "100.0 %"
    assert page.locator(".sides mark").count() == 0


def test_a_mistake_is_shown_at_its_place(page: Page) -> None:
    page.goto(f"/?q={quote('综治 OR (平安')}")
    expect(page.get_by_role("alert")).to_contain_text('a ")" is missing')
    assert page.locator("#q").get_attribute("aria-invalid") == "true"
    page.goto(f"/?q={quote('综治 ) 平安')}")
    assert page.locator(".mistake mark").inner_text().startswith(")")

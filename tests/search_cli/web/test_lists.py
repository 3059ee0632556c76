"""The pages of forms and words, and what is asked of sure regions by a click: beside plain counts."""

import re
from collections import Counter
from urllib.parse import quote

from playwright.sync_api import Page, expect

from indexer.frequencies import frequencies
from indexer.query import parse
from indexer.summary import Summary
from indexer.text import searchable
from search_cli.frequencies import stop_words, word_list
from tests.search_cli.web.conftest import PHRASE
from tests.search_cli.web.test_browser import cells, number, taken


def test_forms_are_those_of_a_plain_count(page: Page, served_collection: list[Summary]) -> None:
    found = [re.findall(r"平安[^\n][^\n]", searchable(one.text)) for one in served_collection]
    times = Counter(form for own in found for form in own)
    summaries = Counter(form for own in found for form in set(own))
    page.goto(f"/?q={quote('平安??')}")
    page.get_by_role("link", name="Forms").click()
    rows = cells(page, ".words")
    assert {row[0]: row[1] for row in rows} == {form: f"{number:,}" for form, number in times.items()}
    assert {row[0]: row[3] for row in rows} == {form: f"{number:,}" for form, number in summaries.items()}
    records = taken(page, "forms.csv")
    assert [(one["form"], int(one["occurrences"])) for one in records] == [
        (form, number) for form, number in sorted(times.items(), key=lambda one: (-one[1], one[0]))
    ]
    assert records[0]["export_base"] == f'{{"occurrences": {times.total()}}}'

    page.get_by_label("With words around it").fill("0,1")
    page.get_by_label("at least").fill("2")
    page.get_by_role("button", name="Set").last.click()
    page.wait_for_url("**extend=0%2C1**least=2**")
    extended = cells(page, ".words")
    assert all(len(row[0]) >= 4 and int(row[1].replace(",", "")) >= 2 for row in extended) and len(extended) > 3
    page.goto(f"/forms?q={quote('平安??')}")
    form, occurrences, *_ = cells(page, ".words")[0]
    page.locator(".words a.go").first.click()
    assert all(form in line for line in page.locator(".line").all_inner_texts())
    expect(page.locator(".found strong").nth(1)).to_have_text(occurrences)
    page.goto(f"/forms?q={PHRASE}&extend=x")
    expect(page.get_by_role("alert")).to_contain_text("expected words before and behind")


def test_words_are_those_of_the_summaries(page: Page, served_collection: list[Summary]) -> None:
    page.goto("/?q=kind:plan")
    page.get_by_role("link", name="Words").click()
    texts = [searchable(one.text) for one in served_collection if one.kind == "plan"]
    expected = list(word_list(frequencies(texts), least=5, stops=stop_words()))
    rows = cells(page, ".words")
    assert [(row[0], row[1], row[3]) for row in rows] == [
        (one["word"], f"{one['occurrences']:,}", f"{one['summaries']:,}") for one in expected[:100]
    ]
    assert [one["word"] for one in taken(page, "words.csv")] == [one["word"] for one in expected]
    expect(page.get_by_text(f"The first 100 of {len(expected):,}; the downloads have all.")).to_be_visible()
    page.locator(".words a.go").first.click()
    assert number(page) == int(rows[0][3].replace(",", ""))


def test_sure_regions_are_a_click_away(page: Page, served_collection: list[Summary]) -> None:
    found = [one for one in served_collection if parse(PHRASE).matches(searchable(one.text))]
    sure = [one for one in found if (one.region_confidence or 0) >= 0.8]
    page.goto(f"/charts?q={PHRASE}")
    note = page.locator("#by-province .note")
    named = [one for one in found if one.province]
    unsure = sum((one.region_confidence or 0) < 0.8 for one in named)
    expect(note).to_contain_text(f"{unsure:,} of the {len(named):,} found in named regions")
    note.get_by_role("link").click()
    page.wait_for_url("**sure=0.8**")
    assert number(page) == len(sure) < len(found)
    assert page.locator("#by-province .note").count() == 0
    chosen = page.get_by_role("link", name=re.compile("remove at least 80% sure"))
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(page.locator(".cited")).to_contain_text("sure 0.8")
    chosen.click()
    page.wait_for_url(lambda url: "sure" not in url)
    assert number(page) == len(found)
    for least in (0.9, 0.95):
        shown = page.get_by_role("link", name=re.compile(f"at least {least:.0%} sure")).locator(".count")
        expect(shown).to_have_text(f"{sum((one.region_confidence or 0) >= least for one in found):,}")

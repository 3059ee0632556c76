"""The page for everyone: by its contrast and names, on a phone, without scripts, without a Chinese font."""

import os
from contextlib import closing
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page, Playwright, expect

from search_cli.present import typeface
from tests.search_cli.web.conftest import PHRASE
from tests.search_cli.web.test_browser import PAGES, Q


@pytest.mark.parametrize("path", PAGES)
def test_everyone_can_use_it(browser: Browser, address: str, path: str) -> None:
    """axe-core finds nothing against WCAG 2.2 AA and its best practices, and the ground follows the scheme."""
    with closing(browser.new_context(base_url=address)) as context:
        page = context.new_page()
        page.goto(path)
        page.locator("body:not(.page-working)").wait_for()  # the answer is there, however busy the machine is
        grounds: dict[Literal["light", "dark"], str] = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 31)"}
        for scheme, ground in grounds.items():
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
            violations = Axe().run(page).response["violations"]
            assert [(one["id"], [node["html"][:150] for node in one["nodes"][:3]]) for one in violations] == [], scheme


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_scrolling_sideways(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, base_url=address, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto(path)
    page.locator("body:not(.page-working)").wait_for()  # the answer is there, however busy the machine is
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    current = page.locator(".tabs [aria-current]")
    if current.count():  # the views stand in a row that can be moved: the one that is shown is in sight
        box = current.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    filters = page.locator("details.filters")
    if filters.count():
        assert filters.get_attribute("open") is None  # the results come first
    context.close()


def test_words_beside_the_results_do_not_break_on_a_narrow_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=address)
    page = context.new_page()
    page.goto(f"/kwic?q={Q}")
    for words in (".sort label", ".menu summary"):
        box = page.locator(words).first.bounding_box()
        assert box and box["height"] < 40, words  # one line
    # The row of views moves sideways alone: no bar to move it up and down stands at its end.
    assert page.locator(".tabs").evaluate("row => getComputedStyle(row).overflowY") == "hidden"
    context.close()


def test_heads_of_a_table_do_not_break_within_words(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    page = context.new_page()
    page.goto(f"/keyness?q={Q}")
    heads = page.locator(".words thead th:text-is('summaries')")
    assert heads.count()
    box = heads.first.bounding_box()
    assert box and box["height"] < 60  # as high as "log ratio" beside it, two lines
    context.close()


@pytest.mark.parametrize("width", [1200, 1024, 800, 390])
@pytest.mark.parametrize("path", [f"/keyness?q={Q}", f"/collocates?q={Q}&against={quote('安全')}"])
def test_no_figure_is_out_of_sight(browser: Browser, address: str, path: str, width: int) -> None:
    """Two tables stand below each other where there is no room beside, rather than lose their last columns."""
    with closing(browser.new_context(viewport={"width": width, "height": 800}, base_url=address)) as context:
        page = context.new_page()
        page.goto(path)
        page.locator(".sides table").first.wait_for()
        room = "all => all.map(one => one.clientWidth - one.scrollWidth)"
        assert page.locator(".sides .scroll").evaluate_all(room) == [0, 0]
        assert width < 640 or page.locator(".tabs").evaluate_all(room) == [0]  # every view is seen


def test_a_concordance_cuts_no_character_in_half(browser: Browser, address: str) -> None:
    """What does not fit ends in an ellipsis, on the left at the beginning; what is beside the hit is seen."""
    with closing(browser.new_context(viewport={"width": 1000, "height": 800}, base_url=address)) as context:
        page = context.new_page()
        page.goto(f"/kwic?q={Q}")
        for side, edge in (("left", "right"), ("right", "left")):
            told = f"""all => all.map(one => [getComputedStyle(one).textOverflow, one.scrollWidth > one.clientWidth,
                Math.abs(one.getBoundingClientRect().{edge} - one.firstChild.getBoundingClientRect().{edge}) < 1])"""
            found = page.locator(f".line .{side}").evaluate_all(told)
            assert {(overflow, beside) for overflow, _, beside in found} == {("ellipsis", True)}, side
            assert any(cut for _, cut, _ in found), side


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/")
    page.locator("#q").fill(PHRASE)
    page.get_by_role("button", name="Search").click()
    page.locator("#sort").select_option("year")
    page.locator("form.sort button").click()
    assert "sort=year" in page.url
    page.locator(".hits h2 a").first.click()
    expect(page.locator("mark").first).to_be_visible()
    context.close()


def test_a_machine_without_chinese_fonts_gets_one(
    chromium: str, play: Playwright, address: str, tmp_path: Path
) -> None:
    """The font that comes along is fetched where the machine has none, and the letters are drawn with it."""
    latin = TTFont(typeface.FILE)
    chosen = Subsetter()
    chosen.populate(text="".join(map(chr, range(0x20, 0x7F))))
    chosen.subset(latin)
    latin.flavor = None
    latin.save(tmp_path / "latin.otf")  # without any font Chromium does not start
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    bare = play.chromium.launch(
        executable_path=chromium, args=["--no-sandbox"], env={**os.environ, "FONTCONFIG_FILE": str(config)}
    )
    page = bare.new_page(base_url=address)
    fetched: list[str] = []
    page.on("requestfinished", lambda request: fetched.append(request.url))
    page.goto(f"/?q={Q}")
    page.wait_for_load_state("networkidle")
    assert f"{address}/font.woff2" in fetched
    _demand_own_font(page, ".hits h2 a", ".snippet mark")
    page.locator(".hits h2 a").first.click()
    page.wait_for_url("**/text/*")
    page.wait_for_load_state("networkidle")
    _demand_own_font(page, "h1", "pre")  # the citation, whose Latin letters are of one width
    page.goto(f"/charts?q={Q}")
    page.wait_for_load_state("networkidle")
    _demand_own_font(page, "svg.chart text[font-weight='600']")  # names of provinces on the map
    bare.close()


def _demand_own_font(page: Page, *selectors: str) -> None:
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    for selector in selectors:
        node = client.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert any(font["isCustomFont"] for font in fonts), (selector, fonts)

"""The page used without a mouse: everything is reached, the focus is seen, and nothing catches it."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.search_cli.web.conftest import ATTACKER, PHRASE

Q = quote(PHRASE)
CONTROLS = """() =>
    [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']")]
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
    .map((one, at) => (one.dataset.at = String(at)))"""
# Where the focus is, whether its ring is drawn, and whether the sticky head or what scrolls hides a part of it.
FOCUS = """() => {
    const one = document.activeElement, { left, right, top, bottom } = one.getBoundingClientRect();
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(one);
    const wide = Math.max(0, parseFloat(outlineWidth) + parseFloat(outlineOffset));
    const cut = one.parentElement?.closest(".tabs, .scroll")?.getBoundingClientRect();
    const head = one.closest("header, .skip") ? 0 : document.querySelector("header").getBoundingClientRect().bottom;
    const whole = !cut || (left - wide >= cut.left - 1 && right + wide <= cut.right + 1);
    return {
        at: one.dataset.at ?? null,
        ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        seen: bottom > head && top < innerHeight && whole,
    };
}"""


@pytest.mark.parametrize("width", [1280, 380])
@pytest.mark.parametrize(
    "path",
    ["/?province=河北省", f"/kwic?q={Q}", f"/charts?q={Q}", f"/collocates?q={Q}", f"/text/{ATTACKER}?q={Q}", "/help"],
)
def test_the_tab_key_reaches_every_control_in_order_and_shows_where_it_is(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    expect(page.locator("[data-working]")).to_have_count(0, timeout=30_000)
    page.evaluate("document.activeElement.blur()")
    page.locator(".skip").focus()
    expected = page.evaluate(CONTROLS)
    found = [page.evaluate(FOCUS)]
    for _ in expected[1:]:
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUS))
    assert [one["at"] for one in found] == expected
    assert [one for one in found if not (one["ring"] and one["seen"])] == []


def test_a_menu_is_closed_by_escape_and_by_going_on(page: Page) -> None:
    page.goto(f"/?q={Q}")
    menu = page.locator("details.menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    for _ in range(menu.get_by_role("link").count() + 1):
        page.keyboard.press("Tab")
    expect(page.locator("a.go").first).to_be_focused()
    expect(menu).not_to_have_attribute("open", "")


def test_an_order_is_chosen_by_key_without_being_taken_at_the_first(page: Page) -> None:
    page.goto(f"/?q={Q}")
    here, orders = page.url, page.locator("#sort")
    button = page.locator("form.sort button")
    expect(button).to_be_hidden()
    orders.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    chosen = orders.input_value()
    assert page.url == here and chosen == orders.locator("option").nth(2).get_attribute("value")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**sort={chosen}**")


def test_keys_lead_through_results_and_hits(page: Page) -> None:
    page.goto(f"/?q={Q}")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("j")  # while one types it is a letter
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    title = page.evaluate("document.activeElement.innerText")
    assert title == page.locator("a.go").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert page.locator("mark.here").get_attribute("id") == "hit-1"
    several = page.locator("mark[id^=hit-]").count()
    page.keyboard.press("n")
    assert page.locator("mark.here").get_attribute("id") == f"hit-{2 if several > 1 else 1}"
    page.keyboard.press("p")
    assert page.locator("mark.here").get_attribute("id") == "hit-1"


def test_keys_lead_from_one_difference_of_copies_to_the_next(page: Page) -> None:
    """From above to below, on whichever side it stands."""
    page.goto(f"/text/{ATTACKER}/copies")
    page.evaluate(
        """() => document.querySelectorAll(".sides > p").forEach((paragraph, cell) => {
             const [number, at] = [Math.floor(cell / 2), cell % 2];
             if (number % 2 === at && number < 4)
               paragraph.insertAdjacentHTML("afterbegin", `<mark class="own" tabindex="-1">${at}/${number}</mark>`);
           })"""
    )
    seen = []
    for key in "nnnnp":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.innerText"))
    assert seen == ["0/0", "1/1", "0/2", "1/3", "0/2"]

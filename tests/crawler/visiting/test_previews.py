"""A site that begins to show only the beginning of its texts takes none away from the archive and the index."""

import pytest

from crawler.visiting.same_text import only_begins
from tests.crawler.crawls import Room, article, links
from workbench.site import SENTENCES

URLS = [f"/a/{number}.html" for number in range(1, 13)]
LONG = tuple(f"第{number}项，{sentence}" for number in range(1, 7) for sentence in SENTENCES)


def texts(room: Room) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {url: (summary.text, summary.flags) for url, summary in room.summaries().items()}


def test_a_preview_does_not_take_the_place_of_the_text(room: Room) -> None:
    server = room.serve({
        "/": links(*URLS), **{url: article(number, sentences=LONG) for number, url in enumerate(URLS, 1)},
    })  # fmt: skip
    room.visit(server)
    whole = texts(room)
    server.replies |= {url: article(number, sentences=LONG[: len(LONG) // 3]) for number, url in enumerate(URLS, 1)}
    run = room.crawl(server.address + "/")
    assert "12 shows only the beginning of the text that it gave" in run.stdout, run.stdout
    assert "12 of 12 articles show only the beginning of the text that they gave before, which is kept" in run.stderr
    assert texts(room) == whole
    assert {entry.role for url, entry in room.entries().items() if "/a/" in url} == {"instead"}  # kept, as all is
    server.replies |= {url: article(number, sentences=(*LONG, "另有补充。")) for number, url in enumerate(URLS, 1)}
    assert "12 changed" in room.crawl(server.address + "/").stdout
    assert all("另有补充。" in text for text, _ in texts(room).values())


ONE, OTHER = "一、平安校园建设扎实推进，" * 20, "二、信访积案逐件化解，" * 20


@pytest.mark.parametrize(("now", "then", "is_preview"), [
    ([ONE[:100]], [ONE + OTHER], True),
    ([ONE[:50] + "\n" + ONE[50:200] + "……"], [ONE + OTHER], True),
    ([ONE, OTHER[:30]], [ONE, OTHER, ONE], True),
    ([ONE], [ONE, OTHER], False),  # a collection that has lost a part
    ([ONE + OTHER[:100]], [ONE + OTHER], False),  # shortened a little
    ([OTHER], [ONE + OTHER], False),
    ([ONE[:100] + OTHER[:100]], [ONE + OTHER], False),  # another text
    ([ONE + OTHER], [ONE[:100]], False),
    ([], [ONE], False),
])  # fmt: skip
def test_what_a_preview_is(now: list[str], then: list[str], is_preview: bool) -> None:
    assert only_begins(now, then) is is_preview

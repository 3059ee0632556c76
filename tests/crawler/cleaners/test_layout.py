"""The lines of a page as a reader sees them, and how much of each is a link's."""

import pytest

from crawler.cleaners.article.layout import layout
from crawler.cleaners.document import parse


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>甲\n乙</p>", [("甲乙", 0)]),  # a hard wrap
        ("<pre>甲\n乙</pre><p>丙\n丁</p>", [("甲", 0), ("乙", 0), ("丙丁", 0)]),  # a line break only within <pre>
        ("<p>甲。　　乙</p>", [("甲。", 0), ("乙", 0)]),  # an indent begins a paragraph …
        (
            "&lt;P&gt;甲&lt;/P&gt;乙&lt;br&gt;丙",
            [("<P>甲</P>", 0), ("乙<br>", 0), ("丙", 0)],
        ),  # so does a tag that is shown
        ("<p>甲　　乙</p>", [("甲 乙", 0)]),  # … behind a sentence's end
        ("<p><a href=1>甲     乙</a></p>", [("甲 乙", 3)]),  # never more of a link than there is
        ("<p>甲<a href=1>乙</a><a name=b>丙</a></p>", [("甲乙丙", 1)]),  # an anchor that leads nowhere is no link
        (f"<p>甲<i class=jammer>{'<b></b>' * 8}乱</i>乙</p>", [("甲乙", 0)]),
        (
            f"<p>甲<i class=jammer>{'<b></b>' * 12}丙</i>乙</p>",
            [("甲丙乙", 0)],
        ),  # too much to be strewn against copying
        ("<tr><td>甲<td>乙<tr><td>丙", [("甲 乙", 0), ("丙", 0)]),
    ],
)
def test_lines(html: str, lines: list[tuple[str, int]]) -> None:
    html = f"<table>{html}</table>" if html.startswith("<tr>") else html
    assert [(line.text, line.linked) for line in layout([parse(html)]).lines] == lines

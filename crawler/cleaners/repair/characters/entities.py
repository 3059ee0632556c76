"""Remnants of HTML: entities and tags without their first sign (ldquo;两个确保rdquo;, 6.38permil;, 他先上。?/p>), and
characters escaped for a script (\\u5de5\\u4f5c)."""

from collections.abc import Iterator
from html import unescape

from crawler.cleaners.repair.questions import leads_up
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re

# The entities that editors of Chinese pages use. No author writes such a name with a semicolon.
_NAMES = (
    "ldquo", "lsquo", "rdquo", "rsquo", "mdash", "ndash", "hellip", "middot", "nbsp", "ensp", "emsp", "permil", "sup2"
)  # fmt: skip
_ENTITY = re.compile(rf"(?<!&)(?<!&amp;)(?:amp;)?(?P<name>{'|'.join(_NAMES)});")
# Numeric ones whose first signs were lost or changed: 5X8226;12 for 5&#8226;12.
_NUMBERED = re.compile(
    r"(?<![0-9A-Za-z&])(?:&?amp;)?[X#x](?P<code>8226|822[01]|821[1267]|8230);|"
    r"(?<=[0-9])[X#x](?P<behind>8226|821[12]|183);"
)
# Two at least: [\u4e00-\u9fa5] is a range.
_ESCAPED = re.compile(r"(?:[\\%]u[2-9A-Fa-f][0-9A-Fa-f]{3}){2,2000}")
_TAGS = ("p", "div", "span", "br", "strong")
_TAG = re.compile(rf"(?:[?？]|<\\)?/(?<![0-9A-Za-z/<]/)(?:{'|'.join(_TAGS)})>(?=[ \t]*(?:\n|\Z))")


def entities(text: str) -> Iterator[Replacement]:
    """Entities and escaped characters, with what they stand for."""
    if "\\u" in text or "%u" in text:
        for match in _ESCAPED.finditer(text):
            code = match[0].replace("\\u", "").replace("%u", "")
            yield Replacement(*match.span(), bytes.fromhex(code).decode("utf-16-be", "replace"))
    if ";" not in text:
        return
    if any(f"{name};" in text for name in _NAMES):
        for match in _ENTITY.finditer(text):
            yield Replacement(*match.span(), " " if match["name"].endswith("sp") else unescape(f"&{match['name']};"))
    for match in _NUMBERED.finditer(text):
        yield Replacement(*match.span(), unescape(f"&#{match['code'] or match['behind']};"))


def tags(text: str) -> Iterator[Replacement]:
    """Closing tags at the ends of lines, with what stood there.

    A ? before one is a mark that was lost together with the <: the one that closes a quotation still open in the line,
    or the colon that leads up to a list (总结如下?/p>).
    """
    if ">" in text and any(f"/{name}>" in text for name in _TAGS):
        for match in _TAG.finditer(text):
            if match[0][0] in "/<":
                yield Replacement(*match.span(), "")
                continue
            if text.startswith(("?！", "？！", "?!"), max(0, match.start() - 2)):  # its bytes are those of 。 and ”
                yield Replacement(match.start() - 2, match.end(), "。”")
                continue
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            if line.count("“") > line.count("”"):
                yield Replacement(*match.span(), "”")
            elif leads_up(line):
                yield Replacement(*match.span(), "：")
            else:
                yield Replacement(match.start() + 1, match.end(), "")

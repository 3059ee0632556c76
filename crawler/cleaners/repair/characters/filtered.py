"""Words for which a site's filter put a dot: 建设小康.的宏伟目标, 维护.稳定, “.”重要思想."""

from collections.abc import Iterator

from crawler.cleaners.matches import matches
from indexer import late_re as re
from indexer.text import HAN

# What may stand before 社会稳定, 社会事业 and their like; behind other words a dot may part two items: 抓稳定.保稳定.
_LEFT = "|".join(rf"(?<={left}\.)" for left in ("维护", "維護", "促进", "促進", "影响", "影響", "[、和的项項善于於]"))
_SOCIETY = re.compile(
    r"\.(?:(?<=小康\.)|(?<=和[谐諧]\.)(?=[的建，,。、])|(?<=[经經][济濟]\.)(?=[发發]展|[效又和])"
    rf"|(?<=[{HAN}、]\.)(?=各界|主[义義]|公[益德])|(?:{_LEFT})(?=的?[稳穩]定|保障|保[险險]|治安|力量|事[业業]|秩序))"
)
_THREE_REPRESENTS = re.compile(r"\.(?<=“\.)(?=”重要思想)")
_LEAST = 2  # of a text's dots; one may be a slip


def filtered(text: str) -> Iterator[tuple[int, int, str]]:
    """First, end and the word of each dot that stands in a fixed expression for 社会, or for 三个代表.

    The filter takes every 社会, so a text that has the word anywhere has lost none.
    """
    if "." not in text:
        return
    for match in matches(_THREE_REPRESENTS, text):
        yield *match.span(), "三个代表"
    if "社会" in text or "社會" in text:
        return
    found = [match.span() for match in matches(_SOCIETY, text)]
    if len(found) >= _LEAST:
        yield from ((first, end, "社会") for first, end in found)

"""Texts whose words a site has replaced by near-synonyms, so that they pass for new: 服务 became 效劳, 发展 开展.

So are the words of those that a converter turned into Taiwan's, 信息 into 資訊 and 项目 into 專案. Exact phrases of
their authors are no longer in them, and which words were replaced cannot be told for certain: they are flagged, not
mended. What tells is a fixed expression with one word changed that nobody writes (科学开展观). In 17,000 articles of
some hundred other sites such expressions stand twice in those of one site alone, which replaces words. They stand in
`rewordings.txt`.
"""

from collections import defaultdict

from crawler.cleaners.beginnings import Beginnings
from crawler.cleaners.tables import rows
from indexer import late_re as re

_ENOUGH = 2  # different expressions; one may be a slip, or an author's own word
_REPLACED: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)  # by how the cue of each begins
for _cue, _pattern in rows("describe/rewordings", 2):
    _REPLACED[_cue[:2]].append((_cue, re.compile(_pattern)))
_BEGINNINGS = Beginnings(_REPLACED)


def is_reworded(folded: str) -> bool:
    """Whether words of a folded text were replaced by near-synonyms."""
    return has_rewordings(folded, _ENOUGH)


def has_rewordings(folded: str, at_least: int = 1) -> bool:
    """Whether a folded text has so many different expressions in which a word was replaced."""
    found: set[str] = set()
    for cue, pattern in (one for begun in _BEGINNINGS.of(folded) for one in _REPLACED.get(begun, ())):
        if cue in folded:
            found.update(pattern.findall(folded))
            if len(found) >= at_least:
                return True
    return False

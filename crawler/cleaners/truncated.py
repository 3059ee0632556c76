"""Which texts are not whole: they break off, or a notice of their page says that something is missing."""

from collections.abc import Sequence

from crawler.cleaners.article import Article
from crawler.cleaners.boilerplate import cut_off, left_out, says_cut
from crawler.cleaners.compilation import Part
from crawler.cleaners.record import Change

_SENTENCE = 40  # characters of a paragraph that is a sentence, and no signature
_ENDS = frozenset("。！？!?.…；;：:”’\"'）)》】]")


def truncated(
    parts: Sequence[Part], text: str, removed: tuple[Change, ...], last: Article, *, is_short: bool
) -> list[bool]:
    """Which parts are cut off, or have something left out.

    `text` is the text with the notices, before they were `removed`. `last` is the article of the last page, whose
    notices are about the last part. If the article `is_short`, its end has not come.
    """
    cut, omitted = cut_off(text, removed), left_out(text, removed)
    ends_cut = is_short or any(says_cut(change.before) for change in last.changes if change.rule == "notice at the end")
    return [
        _breaks_off(line := part.text.rstrip().rpartition("\n")[2])
        or line.strip() in cut
        or any(words in part.text for words in omitted)
        or (ends_cut and part is parts[-1])
        for part in parts
    ]


def _breaks_off(line: str) -> bool:
    """Whether the last line of a text is a long sentence without an end."""
    return (len(line) > _SENTENCE and line[-1] not in _ENDS) or line.endswith(("……", "..."))

"""Facts that the removals tell about a text: its own title, where it breaks off, and whether parts are missing."""

from crawler.cleaners.boilerplate.matching import MAX_LINE, matching
from crawler.cleaners.boilerplate.repeated_title import own_form
from crawler.cleaners.boilerplate.rules import RULES
from crawler.cleaners.boilerplate.title import Title
from crawler.cleaners.record import Change
from indexer.text import fold

_WORDS_BEHIND = 12  # characters behind a notice, by which its place is found again
_MAX_CUTS = 50  # notices that are looked at; a long compilation has one in every part

_CUT_RULES = tuple(rule for rule in RULES if rule.cut)
CUTS = frozenset(rule.name for rule in _CUT_RULES)


def own_title(title: str, changes: tuple[Change, ...]) -> str:
    """The title that the text itself gives, where the page's is another writing of it; "" where it gives none."""
    return own_form(Title(fold(title)), (change.before for change in changes if change.rule == "repeated title"))


def cut_off(text: str, changes: tuple[Change, ...]) -> frozenset[str]:
    """The lines, as strip left them, behind which a notice says that the text was cut off.

    `text` is what was stripped, and `changes` what that took out. If the text goes on behind a notice, its line is not
    the last of any part, so it does no harm among these.
    """
    lines: set[str] = set()
    for cut in [change for change in changes if change.rule in CUTS][:_MAX_CUTS]:
        before = [change for change in changes if change.start < cut.start]
        kept, place = [], 0
        for change in sorted(before, key=lambda change: change.start):
            kept.append(text[place : change.start])
            place = max(place, change.start + len(change.before))
        kept.append(text[place : cut.start])
        lines.add("".join(kept).rstrip().rpartition("\n")[2].strip())
    return frozenset(lines)


def left_out(text: str, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """The words behind each notice that some of the text is left out; `text` is what was stripped."""
    ends = [change.start + len(change.before) for change in changes if change.rule == "left out"]
    behind = [text[end : end + MAX_LINE].strip().partition("\n")[0][:_WORDS_BEHIND] for end in ends[:_MAX_CUTS]]
    return tuple(filter(None, behind))


def says_cut(line: str) -> bool:
    """Whether a line says that the rest of the text is for members only."""
    return bool(matching(fold(line), _CUT_RULES))

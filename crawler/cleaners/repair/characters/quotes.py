"""Quotation marks and dots that stand for other marks, or for none, as the rest of the text proves."""

from collections.abc import Container, Iterator

from crawler.cleaners.matches import matches, matches_often
from crawler.cleaners.repair.lines import placed
from crawler.cleaners.repair.questions import is_question
from crawler.cleaners.repair.replacement import Replacement
from indexer import late_re as re
from indexer.text import HAN

_QUOTE = re.compile(rf"['`](?<=[{HAN}].)(?=[{HAN}])")
_DOT = re.compile(rf"\.(?<=[{HAN}]\.)(?=[{HAN}])")
_BEGINS = re.compile("[我你您他她它这這那没沒如若但所因就还還也不只当當然]")  # what a sentence begins with
_PREDICATE = re.compile(r"[是很会有][^，。；：！？!?\n]{0,30}的\Z")  # 成绩是主要的: what a sentence ends with
_MOST_PREDICATE = 33
_STOPS = 2  # full stops from which on an author is known to write them
# The name of a law or a document between two ?, which stand for 《》: ?工会法?
_NAMED = re.compile(
    r"\?(?<![?0-9A-Za-z/=]\?)[^?？，。！；,;!\n什怎吗嗎哪谁誰何几幾]{2,38}(?:(?<![想看做说說方])法|条例|條例|章程|办法|辦法|意见|意見|规定|規定|"
    r"通知|方案|纲要|綱要|规划|規劃|准则|準則|决定|決定|制度|计划|計劃|报告|報告|决议|決議|细则|細則|守则|守則|规范|規範)\?(?!/)"
)
# “ that opens a quotation. One of several paragraphs has it before each, and ” behind the last alone.
_OPENS = re.compile(r"“(?<!^“)(?=[\u3400-\u9fff0-9])(?![的等])", re.MULTILINE)
_CLOSES = re.compile("“[的等、，。；：）,;:)]")  # authors who write “两会“的
_CLOSING = "”〞‛’\"'"
_UNCLOSED = 2  # from which on it is no slip
_MOVED = re.compile(r"['‘](?:[^'‘’“\n]|‘[^'‘’“\n]{1,60}’){1,300}“")  # with a quotation inside


def unpaired(text: str) -> Iterator[Replacement]:
    """Quotation marks between two Chinese characters that have no partner in their paragraph: removed."""
    for place, line in placed(text) if "'" in text or "`" in text else ():
        for sign in "'`":
            if line.count(sign) == 1 and _QUOTE.match(line, at := line.index(sign)) and not _is_left_open(line):
                yield Replacement(place + at, place + at + 1, "")


def _is_left_open(line: str) -> bool:
    """Whether a line has unpaired marks of another form, one of which may belong to the single mark."""
    return line.count('"') % 2 == 1 or line.count("“") != line.count("”")


def planted_dots(text: str) -> list[Replacement]:
    """Dots that a site planted behind 的 to recognise its text (工作中的.重点): removed.

    The author ends sentences with 。 and puts no dot between other characters.
    """
    dots = [match.span() for match in _DOT.finditer(text)] if "的." in text and text.count("。") >= _STOPS else []
    return [Replacement(*dot, "") for dot in dots] if all(_is_planted(text, *dot) for dot in dots) else []


def _is_planted(text: str, first: int, end: int) -> bool:
    ends = _PREDICATE.search(text, max(0, first - _MOST_PREDICATE), first)
    return text[first - 1] == "的" and not ends and not _BEGINS.match(text, end)


def title_marks(text: str, lost: Container[int] = ()) -> Iterator[Replacement]:
    """Question marks that stand for 《》 around names of laws and documents, in a text without 《.

    Neither stands behind a question, as in 群众满意吗?是否执行了各项规定? At the places `lost` a byte was lost: a mark
    there is what is left of it.
    """
    if "?" in text and "《" not in text:
        for name in matches(_NAMED, text):
            if not is_question(text, name.start()) and not is_question(text, name.end() - 1):
                yield from _both(name, "《》", lost)


def moved(text: str, lost: Container[int] = ()) -> Iterator[Replacement]:
    """Quotation marks that a site shifted by one ('两个确保“ for “两个确保”), with those meant.

    Such a text has no ” at all, and a single quotation mark before each “: no author closes with an opening mark.
    `lost` is as in `title_marks`.
    """
    if "“" not in text or "”" in text:
        return
    pairs = list(matches(_MOVED, text))
    if len(pairs) == text.count("“"):
        for pair in pairs:
            yield from _both(pair, "“”", lost)


def are_closing_lost(text: str) -> bool:
    """Whether a text opens quotations and closes none, as a site leaves it that took out every ”."""
    if "“" not in text or any(map(text.__contains__, _CLOSING)) or _CLOSES.search(text):
        return False
    return matches_often(_OPENS, text, _UNCLOSED)


def _both(pair: re.Match[str], marks: str, lost: Container[int]) -> Iterator[Replacement]:
    """The first and the last character of a pair with the `marks` that they become: both or neither."""
    places = pair.start(), pair.end() - 1
    if not any(place in lost for place in places):
        yield from (Replacement(place, place + 1, mark) for place, mark in zip(places, marks, strict=True))

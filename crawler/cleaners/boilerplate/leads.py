"""What stands above a text and only says it in advance: a teaser, an abstract, a lead that is cut off."""

from collections.abc import Sequence

from indexer import late_re as re

_MIN_TWICE = 6  # characters of a line that nobody writes twice in a row
_MIN_LEAD = 15  # characters of a teaser that says that it breaks off
_MIN_TEASER = 40  # characters of one that does not say so
_MIN_SENTENCE, _MIN_SENTENCES = 8, 3  # letters of a sentence that nobody writes twice by chance; so many of them
_GATHERED = 0.67  # of an abstract's letters those in sentences that stand below it
_LEAD = 40  # characters of a lead that the text below has again
QUOTED = 30  # lines below a lead among which the one stands whose sentences it has
_MAX_ABSTRACT, _MAX_TEXT = 2_000, 500_000  # characters of an abstract, and of the text that is searched for it

_ABSTRACT = re.compile(
    r"^[【\[(]?(?:内容|本文|文章|文档|导读)?(?:摘要|概要|概述|导读|导语|简介|提要|预览)[】\])]?[:\s]{0,3}"
)
# A sentence that breaks off. One that fades away (又过去了...) does not, and a numbered piece of a preview goes on in
# the next piece.
_CUT = re.compile(r"(?!\d{1,2}、).*[^。!?;:.…”\"』」》)了啊呀吧呢]\s?(?:\.{3}|…)")
_SENTENCE_ENDS = re.compile(r"[。;!?…]|\.{3}")
_SENTENCE = re.compile(r".{20}[。;!?]")


def without_label(line: str) -> str:
    """The line without the label that calls it an abstract."""
    return _ABSTRACT.sub("", line)


def is_teaser(line: str, following: list[str]) -> bool:
    """Whether a line is only the beginning of one below it: an abstract cut off, or the lead given twice."""
    line = without_label(line)
    lead = line.rstrip(" .…")
    if len(lead) < _MIN_LEAD:
        return len(line) >= _MIN_TWICE and line in following[:1]
    # A heading may begin the paragraph under it. A teaser says that it goes on, or is too long for a heading.
    begins = lead != line or len(lead) >= _MIN_TEASER
    if line in following[:1] or (begins and any(other.startswith(lead) for other in following)):
        return True
    return begins and "".join(following).replace(" ", "").startswith(lead.replace(" ", ""))


def is_said_again(rest: str, following: Sequence[str], *, labelled: bool) -> bool:
    """Whether a line below has again what is left of a line without a site's words and the title.

    What a label calls an abstract may be cut anywhere, so that its first letters are enough.
    """
    begins = rest[:_LEAD] if labelled else rest
    return len(begins) >= _LEAD and any(other.startswith(begins) for other in following)


def is_gathered(line: str, following: Sequence[str]) -> bool:
    """Whether a line is an abstract that is put together from sentences of the text below it."""
    if not _LEAD <= len(line) <= _MAX_ABSTRACT:
        return False
    below = "".join(following)[:_MAX_TEXT]
    sentences = [one.strip() for one in _SENTENCE_ENDS.split(without_label(line))]
    sentences = [one for one in sentences if len(one) >= _MIN_SENTENCE]
    again = sum(len(one) for one in sentences if one in below)
    return len(sentences) >= _MIN_SENTENCES and again >= _GATHERED * sum(map(len, sentences))


def is_quoted(line: str, following: Sequence[str]) -> bool:
    """Whether a line of whole sentences stands again behind a sentence of one of the QUOTED lines below it."""
    if len(line) < _LEAD or not _SENTENCE_ENDS.search(line, len(line) - 1):
        return False
    behind = [stop + line for stop in "。!?"]
    return any(one in other and not other.startswith(line) for other in following for one in behind)


def is_cut_lead(line: str, following: list[str]) -> bool:
    """Whether the first line of a page is an abstract in other words: a long sentence that breaks off.

    The text that follows must be longer.
    """
    if len(line) < _MIN_TEASER or not _CUT.fullmatch(line):
        return False
    return sum(map(len, following)) > len(line) and _SENTENCE.search(following[-1]) is not None

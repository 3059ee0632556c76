"""Lines that are the page's title again, or speak of it to the reader."""

from collections.abc import Iterable
from itertools import chain

from crawler.cleaners.boilerplate.glued_title import behind_title
from crawler.cleaners.boilerplate.rules import title_forms as forms
from crawler.cleaners.boilerplate.rules.authors_words import AUTHOR
from crawler.cleaners.boilerplate.rules.heads import FIRST_HEAD, PART_HEAD
from crawler.cleaners.boilerplate.title import MAX_LINE, MIN_LONG, MIN_PART, Title, key_of
from crawler.cleaners.vocabulary.numerals import number
from indexer import late_re as re
from indexer.text import fold

_MIN_NAMED = 6  # letters of a title that an author does not happen to write in a sentence
_MAX_SAID = 160  # letters that a site says beside a title
_BRIEF = 25  # of so many one word to the reader is enough
_MAX_LABEL = 12  # characters before a colon and the title
_MAX_SHORT = 40  # characters of a line that is no sentence
_RUNNING = re.compile(r"(?<!\d)\d{1,2}(?!\d|\s?页)|[一二三四五六七八九十]{1,3}(?!\s?页)")
_PART_LABEL = re.compile(r"[【\[(]\s?(?:第|篇)?[一二三四五六七八九十\d]{1,3}篇?\s?[】\])]")


def lines_of_title(title: Title, folded: list[str], place: int) -> int:
    """How many lines from `place` on are the title: 0, 1, or 2 where it is split over two."""
    line = folded[place]
    if not title.keys or len(line) > MAX_LINE:
        return 0
    if line.endswith("。"):
        sentence = len(line) <= 2 * len(title.key) and forms.PAGE_ALONE.sub("", key_of(line)) == title.key
        # No author heads his text with the line below it and a full stop.
        return int(sentence or (len(line) <= _MAX_SHORT and folded[place + 1 : place + 2] == [line[:-1]]))
    before = forms.BEFORE.match(line)
    line = line[before.end() :] if before and not line.startswith(("1", "一")) else line
    key = key_of(line)
    following = folded[place + 1] if place + 1 < len(folded) else ""
    behind = key_of(following) if len(following) < MAX_LINE else ""
    if _is_whole(title, line, key):
        return 1
    if _runs_over(title, key, behind):
        return 2
    return int(_is_otherwise(title, line, key) or _is_labelled(title, line))


def ends_on(title: Title, folded: str) -> bool:
    """Whether a line is the end of the title with its genre: 工作总结 of 某镇防汛工作总结."""
    key = key_of(folded) if len(folded) <= _MAX_SHORT else ""
    named = MIN_PART <= len(key) < len(title.key) and title.key.endswith(key)
    return named and forms.GENRE_LAST.search(key) is not None


def own_form(title: Title, lines: Iterable[str]) -> str:
    """The text's own form of the title, among the lines that were taken for it; "" where it has none.

    That is one with a year that the page's title lacks, or one in other words that has not lost its year.
    """
    for line in lines:
        folded = fold(line)
        if len(line) <= MAX_LINE and title.is_dated(key_of(folded)):
            return line
        label = _PART_LABEL.match(folded)
        found = forms.VARIANT.match(folded, label.end() if label else 0)
        if found and title.is_variant(key := key_of(found[1])) and key not in title.keys and not title.is_undated(key):
            return line[slice(*found.span(1))]
    return ""


def numbered(title: Title, folded: list[str]) -> set[int]:
    """The places of lines that are the title with a running number: the heads of several texts.

    述职报告[篇一] and 述职报告[篇二]; but 述职报告_第1页 is the name of a picture, and so may 述职报告_1 be, where the
    page claims no texts.
    """
    found: dict[str, dict[int | None, list[int]]] = {}  # of each form the numbers, and where they stand
    key = forms.CLAIM.sub("", title.key)
    for place, line in enumerate(folded if key else ()):
        named = key[:2] in line and len(line) <= MAX_LINE and key in key_of(line)
        for mark in _RUNNING.finditer(line) if named and (title.claims or "篇" in line) else ():
            form = f"{line[: mark.start()]}#{line[mark.end() :]}"
            found.setdefault(form, {}).setdefault(number(mark[0]), []).append(place)
    return {place for by_number in found.values() if {1, 2} <= by_number.keys() for place in chain(*by_number.values())}


def speaks_of(title: Title, folded: str) -> bool:
    """Whether a line names the title and says no more than a site does of it to its reader."""
    if title.key[:2] not in folded or len(title.key) < _MIN_NAMED or len(folded) > MAX_LINE + _MAX_SAID:
        return False
    if forms.NUMBERED.fullmatch(folded) or "一、" in folded:
        return False  # the last is the text's first heading
    if folded[:1] in "【[":
        folded = folded[behind_title(title, folded) :]  # what stands behind the title is a text
    before, name, behind = key_of(folded).rpartition(title.key)
    said = before.replace(title.key, "") + behind
    leads = bool(forms.GIVEN.search(before) or forms.FOR_USE.search(behind))
    offers = name and len(said) <= _MAX_SAID and (leads or forms.OFFERS.search(said))
    if not offers or forms.OFFICIAL.search(said) or AUTHOR.search(folded):
        return False
    if len(behind) > _BRIEF and not forms.TO_READER.search(behind):
        return False  # the author's first sentence
    return len(set(forms.TO_READER.findall(said))) + leads >= (2 if len(said) > _BRIEF else 1)


def _is_whole(title: Title, line: str, key: str) -> bool:
    """Whether a line is the title or a part of it, cut off, several times, with a year more, or with a suffix."""
    if key in title.keys or forms.COUNT.sub("", key) in title.keys:
        return True
    marked = forms.MARK.search(line) and key_of(forms.MARK.sub("", line)) == title.key
    if marked or (forms.CLAIM.sub("", key) in title.keys and not FIRST_HEAD.fullmatch(line)):
        return True
    if (end := title.end(line, 0)) and forms.SUFFIX.fullmatch(line, end):
        return True
    if len(key) >= MIN_LONG and line.endswith(("...", "…")) and title.key.startswith(key):
        return True
    size = len(title.key)
    if size < MIN_PART or not key:
        return False
    return (len(key) % size == 0 and key == title.key * (len(key) // size)) or title.is_dated(key)


def _runs_over(title: Title, key: str, behind: str) -> bool:
    """Whether the title begins in one line and ends in the next."""
    return len(title.key) >= MIN_PART and bool(key) and title.key.startswith(key) and key + behind == title.key


def _is_labelled(title: Title, line: str) -> bool:
    """Whether a line is a long title behind some site's name or label."""
    label, colon, name = line.partition(":")
    labelled = bool(colon and label) and len(label) <= _MAX_LABEL and not forms.AUTHORS_LABEL.search(label)
    return labelled and title.is_long and title.is_title(key_of(name)) and not PART_HEAD.fullmatch(line)


def _is_otherwise(title: Title, line: str, key: str) -> bool:
    """Whether a line of its own is the title in other words.

    On a page that claims several texts such a line is the title of one of them.
    """
    if title.claims or not forms.GENRE_LAST.search(key) or forms.ITEM.match(line) or PART_HEAD.fullmatch(line):
        return False
    return title.is_otherwise(key)

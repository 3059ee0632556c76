"""The kind of a document, by its title, its opening, the title of its page, or else by what it says.

What tells each kind stands in `kinds.txt`. Titles are often of two kinds (工作总结暨工作思路, 讲话心得体会): the more
telling one, higher in the list, counts.
A page's title speaks of a part that has none only as long as the part's own verbs do not contradict it.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from crawler.cleaners.describe.verbs import done_or_meant
from crawler.cleaners.matches import may_match
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.folded_title import folded_title
from crawler.cleaners.vocabulary.inner_titles import inner_titles
from crawler.cleaners.vocabulary.numerals import NUMBER
from crawler.cleaners.vocabulary.title_words import MODEL, PLANS, spelt_out, without_claim
from indexer import late_re as re
from indexer.text import fold

# What several rows of the table share, by the name that they have there.
_SHARED = {
    "next": (
        r"[及和与暨](?:下半年|下一步|[来明]年|(?:\d{4}|二[〇零o]{1,2}[一二三四五六七八九〇零o]{1,2})年)"
        rf"[^,;]{{0,16}}(?:{PLANS}|安排)"  # behind what was done
    ),
    "drawn": "(?:制[定订]|拟定)(?!了)",
    "drafts": "计划|方案|预案|要点|打算",
    "listeners": "(?:老师|同学|同志|家长|评委|来宾|朋友|姐妹|领导)们?",
    "I": "(?:我(?![国省市县区旗镇乡局校院系部厂司所站处科班社村支])|本人|自己)",  # not 我局, 我们
    "first": r"(?:^|\n)\s*[(]?[一二1-3][)、.,]+\s*",  # before one of the first headings
}
_TAIL = re.compile(rf"{MODEL}?(?:\s?篇?\s?{NUMBER}|\s?[(]{NUMBER}[)]|(?:19|20)\d\d年?)?\s*(?:\.(?:docx?|pdf|wps))?$")
_OPENING, _END = 400, 100  # characters
# Of these a page is called whose parts may be any of them.
_CONTRADICTED = frozenset(("总结", "计划", "心得体会"))
# A title's kinds that what the text calls itself contradicts: 工作计划5篇, of which one is a summary.
_NOT_SO = frozenset((("计划", "总结"), ("计划", "报告"), ("讲话", "报告"), ("总结", "计划"), ("报告", "计划")))
_REPORTING = frozenset(("总结", "报告", "述职", "检查"))  # they open in one another's words: 现将一年来的工作汇报如下


def _table(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds that are told by what stands at a place (title, opening, text), each with the pattern of its words."""
    listed = [(kind, pattern) for place, kind, pattern in rows("describe/kinds", 3) if place == where]
    joined = ((kind, "|".join(pattern for _, pattern in same)) for kind, same in groupby(listed, itemgetter(0)))
    return tuple((kind, re.compile(spelt_out(pattern, **_SHARED))) for kind, pattern in joined)


_TITLES, _SURE, _OPENINGS, _TEXTS = map(_table, ("title", "sure", "opening", "text"))


def kind(title: str | None, text: str, folded: str, page_title: str) -> tuple[str | None, str | None]:
    """The kind and the words that gave it: from the document's own title, its opening, the page's title, its words.

    `folded` is the text, folded. A title that names no kind may stand inside the text once more, and name one.
    """
    own = _first_match(title or "", _bare(title), _TITLES) or _inside(text, folded)
    said = _first_match(text[:_OPENING], folded[:_OPENING], _SURE) if own else None
    if own and said and (own[0], said[0]) in _NOT_SO:
        return said
    of_page = _first_match(page_title, _bare(page_title), _TITLES) or (None, None)
    if own:
        return of_page if not title and own[0] in ("报告", "总结") and of_page[0] in _REPORTING else own
    if of_page[0] in _CONTRADICTED and (by_verbs := done_or_meant(folded)):
        return by_verbs if by_verbs[0] != of_page[0] else of_page
    return of_page if of_page[0] else _first_match(_ends(text), _ends(folded), _TEXTS) or of_page


@lru_cache(maxsize=2)  # a part's own title, and its page's, which all parts share
def _bare(title: str | None) -> str:
    """A folded title without what sites put behind it: 工作情况范文(精选5篇) ends on 情况."""
    return _TAIL.sub("", without_claim(folded_title(title)))


def _ends(text: str) -> str:
    """Where a text says what it is: its first words, and its last."""
    return f"{text[:_OPENING]}\n{text[_OPENING:][-_END:]}"


def _inside(text: str, folded: str) -> tuple[str, str] | None:
    """What a title inside a text says, else its opening's formula."""
    for line in inner_titles(folded):
        start = folded.index(line)
        if found := _first_match(text[start : start + len(line)], line, _TITLES):
            return found
    return _first_match(text[:_OPENING], folded[:_OPENING], _OPENINGS)


def _first_match(written: str, folded: str, table: Iterable[tuple[str, re.Pattern[str]]]) -> tuple[str, str] | None:
    """The first kind of a table whose words stand in a folded text, and these words as they are written."""
    for name, pattern in table:
        if may_match(pattern, folded) and (found := pattern.search(folded)):
            words = written[found.start() : found.end()]
            return name, words if fold(words) == found[0] else found[0]
    return None

"""What stands inside a line and is not the author's: planted words, single sentences, the title before his own."""

from collections.abc import Iterable, Iterator, Sequence

from crawler.cleaners.body_words import OUR_BODY
from crawler.cleaners.boilerplate.glued_title import behind_title, planted_title
from crawler.cleaners.boilerplate.matching import MAX_LINE, MAX_READ, Fitting, inside, matching
from crawler.cleaners.boilerplate.rules import Rule
from crawler.cleaners.boilerplate.rules.title_forms import TO_READER as TO_READER_WORDS
from crawler.cleaners.boilerplate.rules.wording import speaks_to_reader
from crawler.cleaners.boilerplate.title import Title
from crawler.cleaners.record import Change
from crawler.page import SiteRules
from indexer import late_re as re

_EDGE_SENTENCES = 3  # sentences at either end of a paragraph among which a site's may stand
_MAX_TITLES = 3  # at the beginning of a line, with a site's words between them
_PREVIEW = ("", "1、")  # what stands before a site's words at the beginning of a line: the number of a preview's piece

# What no editor says of himself: a paragraph in which it stands is judged sentence by sentence.
AUTHOR = re.compile(
    r"今年以?来|半年以?来|一年以?来|近年以?来|去年以?来|现将|现总结|总结如下|汇报如下|报告如下|领导下|"
    rf"{OUR_BODY}|本文(?:将)?(?:基于|试图|拟|从|就|结合|通过|围绕)|我(?:叫|是|来自|任|作为)|本人(?<!作者本人)|同志们|各位(?:领导|代表|同事|同志|老师)"
)
_EDITORS = "editor's sentence"
TO_READER = "words to the reader"  # what no rule takes and the words tell
_ABOUT_TEXT = (_EDITORS, "unnamed editor", "site that gathered", TO_READER)
_NO_LINES = 150  # characters of a line that may be a page without lines
_LEADS_UP = 200  # characters between the title and these that lead up to them
_WORD = re.compile(r"\w")
_ASKS_HOW = re.compile(
    r"(?:怎[么样]|如何|哪些|什么)[^。!?]{0,20}[写拟定撰][^。!?]{0,20}\?\s?$|(?:写|范文|格式)[^。!?]{0,20}[吗呢]\?\s?$"
)
_SENTENCE = re.compile(r"[^。!?]{1,500}[。!?]{0,3}[”\"』」》)】]{0,3}")

Found = list[tuple[int, int, str]]  # first, end, name of the rule


def of_rules(folded: str, fitting: Fitting, *, edge: bool, head: bool) -> tuple[str, Found]:
    """The rule that takes a whole line, or what rules take inside it.

    What is planted inside a line does not make the line a site's: the line is judged by what is left.
    """
    whole = fitting.at_edge if edge else fitting.anywhere
    found: Found = []
    for rule in fitting.inline:
        found += ((*match.span(), rule.name) for match in inside(rule.pattern, folded))
    if found := in_order(found):
        rest = without(folded, found, 0, [])
        if not _WORD.search(rest):
            return found[0][2], found
        name = matching(rest, whole)
        if not name and edge and any(rule == "site name" and folded[first] not in "〖【[(" for first, _, rule in found):
            # The name, not one that is planted in brackets, may be the subject of a lead-in.
            name = matching(without(folded, found, 0, [], stand_in="本站"), fitting.sentence)
        return name, found
    name = matching(folded, whole)
    of_sentences = fitting.sentence if edge else ()
    authors = bool(of_sentences and AUTHOR.search(folded, 0, MAX_READ))
    if name and not authors:
        if text := _text_behind(folded, of_sentences):
            return "", [(0, text, name)]
        return name, found
    sentences = list(_SENTENCE.finditer(folded, 0, MAX_READ)) if of_sentences else []
    if len(sentences) > 1:
        for sentence in {*sentences[:_EDGE_SENTENCES], *sentences[-_EDGE_SENTENCES:]}:
            words = sentence[0].strip()
            if its_rule := matching(words, of_sentences) or (speaks_to_reader(words) and TO_READER):
                found.append((*sentence.span(), its_rule))
        found = in_order(found)
        if head and found:
            found = _with_question(folded, found)
        if head and not authors and found and len(folded) <= MAX_LINE and found[-1][1] == sentences[-1].end():
            name = found[-1][2]  # what leads up to a site's last word is a site's too
        else:
            name = ""
    return name, found


def _text_behind(folded: str, of_sentences: Sequence[Rule]) -> int:
    """Where the text begins behind a site's sentences in a page that has no lines; 0 where none does."""
    if len(folded) < _NO_LINES:
        return 0
    ends = [one.end() for one in _SENTENCE.finditer(folded, 0, MAX_READ) if matching(one[0].strip(), of_sentences)]
    if not ends or len(folded) - ends[-1] < _NO_LINES // 2 or TO_READER_WORDS.search(folded, ends[-1]):
        return 0
    return ends[-1]


def _with_question(folded: str, found: Found) -> Found:
    """The same with what leads up to a site's sentence where a question, how such a text is written, ends it."""
    first, end, name = found[0]
    leads_up = name == _EDITORS and _ASKS_HOW.search(folded, 0, first) and not AUTHOR.search(folded, 0, first)
    return [(0, end, name), *found[1:]] if leads_up else found


def with_what_leads_up(plain: str, found: Found) -> Found:
    """The same with what stands between the title that begins a line and a site's words about it."""
    (first, title, rule), (begins, end, name), *rest = found
    leads_up = rule == "repeated title" and name in _ABOUT_TEXT and 0 < begins - title <= _LEADS_UP
    if first or not leads_up or AUTHOR.search(plain, title, begins):
        return found
    return [(first, end, name), *rest]


def with_titles(plain: str, found: Found, title: Title, *, anywhere: bool) -> Found:
    """What was found in a line, and the title where it begins the line, between the rest of it, or is a sentence.

    `anywhere`: whatever stands behind it, for a label above says that the text begins here.
    """
    begin = 0
    for time in range(_MAX_TITLES):
        before = begin
        for first, behind, _ in found:
            if first > begin + max(map(len, _PREVIEW)):
                break
            begin = behind if begin <= first and plain[begin:first].strip() in _PREVIEW else begin
        if time and begin == before:
            break  # 一、 and the title behind the title are the text's first heading
        sites = range(len(plain)) if anywhere else {first - begin for first, _, _ in found}
        end = begin + behind_title(title, plain[begin:], sites)
        if end == begin:
            break
        found = in_order([*found, (begin, end, "repeated title")])
        begin = end
    planted = planted_title(title, plain)
    return in_order([*found, (*planted, "repeated title")]) if planted else found


def of_page(
    line: str, plain: str, rules: SiteRules, name_of_site: re.Pattern[str] | None, planted: Iterable[re.Pattern[str]]
) -> Iterator[tuple[int, int, str]]:
    """What the site's own patterns, its name and what it has `planted` take inside a line; `plain` is it folded."""
    for rule in rules.boilerplate:
        yield from ((*match.span(), rule.name) for match in inside(rule.pattern, line))
    if name_of_site:
        yield from ((*match.span(), "site name") for match in inside(name_of_site, plain))
    for pattern in planted:
        yield from ((*match.span(), "watermark") for match in inside(pattern, line))


def in_order(found: Found) -> Found:
    """What was found in a line, from its beginning on; what one rule takes side by side is one.

    Of two that overlap the first goes, of two that begin at once the longer.
    """
    if not found:
        return found
    ordered: Found = []
    for begin, end, name in sorted(found, key=lambda one: (one[0], -one[1])):
        first, last, rule = ordered[-1] if ordered else (0, 0, "")
        if begin < last or begin == end:
            continue
        if begin == last and name == rule:
            ordered[-1] = (first, end, rule)
        else:
            ordered.append((begin, end, name))
    return ordered


def without(line: str, found: Found, start: int, changes: list[Change], *, stand_in: str = "") -> str:
    """The line without what was found in it, in order, each recorded; `stand_in` takes the place of a site's name."""
    kept: list[str] = []
    place = 0
    for first, end, name in found:
        changes.append(Change("boilerplate", name, start + first, line[first:end]))
        kept += (line[place:first], stand_in if name == "site name" else "")
        place = end
    return "".join([*kept, line[place:]]).strip()

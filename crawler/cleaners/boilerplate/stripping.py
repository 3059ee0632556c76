"""Strip: what the site, not the author, wrote into the article. The rules are data, in `rules`."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Set
from itertools import accumulate, islice

from crawler.cleaners.boilerplate.margins import margins
from crawler.cleaners.boilerplate.matching import MAX_LINE, NO_RULE, Fitting, matching, rules_by_line
from crawler.cleaners.boilerplate.repeated import advice, is_teaser, line_key, outline, site_name, watermark
from crawler.cleaners.boilerplate.repeated_title import RepeatedTitle
from crawler.cleaners.boilerplate.rules import RELATED_TITLE, RULES
from crawler.cleaners.boilerplate.rules.wording import speaks_to_reader
from crawler.cleaners.particulars import particulars
from crawler.cleaners.record import Change, Changed
from crawler.page import SiteRules
from indexer.text import fold

_RELATED = 3  # so many related titles in a row at the end are a list of links
_EDGE = 8  # lines at either end in which a site repeats the title and gives its page's data
_TOP = 24  # lines from the top among which the title may stand again behind a site's data
_BUTTON = 6  # letters of a line that is no more than a site's button
_EDGE_SENTENCES = 3  # sentences at either end of a paragraph among which a site's may stand
_CUT_TAIL = 0.5  # a tail rule takes what follows only behind this part of the text
_PROSE = 20  # letters of a sentence that is more than a link: nothing behind which it stands is a tail
_WORDS_BEHIND = 12  # characters by which the place of a notice is found again
_MAX_TITLES = 3  # at the beginning of a line, with a site's words between them
_PREVIEW = ("", "1、")  # what stands before a site's words at the beginning of a line: the number of a preview's piece
_MAX_TRIED = 4_000  # lines from the top among which rules are tried; no page of a site is longer
_MAX_INSIDE = 5_000  # bits of a line that one rule takes; so many are no site's but an attack
_MAX_CUTS = 50  # notices that are looked at: one for every part of a long compilation
_LETTER = 3  # lines of a letter at least

_CUT_RULES = tuple(rule for rule in RULES if rule.cut)
_CUTS = frozenset(rule.name for rule in _CUT_RULES)
# A link's text: a bullet, or a title with a genre in it.
_LINK = re.compile(
    r"[-·•*▪■].*|[^。;!?]{0,60}(?:总结|计划|报告|体会|方案|范文|讲话|发言稿|论文|申请书|意见|演讲稿|模板|汇报)[^。;!?]{0,20}"
)
# What no editor says of himself: a paragraph in which it stands is judged sentence by sentence.
_AUTHOR = re.compile(
    r"今年以?来|半年以?来|一年以?来|近年以?来|去年以?来|现将|现总结|总结如下|汇报如下|报告如下|领导下|我[局镇县校乡村院区市办站所队委部]|"
    r"我(?:公司|单位|街道)|我(?:叫|是|来自|任)|本人(?<!作者本人)|同志们|各位(?:领导|代表|同事|同志|老师)"
)
_LISTS = (("outline", outline), ("document's particulars", particulars), ("advice on writing", advice))  # above a text
_PAYWALL = "paywall"
_TO_READER = "words to the reader"  # what no rule takes and the words tell
_SIGNED = re.compile(r".{0,20}年.{1,3}月.{1,3}日\W{0,2}")
# What a document site writes above the first words of the text.
_LABEL = re.compile(r"\W{0,3}(?:资源|文档|内容|文件|资料|文章|正文|全文)(?:简介|描述|摘要|介绍|预览|内容)?\W{0,3}")
_WORD = re.compile(r"\w")
_SENTENCE = re.compile(r"[^。!?]{1,500}[。!?]{0,3}[”\"』」》)】]{0,3}")

_Found = list[tuple[int, int, str]]  # first, end, name of the rule


def strip(text: str, title: str, rules: SiteRules, page_title: str = "") -> Changed:
    """The text without boilerplate; every removal is recorded with its rule.

    `title` is the page's, which sites repeat around the text; `rules` brings the site's own patterns, which come first
    and are matched against the text as it stands, and the lines that many of its pages share.
    `page_title` is the page's <title>, which may name the site.
    """
    changes: list[Change] = []
    kept: dict[int, str] = {}
    whole = fold(text)
    lines, folded = text.split("\n"), whole.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    candidates = rules_by_line(whole, starts)
    last = _end(lines, folded, starts, candidates, changes)
    title_folded = fold(title)
    repeated = RepeatedTitle(title_folded)
    stamp = watermark(lines)
    name_of_site = site_name(fold(page_title), title_folded) if page_title else None
    above = {place: name for name, find in _LISTS for place in find(folded)}
    around = repeated.around(folded)
    written = 0  # lines of the author's
    for place in range(last):
        line, plain, start = lines[place], folded[place], starts[place]
        head = written < _EDGE
        edge = head or last - place <= _EDGE
        fitting = candidates.get(place) if edge or place < _MAX_TRIED else None
        name, inside = _of_rules(plain, fitting, edge=edge, head=head) if fitting else ("", [])
        may_be_title = (
            not name
            and place not in above
            and (head or plain.endswith("页") or (place < _TOP and plain[-2:] == title_folded[-2:]))
        )
        if may_be_title and (count := repeated.lines(folded, place)) and not _is_enclosed(folded, place, kept):
            name = "repeated title"
            above |= {place + 1: name} if count == 2 else {}
        said = _without(plain, inside, 0, []) if inside else plain
        if place in above:
            name = above[place]
        elif not name and place in around and (around[place] or not kept):
            name = "around the title"
        elif not name and edge and (its := _to_reader(said, plain, repeated, weighed=bool(fitting))):
            name = its
        elif not name and head and is_teaser(plain, folded[place + 1 : place + 4]):
            name = "repeated lead"
        elif not name and rules.repeated and line_key(plain, title_folded) in rules.repeated:
            name = "repeated across the site"
        if name:
            changes.append(Change("boilerplate", name, start, line))
            continue
        found = _in_order([*inside, *_of_page(line, plain, rules, name_of_site, stamp)])
        if head:
            labelled = place and place - 1 not in kept and _LABEL.fullmatch(folded[place - 1])
            found = _with_titles(plain, found, repeated, anywhere=bool(labelled))
        if found and repeated.lines([_without(plain, found, 0, [])], 0):
            found = [(0, len(line), found[0][2])]
        rest = _without(line, found, start, changes) if found else line
        if rest:
            kept[place] = rest
            written += len(rest) > _BUTTON
            folded[place] = _without(plain, found, 0, []) if found else plain
    changes = _without_margins(margins(folded, kept, last), kept, lines, starts, changes)
    return Changed("\n".join(kept.values()), tuple(changes))


def _without_margins(
    places: Set[int], kept: dict[int, str], lines: list[str], starts: list[int], changes: list[Change]
) -> list[Change]:
    """The changes, of which one takes each of the lines at `places` as a whole; these are no longer kept."""
    if not places:
        return changes
    for place in places:
        del kept[place]
    others = [change for change in changes if bisect_right(starts, change.start) - 1 not in places]
    return others + [Change("boilerplate", "margin", starts[place], lines[place]) for place in sorted(places)]


def _is_enclosed(folded: list[str], place: int, kept: Collection[int]) -> bool:
    """Whether a line begins the document that a letter above it encloses: behind the day of its signature."""
    return len(kept) >= _LETTER and place - 1 in kept and _SIGNED.fullmatch(folded[place - 1]) is not None


def cut_off(text: str, changes: tuple[Change, ...]) -> frozenset[str]:
    """The lines, as strip left them, behind which a notice says that the text was cut off.

    `text` is what was stripped, `changes` what that took out. Where a notice only stands in the way of a text that goes
    on, its line is no part's last.
    """
    lines: set[str] = set()
    for cut in [change for change in changes if change.rule in _CUTS][:_MAX_CUTS]:
        before = [change for change in changes if change.start < cut.start]
        kept, place = [], 0
        for change in sorted(before, key=lambda change: change.start):
            kept.append(text[place : change.start])
            place = max(place, change.start + len(change.before))
        kept.append(text[place : cut.start])
        lines.add("".join(kept).rstrip().rpartition("\n")[2].strip())
    return frozenset(lines)


def own_title(title: str, changes: tuple[Change, ...]) -> str:
    """The title that the text itself gives, where the page's is another writing of it; "" where it gives none."""
    return RepeatedTitle(fold(title)).own(change.before for change in changes if change.rule == "repeated title")


def left_out(text: str, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """The words behind each notice that some of the text is left out; `text` is what was stripped."""
    ends = [change.start + len(change.before) for change in changes if change.rule == "left out"]
    behind = [text[end : end + MAX_LINE].strip().partition("\n")[0][:_WORDS_BEHIND] for end in ends[:_MAX_CUTS]]
    return tuple(filter(None, behind))


def says_cut(line: str) -> bool:
    """Whether a line says that the rest of the text is for members only."""
    return bool(matching(fold(line), _CUT_RULES))


def _of_rules(folded: str, fitting: Fitting, *, edge: bool, head: bool) -> tuple[str, _Found]:
    """The rule that takes a whole line, or what rules take inside it.

    What is planted inside a line does not make the line a site's: the line is judged by what is left.
    """
    whole = fitting.at_edge if edge else fitting.anywhere
    found: _Found = []
    for rule in fitting.inline:
        found += ((*match.span(), rule.name) for match in islice(rule.pattern.finditer(folded), _MAX_INSIDE))
    if found := _in_order(found):
        rest = _without(folded, found, 0, [])
        if not _WORD.search(rest):
            return found[0][2], found
        name = matching(rest, whole)
        if not name and edge and any(rule == "site name" and folded[first] not in "〖【[(" for first, _, rule in found):
            # The name, not one that is planted in brackets, may be the subject of a lead-in.
            name = matching(_without(folded, found, 0, [], stand_in="本站"), fitting.sentence)
        return name, found
    name = matching(folded, whole)
    of_sentences = fitting.sentence if edge else ()
    authors = bool(of_sentences and _AUTHOR.search(folded))
    if name and not authors:
        return name, found
    sentences = list(_SENTENCE.finditer(folded)) if of_sentences else []
    if len(sentences) > 1:
        for sentence in {*sentences[:_EDGE_SENTENCES], *sentences[-_EDGE_SENTENCES:]}:
            words = sentence[0].strip()
            if its_rule := matching(words, of_sentences) or (speaks_to_reader(words) and _TO_READER):
                found.append((*sentence.span(), its_rule))
        found = _in_order(found)
        if head and not authors and found and len(folded) <= MAX_LINE and found[-1][1] == sentences[-1].end():
            name = found[-1][2]  # what leads up to a site's last word is a site's too
        else:
            name = ""
    return name, found


def _with_titles(plain: str, found: _Found, repeated: RepeatedTitle, *, anywhere: bool) -> _Found:
    """What was found in a line, and the title where it begins the line, between the rest of it, or is a sentence.

    `anywhere`: whatever stands behind it, for a label above says that the text begins here.
    """
    begin = 0
    for _time in range(_MAX_TITLES):
        for first, behind, _ in found:
            if first > begin + max(map(len, _PREVIEW)):
                break
            begin = behind if begin <= first and plain[begin:first].strip() in _PREVIEW else begin
        sites = range(len(plain)) if anywhere else {first - begin for first, _, _ in found}
        end = begin + repeated.prefix(plain[begin:], sites)
        if end == begin:
            break
        found = _in_order([*found, (begin, end, "repeated title")])
        begin = end
    planted = repeated.planted(plain)
    return _in_order([*found, (*planted, "repeated title")]) if planted else found


def _of_page(
    line: str, plain: str, rules: SiteRules, name_of_site: re.Pattern[str] | None, stamp: re.Pattern[str] | None
) -> Iterator[tuple[int, int, str]]:
    """What the site's own patterns, its name and the watermark `stamp` take inside a line; `plain` is it folded."""
    for rule in rules.boilerplate:
        yield from ((*match.span(), rule.name) for match in rule.pattern.finditer(line))
    if name_of_site:
        yield from ((*match.span(), "site name") for match in name_of_site.finditer(plain))
    if stamp:
        yield from ((*match.span(), "watermark") for match in stamp.finditer(line))


def _to_reader(said: str, plain: str, repeated: RepeatedTitle, *, weighed: bool) -> str:
    """What makes a line that no rule takes a site's: the title spoken of, or, where it is weighed, its words; or ""."""
    if _AUTHOR.search(plain):
        return ""
    if repeated.spoken_of(said):
        return "title introduced"
    return _TO_READER if weighed and speaks_to_reader(said) else ""


def _end(
    lines: list[str],
    folded: list[str],
    starts: list[int],
    candidates: dict[int, Fitting],
    changes: list[Change],
) -> int:
    """The line from which on nothing is the author's; what stands there is recorded."""
    length = starts[-1] - 1
    for place in sorted(candidates):
        if starts[place] < _CUT_TAIL * length and len(lines) >= 4:
            continue
        fitting, plain = candidates[place], folded[place]
        if not fitting.tails and not fitting.inline:
            continue
        name = matching(plain, fitting.tails)
        glued = not name and any(rule.cut and rule.pattern.search(plain) for rule in fitting.inline)
        if (name or glued) and _only_links(folded, place + 1, candidates, cut=glued or name in _CUTS):
            last = place + glued  # the author's words before a notice in their line stay
            if last < len(lines):
                changes.append(Change("boilerplate", name or _PAYWALL, starts[last], "\n".join(lines[last:])))
            return last
    last = len(lines)
    while last and len(folded[last - 1]) <= 90 and RELATED_TITLE.fullmatch(folded[last - 1]):
        last -= 1
    if len(lines) - last < _RELATED:
        return len(lines)
    changes.append(Change("boilerplate", "related articles", starts[last], "\n".join(lines[last:])))
    return last


def _only_links(folded: list[str], place: int, candidates: dict[int, Fitting], *, cut: bool) -> bool:
    """Whether only links and the site's words follow, and not an author's sentences, signature and date.

    Behind a `cut` nothing need follow.
    """
    links = cut or place == len(folded)
    for number in range(place, len(folded)):
        line = folded[number]
        if matching(line, candidates.get(number, NO_RULE).at_edge) or _LINK.fullmatch(line):
            links = True
        elif len(line) >= _PROSE and line.rstrip('"”)）')[-1:] in "。!?;":
            return False
    return links


def _in_order(found: _Found) -> _Found:
    """What was found in a line, from its beginning on; what one rule takes side by side is one.

    Of two that overlap the first goes, of two that begin at once the longer.
    """
    if not found:
        return found
    ordered: _Found = []
    for begin, end, name in sorted(found, key=lambda one: (one[0], -one[1])):
        first, last, rule = ordered[-1] if ordered else (0, 0, "")
        if begin < last or begin == end:
            continue
        if begin == last and name == rule:
            ordered[-1] = (first, end, rule)
        else:
            ordered.append((begin, end, name))
    return ordered


def _without(line: str, found: _Found, start: int, changes: list[Change], *, stand_in: str = "") -> str:
    """The line without what was found in it, in order, each recorded; `stand_in` takes the place of a site's name."""
    kept: list[str] = []
    place = 0
    for first, end, name in found:
        changes.append(Change("boilerplate", name, start + first, line[first:end]))
        kept += (line[place:first], stand_in if name == "site name" else "")
        place = end
    return "".join([*kept, line[place:]]).strip()

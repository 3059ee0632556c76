"""The places that a text names, and how much each name says about where the text is from.

Names count as the gazetteer has them, in full (香河县); a name without its suffix only where an office follows
(香河教育局). Where the clause speaks of another's place (`elsewhere`) a name says nothing.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from crawler.cleaners.passage import Passage
from crawler.cleaners.region.evidence import ENOUGH, HINT, SIGNED, TITLE
from crawler.cleaners.region.places import stems
from crawler.cleaners.region.reading.edges import LIES, around
from crawler.cleaners.region.reading.elsewhere import (
    LONGEST_CLAUSE,
    clause_behind,
    is_dealt_with,
    is_elsewhere,
    is_learnt_from,
    is_visited,
    tells_of_dealings,
)
from crawler.cleaners.region.reading.full_names import full_names
from crawler.cleaners.region.reading.institutions import heads, said_of_self, told_of_self
from crawler.cleaners.region.reading.told_of import is_told_of
from crawler.cleaners.vocabulary.folded_title import unspaced
from crawler.cleaners.vocabulary.offices import OF_PLACE
from indexer import late_re as re
from indexer.text import HAN

MAX_READ = 20_000  # characters of a text that are searched for names
OPENING = 200
_LINE, _LAST, _FAR = 40, 60, 600  # characters of a line that signs, of the last ones, and with all blanks in them
_FIRST_LINES, _LINES = 8, re.compile("[^\\s][^\n]*")

# What a place's own offices are called says, behind a name, under whom the writer works.
_GOVERNED = re.compile(OF_PLACE)
_LIES = re.compile(f"{LIES}|总面积|现?辖|下辖")  # a text introduces its own place
_LIES_IN = re.compile(f"(?:{LIES}|我是|本人[系是任])$")
# A line that names a body, and who of it writes.
_BODY_LINE = re.compile(f"(?:[委局厅府院校学园所站场馆社队司厂办会处部组台室科段]|中心|基地)(?:[ \t]+[{HAN}]{{2,4}})?$")
_SCHOOL_OR_HOSPITAL = re.compile("(?:学|校|医院|卫生院|园)$")
# Behind the place of those who go: 香河县教育系统赴延安, 在香河县教育局的带领下,共赴延安;
_GOES = re.compile(f"[{HAN}\\d、]{{0,40}}?(?:带领下,?[{HAN}]{{0,4}}|选派,?|组织的?)?(?:赴|前往|外出)")
# … before and behind the place of which one is, or that sent him: 我是香河县二小的教师, 受香河县委组织部选派.
_OF_THEM = around(
    (
        "(?:作为|身为|我是|我以)(?:来自)?",
        f"的?一[名位员]|[^,。]{{0,12}}身份|[{HAN}]{{2,16}}(?:教[师员]|老师|校长|医[师生]|护士|干部|人员)[,。]",
    ),
    (
        "根据|按照|经|受|由",
        f"[{HAN}]{{0,12}}(?:[选委指]派|派遣|推荐)|[{HAN}]{{0,8}}(?:组织部|[局委])[{HAN}]{{0,4}}(?:安排|部署|批准)",
    ),
    ("从", f"[{HAN}]{{2,14}}[赴到往][{HAN}]{{2,20}}(?:挂职|跟岗|进修|支教|锻炼)"),
)
_APPLIES = re.compile("(?:我们?|将|要|应|并|可|紧密|认真)*结合")  # no other body does
_AS_AT_HOME = re.compile("[^,。;\n]{0,12}(?:实际|现状|实情)")  # 结合黄骅市盐碱地实际,建议 …
_GONE = re.compile("[赴到去]|前往")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that one place alone bears, and what it weighs where it stands."""

    words: str
    code: str
    weight: int


def in_title(title: Passage) -> list[Mention]:
    """The places in a title."""
    return _in_line(title, TITLE)


def in_body(body: Passage) -> list[Mention]:
    """The places whose offices a text names, or that it introduces, unless it as often tells of them as others'."""
    found = [*_names(body), *(Mention(words, code, SIGNED) for words, code in told_of_self(body))]
    others = Counter(mention.code for mention in found if not mention.weight)
    own = Counter(mention.code for mention in found if mention.weight)
    return [mention for mention in found if mention.weight and own[mention.code] > others[mention.code]]


def who_goes(body: Passage) -> Iterator[Mention]:
    """The places whose people go elsewhere, at the head of a text on a journey: 香河县教育系统赴延安.

    Or who says there that he is of one, and anywhere to what he applies it: 作为香河县的一名教师, 结合香河县实际.
    """
    folded = body.folded
    read = folded if "结合" in folded else folded[: 2 * OPENING + LONGEST_CLAUSE]
    for start, end, codes, _ in full_names(read):
        clause = re.split("[,。;\n]", folded[max(0, start - LONGEST_CLAUSE) : start])[-1]
        is_of = any(before.search(clause) and behind.match(folded, end) for before, behind in _OF_THEM)
        goes = is_of or (_GOES.match(folded, end) and not _GONE.search(clause))
        at_home = (goes and end <= 2 * OPENING) or (_APPLIES.fullmatch(clause) and _AS_AT_HOME.match(folded, end))
        if at_home and len(codes) == 1:
            yield Mention(body.quote(start, end), codes[0], SIGNED)
    for words, code in said_of_self(body):
        yield Mention(words, code, SIGNED)


def in_signature(whole: Passage) -> list[Mention]:
    """The places in a text's last lines, however long it is, and in first ones that name a body alone."""
    folded = whole.folded
    first = (line.span() for line in islice(_LINES.finditer(folded, 0, OPENING), _FIRST_LINES))
    lines = [line for line in first if line[1] < OPENING and _BODY_LINE.search(folded[slice(*line)].rstrip())]
    late = begin = len(folded)
    while (begin := folded.rfind("\n", max(0, len(folded) - _FAR), begin)) >= 0:
        if len("".join(folded[begin:].split())) > _LAST:
            break
        late = begin
    lines += [line.span() for line in _LINES.finditer(folded, late)]
    behind = folded.rfind("。") + 1  # the last sentence, on its line
    if behind > folded.rfind("\n") and _BODY_LINE.search(folded[behind:].rstrip()):
        lines.append((behind, len(folded)))
    found: list[Mention] = []
    for start, end in lines:
        if 3 <= end - start <= _LINE and not re.search("[,。;:]", folded[start:end]):
            line = Passage.of(whole.quote(start, end).strip(), unspaced(folded[start:end]))  # 奈 曼 旗 博 物 馆
            found += _in_line(line, SIGNED)
    return found


def _in_line(line: Passage, weight: int) -> list[Mention]:
    """The places in a title or a line, and that of the university or the firm with whose name it begins."""
    head = heads(line)
    return [*_names(line, weight), *([Mention(*head, weight)] if head else [])]


def _names(passage: Passage, weight: int = 0) -> Iterator[Mention]:
    """The places that are named in full, with a weight or, of running text, with that of where each stands."""
    folded, behind = passage.folded, 0
    for start, end, codes, _ in full_names(folded):
        is_name = start == behind > 0 or not stems.COMMON_NOUNS.fullmatch(folded, start, end)  # 北京市东城区
        behind = end
        if len(codes) == 1 and is_name:
            weighs = weight * (not is_told_of(folded, start, end)) if weight else _weight(folded, start, end)
            if weighs is not None:
                yield Mention(passage.quote(start, end), codes[0], weighs)


def _weight(folded: str, start: int, end: int) -> int | None:
    """What a name in running text weighs; 0 where the place is another's, None where it is only named."""
    if is_told_of(folded, start, end):
        return 0
    is_native = folded.startswith(("人", "籍"), end)  # 我是香河县人, and work elsewhere
    lies = _LIES_IN.search(folded, max(0, start - 6), start) and not is_native
    if (lies and not tells_of_dealings(clause_behind(folded, end))) or (
        _LIES.match(folded, end) and not is_visited(folded[max(0, start - 4) : start])
    ):
        return ENOUGH + (start < OPENING)
    office = _GOVERNED.match(folded, end, end + 30)
    if office is None:
        return 0 if is_elsewhere(folded, start, end) else HINT if start < OPENING else None
    # Where the place's own office follows it is its own, but schools and hospitals are visited themselves.
    by_itself = _SCHOOL_OR_HOSPITAL.search(office[0]) or is_learnt_from(folded, start, end)
    return 0 if by_itself and is_dealt_with(folded, start, end) else ENOUGH + (start < OPENING)

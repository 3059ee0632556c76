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
from crawler.cleaners.region.places import gazetteer, stems
from crawler.cleaners.region.reading.edges import around
from crawler.cleaners.region.reading.elsewhere import (
    LONGEST_CLAUSE,
    clause_behind,
    is_dealt_with,
    is_elsewhere,
    is_learnt_from,
    is_own,
    is_visited,
    tells_of_dealings,
)
from crawler.cleaners.region.reading.frames import stems_before
from crawler.cleaners.region.reading.full_names import full_names
from crawler.cleaners.region.reading.institutions import heads, said_of_self, told_of_self
from crawler.cleaners.region.reading.told_of import is_told_of
from crawler.cleaners.vocabulary.folded_title import folded_title
from crawler.cleaners.vocabulary.offices import BEHIND_SHORT_NAME, OF_PLACE
from indexer import late_re as re
from indexer.text import HAN

MAX_READ = 20_000  # characters of a text that are searched for names
OPENING = 200
_LINE, _LAST, _FAR = 40, 60, 600  # characters of a line that signs, of the last ones, and with all blanks in them
_FIRST_LINES, _LINES = 8, re.compile("[^\\s][^\n]*")

# What a place's own offices are called says, behind a name, under whom the writer works.
_GOVERNED = re.compile(OF_PLACE)
_LIES = re.compile("地处|位于|总面积|辖|现辖|下辖")  # a text introduces its own place
_FIRM_IS = re.compile("[\u4e00-\u9fff()]{2,20}(?:公司|厂|集团)(?:[成创]立于|[始创]建于|是一家)")  # … its own firm
_LIES_IN = re.compile("(?:地处|位于|[坐座]落[在于]?|处在|我是|本人[系是任])$")
# A line that names a body, and who of it writes.
_BODY_LINE = re.compile(
    "(?:[委局厅府院校学园所站场馆社队司厂办会处部组台室科段]|中心|基地)(?:[ \t]+[\u4e00-\u9fff]{2,4})?$"
)
_SCHOOL_OR_HOSPITAL = re.compile("(?:学|校|医院|卫生院|园)$")
_SCHOOL = (
    "(?P<school>第?[一二三四五六](?:中(?!央|心|小|共|全会)|小(?![学时组区村]))|"
    "第[一二三四五六](?:小|初级中|高级中|中)学)"
)
_STEM_OFFICE = re.compile(f"{BEHIND_SHORT_NAME}|{_SCHOOL}")
_STEM_OFFICE_IN_TEXT = re.compile(f"(?![县区])(?:{BEHIND_SHORT_NAME}|{_SCHOOL})")  # 我局会同县委
_IN_WORDS = re.compile(f"(?![在由对向为经被受])[{HAN}]")  # before a name that is another word too
# Behind the place of those who go: 香河县教育系统赴延安, 在香河县教育局的带领下,共赴延安, 香河县组织部组织的外出参观;
_GOES = re.compile(
    r"[\u4e00-\u9fff\d、]{0,40}?(?:带领下,?[\u4e00-\u9fff]{0,4})?(?:赴|前往)|[\u4e00-\u9fff]{0,12}组织的?(?:外出|赴|到|前往)|"
    r"[\u4e00-\u9fff]{0,12}组织[^,。;\n]{0,16}[观收]看|[\u4e00-\u9fff]{0,20}组成[\u4e00-\u9fff]{0,4}(?:考察|参观|观摩|代表)[团组]|"
    r"[\u4e00-\u9fff]{0,16}(?:委派|选派|派遣),?[^,。;\n]{0,6}(?:赴|到|前往)|"
    r"[\u4e00-\u9fff]{2,16}?在[^,。;\n]{0,16}领导下"  # who is led there is at home
)
# Before and behind the place of which one is, or that sent him: 我是香河县二小的教师, 根据香河县委组织部安排.
_OF_THEM = around(
    ("作为|身为|我是|来自|我以", "的?一[名位员]|[^,。]{0,12}身份|第.{1,3}批|,我|,在"),
    (
        "(?:作为|身为|我是)(?:来自)?",
        f"[{HAN}]{{2,16}}(?:教[师员]|老师|校长|医[师生]|护士|干部|[职员]工|人员|局长|主任)[,。]",
    ),
    (
        "根据|按照|经|受|由|在|应",
        f"[{HAN}]{{0,12}}(?:[选委指]派|派遣|推荐)|[{HAN}]{{0,8}}(?:组织部|[局委])[{HAN}]{{0,4}}(?:安排|部署|组织下|批准)",
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
    found = [*_names(body), *_stems(body), *(Mention(words, code, SIGNED) for words, code in told_of_self(body))]
    others = Counter(mention.code for mention in found if not mention.weight)
    own = Counter(mention.code for mention in found if mention.weight)
    return [mention for mention in found if mention.weight and own[mention.code] > others[mention.code]]


def who_goes(body: Passage) -> Iterator[Mention]:
    """The places whose people go elsewhere, at the head of a text on a journey: 香河县教育系统赴延安.

    Or who says there that he is of one, and anywhere to what he applies it: 作为香河县的一名教师, 结合香河县实际.
    """
    plain = body.plain
    read = plain if "结合" in plain else plain[: 2 * OPENING + LONGEST_CLAUSE]
    for start, end, codes, _ in full_names(read):
        clause = re.split("[,。;\n]", plain[max(0, start - LONGEST_CLAUSE) : start])[-1]
        is_of = any(before.search(clause) and behind.match(plain, end) for before, behind in _OF_THEM)
        goes = is_of or (_GOES.match(plain, end) and not _GONE.search(clause))
        at_home = (goes and end <= 2 * OPENING) or (_APPLIES.fullmatch(clause) and _AS_AT_HOME.match(plain, end))
        if at_home and len(codes) == 1:
            yield Mention(body.quote(start, end), codes[0], SIGNED)
    for words, code in said_of_self(body):
        yield Mention(words, code, SIGNED)


def in_signature(whole: Passage) -> list[Mention]:
    """The places in a text's last lines, however long it is, and in first ones that name a body alone."""
    plain = whole.plain
    first = (line.span() for line in islice(_LINES.finditer(plain, 0, OPENING), _FIRST_LINES))
    lines = [line for line in first if line[1] < OPENING and _BODY_LINE.search(plain[slice(*line)].rstrip())]
    late = begin = len(plain)
    while (begin := plain.rfind("\n", max(0, len(plain) - _FAR), begin)) >= 0:
        if len("".join(plain[begin:].split())) > _LAST:
            break
        late = begin
    lines += [line.span() for line in _LINES.finditer(plain, late)]
    behind = plain.rfind("。") + 1  # the last sentence, on its line
    if behind > plain.rfind("\n") and _BODY_LINE.search(plain[behind:].rstrip()):
        lines.append((behind, len(plain)))
    found: list[Mention] = []
    for start, end in lines:
        if 3 <= end - start <= _LINE and not re.search("[,。;:]", plain[start:end]):
            unspaced = folded_title(plain[start:end])  # 奈 曼 旗 博 物 馆
            line = Passage.of(whole.quote(start, end).strip(), unspaced)
            found += _in_line(line, SIGNED)
    return found


def _in_line(line: Passage, weight: int) -> list[Mention]:
    """The places in a title or a line, and that of the university or the firm with whose name it begins."""
    head = heads(line)
    return [*_names(line, weight), *_stems(line, weight), *([Mention(*head, weight)] if head else [])]


def _names(passage: Passage, weight: int = 0) -> Iterator[Mention]:
    """The places that are named in full, with a weight or, of running text, with that of where each stands."""
    plain, behind = passage.plain, 0
    for start, end, codes, _ in full_names(plain):
        is_name = start == behind > 0 or not stems.COMMON_NOUNS.fullmatch(plain, start, end)  # 北京市东城区
        behind = end
        if len(codes) == 1 and is_name:
            weighs = weight * (not is_told_of(plain, start, end)) if weight else _weight(plain, start, end)
            if weighs is not None:
                yield Mention(passage.quote(start, end), codes[0], weighs)


def _weight(plain: str, start: int, end: int) -> int | None:
    """What a name in running text weighs; 0 where the place is another's, None where it is only named."""
    if is_told_of(plain, start, end):
        return 0
    is_native = plain.startswith(("人", "籍"), end)  # 我是香河县人, and work elsewhere
    lies = _LIES_IN.search(plain, max(0, start - 6), start) and not is_native
    begins = start == 0 or plain[start - 1] == "\n"
    if (
        (lies and not tells_of_dealings(clause_behind(plain, end)))
        or (begins and _FIRM_IS.match(plain, end))
        or (_LIES.match(plain, end) and not is_visited(plain[max(0, start - 4) : start]))
    ):
        return ENOUGH + (start < OPENING)
    office = _GOVERNED.match(plain, end, end + 30)
    if office is None:
        return 0 if is_elsewhere(plain, start, end) else HINT if start < OPENING else None
    # Where the place's own office follows it is its own, but schools and hospitals are visited themselves.
    by_itself = _SCHOOL_OR_HOSPITAL.search(office[0]) or is_learnt_from(plain, start, end)
    return 0 if by_itself and is_dealt_with(plain, start, end) else ENOUGH + (start < OPENING)


def _stems(passage: Passage, weight: int = 0) -> Iterator[Mention]:
    """Names without what they are, before an office: 香河教育局; with a weight or, of running text, as offices have."""
    plain, known = passage.plain, gazetteer.stems()
    for start, end, office in stems_before(plain, _STEM_OFFICE if weight else _STEM_OFFICE_IN_TEXT):
        stem = plain[start:end]
        if office["school"] and stem not in stems.before_schools():
            continue  # told with the other short names
        is_word = not weight and stems.is_ordinary(stem) and _IN_WORDS.match(plain, start - 1)
        if is_word or stem == "会同":  # 会同公安局 is with it
            continue
        weighs = weight - 2 if weight else ENOUGH * is_own(plain, start, end)
        yield Mention(passage.quote(start, end), known[stem], weighs)

"""The body that a line of its own names, at either end of a text: signed, labelled, or with its head who speaks."""

from collections.abc import Iterable
from itertools import pairwise

from crawler.cleaners.describe.organisation import bodies
from crawler.cleaners.describe.organisation.bodies import Organisation, is_known, named, unnamed
from crawler.cleaners.passage import Passage
from crawler.cleaners.vocabulary.folded_title import unspaced
from indexer import late_re as re

# What stands around a name on its line: 单位:香河县教育局(盖章) 2015年12月20日
_DAY = (
    r"(?:(?:[12一二][\d〇零一二三四五六七八九*]{3}|\*{2,4}) ?年[^,。;]{0,12}[月日]|"
    r"20\d\d(?P<by>[-./])\d{1,2}(?P=by)\d{1,2})"
)
_LABEL = (
    r"(?:(?:工作|所在|填报|报送|上报|总结|汇报|报告|编制|撰写|供稿|作者|发文|制发|发布)?单位(?:名称)?(?:\((?:盖章|公章|章)\))?|"
    r"落款|[撰供]稿|(?:本文)?作者|[汇报述][报告职]人|(?:发文|制发)机关|发[布文]机构)"
)
_DATED, _DAY_LINE = re.compile(_DAY), re.compile(f"[(]?{_DAY}[)]?")
_DAY_ENDS = tuple("月日)0123456789")
_BEFORE_NAME = re.compile(rf"\A(?:\(?{_DAY}[ 于]?|\(?{_LABEL}: ?|(?:本文)?作者[系为]|文/|—{{1,3}} ?|[\[(【□◇◆◎●★*] ?)")
_BEHIND_NAME = re.compile(rf"(?:\((?:盖章|公章|签章|章)\)|[)。\]】]| ?供稿)?[ ,]{{0,20}}(?:\(?{_DAY}\)?)?\)?$")
_BEHIND_ENDS = (*_DAY_ENDS, *"。]】稿")
# A section of the body, or one of its people: 香河县教育局 张三, 香河县人民医院护理部.
_OF_IT = (
    rf"(?:(?:{bodies.HEADS})?[ \u3000]+[\u4e00-\u9fff]{{2,4}}|{bodies.HEADS}|"
    r"[\u4e00-\u9fff]{1,6}(?:组|[科室](?![学技研]))|[\u4e00-\u9fff]{1,6}(?<!法)庭|护理部|[\u4e00-\u9fff]{0,4}(?:实践|支教|服务)[团队])?"
)
_SIGNS = re.compile(rf"(?P<body>{bodies.NAMED}(?:{bodies.INNER}|党组|党委)?)(?:{_OF_IT}|[ 、]+{bodies.NAMED})")
_SIGNS_SHORT = re.compile(
    rf"(?P<body>(?:{bodies.SCHOOL}|{bodies.OF_SHORT_NAME}){bodies.INNER}?){_OF_IT}|"
    rf"(?P<nationwide>{bodies.NATIONWIDE})(?:办公厅)?(?:[ 、]+{bodies.NATIONWIDE}(?:办公厅)?)*"
)
# Whose place is hidden, or in no list: **县民政局, 双塔中心校.
_HIDDEN = (
    "(?:(?:[*省市县区旗州镇乡]{0,6}|(?![全我本]|走[进近]|参观|关爱|创建|美丽|平安|文明|和谐)(?:(?![的与和及在了是驻])[\u4e00-\u9fff*]){2,10}?)"
    rf"(?:{bodies.NAMES})|[*省市县区旗州镇乡]{{1,6}}[\u4e00-\u9fff]{{2,8}}{bodies.OFFICE}|[\u4e00-\u9fff]{{2,6}}局|"
    rf"[*省市县区旗州镇乡]{{0,6}}{bodies.HOUSE})"
)
_SIGNS_HIDDEN = re.compile(rf"(?P<body>{_HIDDEN}){bodies.INNER}?{_OF_IT}")
# 姓名:张三 单位:香河县教育局 职务:副局长
_LABELLED = re.compile(
    rf"(?:^|[\s(]){_LABEL}: ?(?P<words>(?P<body>(?:{bodies.NAMED}|{_HIDDEN}){bodies.INNER}?))(?=[\s,。;)(]|$)"
)
# 忻州市环境保护局局长 罗荣华, under a title.
_SPEAKER = re.compile(
    rf"(?:^|[\s—])(?P<words>(?P<body>{bodies.NAMED}|{_HIDDEN}){bodies.HEADS}(?:[、,兼 ][\u4e00-\u9fff]{{2,16}})?"
    r"\s*[\u4e00-\u9fff ]{2,5})$"
)
_HEAD_AND_NAME = re.compile(r"[长任记席理][\s、,\u4e00-\u9fff]{2,}$")  # as any speaker's line ends
# What stands before the name of whom a letter is for.
_ADDRESSED = re.compile(r"(?:此致|[呈报送致]|[呈抄]报|[主抄报]送):?$")
_BEHIND_SENTENCE = re.compile(r"(?<=。)[^,。:;]{4,40}$")  # 特此报告。香河县教育局, on one line
_TO_OTHERS = re.compile("感[谢恩]|祝|难忘|[于由在向致呈对与和报送是]|.{0,8}(?:现任|同志)")
_SIGNED_LINE = 200  # characters of a line that may be a signature in spaced characters
_SPEAKER_LINE, _SIGNATURE_LINE = 80, 40
FIRST_LINES = 6  # that may stand before a text's first paragraph: its title, a day, a speaker, an address
_LAST = 3  # lines in which it is signed


def signed(lines: list[Passage]) -> Organisation | None:
    """The body that a line at either end names alone, or behind a label; of several that sign the first.

    The type alone of one whose place is hidden, where no line names another.
    """
    lines = _with_last_sentence_apart(lines)
    above_days, end = _above_days(lines), range(max(len(lines) - _LAST, 2), len(lines))
    begin = range(min(2, len(lines)))
    alone = {place: body for place in {*above_days, *begin, *end} if (body := _only_body(lines[place]))}
    signers = [place for place in end if place in alone]
    dated = any(_DATED.search(unspaced(lines[place].folded)) for place in end)
    if len(signers) > 1 and not dated:
        signers = []  # a list of bodies
    places = (*((place, False) for place in above_days), *((place, dated) for place in (*signers, *begin)))
    signatures = (alone.get(place) for place, dated in places if not _is_introduced(lines, place, dated=dated))
    may_label = (line for line in (*lines[:FIRST_LINES], *lines[-_LAST:]) if ":" in line.folded)
    return first_named(*signatures, _named_within(may_label, _LABELLED))


def _with_last_sentence_apart(lines: list[Passage]) -> list[Passage]:
    """The lines, the last one parted behind its last sentence: 特此报告。香河县教育局."""
    if not lines or (tail := _BEHIND_SENTENCE.search(lines[-1].folded.rstrip())) is None:
        return lines
    return [*lines[:-1], lines[-1].cut(0, tail.start()), lines[-1].cut(*tail.span())]


def spoken(lines: list[Passage]) -> Organisation | None:
    """The body whose head speaks, by a line under the title."""
    may_name = [line for line in lines[:FIRST_LINES] if _HEAD_AND_NAME.search(line.folded.rstrip())]
    return _named_within(may_name, _SPEAKER)


def first_named(*found: Organisation | None) -> Organisation | None:
    """The first body with a name, else the first."""
    return min(filter(None, found), key=lambda body: body.name is None, default=None)


def _above_days(lines: list[Passage]) -> list[int]:
    """Which lines stand right above a day: there a notice is signed, before what it makes known."""
    written = [place for place, line in enumerate(lines) if line.folded.strip()]
    may_be = ((above, lines[day].folded.replace(" ", "")) for above, day in pairwise(written))
    return [above for above, day in may_be if day.endswith(_DAY_ENDS) and _DAY_LINE.fullmatch(day)]


def _is_introduced(lines: list[Passage], place: int, *, dated: bool) -> bool:
    """Whether the line before a name says for whom the text is, or, where no day follows, announces a list."""
    before = lines[place - 1].folded.strip() if place else ""
    return _ADDRESSED.search(before) is not None or (before.endswith(":") and not dated)


def _named_within(lines: Iterable[Passage], pattern: re.Pattern[str]) -> Organisation | None:
    """The body that a line names behind a label, with other labels on its line, or before who speaks."""
    found = ((line, pattern.search(line.folded.rstrip())) for line in lines if len(line.folded) <= _SPEAKER_LINE)
    return first_named(
        *(_body(match["body"], line.quote(*match.span("words")).strip()) for line, match in found if match)
    )


def _body(name: str, words: str) -> Organisation | None:
    """The body of a name, or of its type alone where the place is hidden."""
    return named(name, words) if is_known(name, in_title=True) else unnamed(name, words)


def _only_body(line: Passage) -> Organisation | None:
    """The body that a line names, with nothing else but a day, a label, a stamp, a section or a person."""
    is_addressed = line.folded.rstrip().endswith(":")
    if is_addressed or len(line.folded) > _SIGNED_LINE or line.folded.count("。") > 1:
        return None
    bare = unspaced(line.folded).strip(" ,")
    for _ in range(2):
        if before := _BEFORE_NAME.match(bare):
            bare = bare[before.end() :].strip(" ,")
    if bare.endswith(_BEHIND_ENDS):
        bare = _BEHIND_NAME.sub("", bare).strip(" ,")
    words = line.text.strip(" ,，\u3000")
    if len(bare) > _SIGNATURE_LINE:
        return None
    if conference := re.fullmatch(bodies.CONSULTATIVE, bare):
        return named(f"政协{conference['place']}委员会", words) if is_known(conference["place"]) else None
    if (short := _SIGNS_SHORT.fullmatch(bare)) and (short["nationwide"] or bodies.has_short_name(short["body"])):
        return named(short["nationwide"] or short["body"], words)
    if _TO_OTHERS.match(bare):
        return None
    if (full := _SIGNS.fullmatch(bare)) and not bodies.is_deictic(full["body"]):
        return named(full["body"], words)
    hidden = _SIGNS_HIDDEN.fullmatch(bare)
    return _body(hidden["body"], words) if hidden else None

"""The years that a text names: how often, and which of them as the year of its own work."""

from collections import Counter
from dataclasses import dataclass, field, replace

from crawler.cleaners.describe.period.events import marked_years
from crawler.cleaners.describe.period.forms import YEAR, year_of
from crawler.cleaners.describe.period.periods import EARLIEST
from crawler.cleaners.describe.period.spellings import SIGNS, TO
from crawler.cleaners.tables import rows
from indexer import late_re as re
from indexer.text import HAN, MASK

_YEAR = re.compile(r"[12](?<![\d〔\[(.].)(?:(?<=1)9|(?<=2)0)\d\d年")
_YEAR_IN_WORDS = re.compile(rf"{YEAR}(?<!(?<!\d)(?<!(?<!\d)2o)[129]\d)(?=年)")  # 二〇〇九年, 09年; not 98年
# Behind a year that a text names as that of its own work, and behind one that it only looks forward to.
_OWN = re.compile(
    r"(?:度(?:[^,。;\n]{0,8}(?:工作|总结|汇报|考核|目标)|,)|"
    r"度?(?:[1-9]\d?月(?![初底末])[^,。;\n]{0,16},)?[我全本][省市州县区旗镇乡校局院村站所办处园社们]|工作|全年|里|内?[共累]|[上下]半年|"
    rf"[{HAN}、]{{1,20}}(?:工作|行动|培训班|整治期间)(?!会|方案|报告|要点|计划|意见|建议|思路|打算|设想)|,(?![他她])|"
    rf"1月?{TO}1?\d月|1月1日起?{TO}|"
    r"[^,。;\n\d]{0,20}(?:目标|任务|计划)[^,。;\n]{0,10}的\d[\d.]*%)"  # 完成2014年为民办实事任务的75%
)
# What is counted was done (2014年发放救灾款12万元); but not what was so before (2012年建成的3个), nor in a span.
_COUNTED = re.compile(
    rf"度?(?![^,。;\n\d]{{0,16}}的|[{SIGNS}、和])[^,。;\n\d]{{1,30}}?"
    r"(?:\d[\d.]*+(?!年)|[一二三四五六七八九十百千两]{1,5}[余多]?[个次场部座名人户件起项篇万里亩元台条处家期])"
)
# … unless the text tells of this year without its number, or of many: 近年来; 2006年修路3公里,2008年打井2眼.
_OTHER_YEARS = re.compile("今年|近[几两三]?年|历年|多年来")
_TO_COME = re.compile(
    r"(?:规划|目标(?!的?\d)|前(?![三\d两六九])|将)|,(?:我们?|[我全本][省市县区旗镇乡校局院村站所办])?(?:决心|力争|打算|将|要(?!求))"
)
_MEANT = re.compile("力争|打算|计划(?!的)|要(?!求)")
# The head under which a report plans the year after its own: 四、2012年工作安排.
_PLANNED = re.compile(
    r"[ \u3000]{0,4}(?P<nth>\(?[一二三四五六七八九十\d]{1,2}[、.)] *|第[一二三四五]部分[ :、]*)?"
    r"20\d\d(?P<year>年)[^,。;\n]{0,14}?(?:安排|打算|计划(?!生育)|思路|设想|谋划|展望)(?!的?(?:完成|执行|落实))"
    r"(?:[^,。;\n是]{0,6}(?=[\n: ]|$)|(?(nth)|(?!)))"
)
_BEFORE_PLANNED = 16  # characters from the beginning of its line to the end of its year
# Where a text tells of its place before it tells of its work, and figures of a place: 2010年人口出生率7.26.
_HEADS_PLACE = ("概况", "基本情况", "自然情况", "社会情况", *(f"基本{of}情" for of in "县区镇乡村校"))
_BACKGROUND = re.compile(
    rf"(?:(?P<line>\n)|[。 ]一、)[^\n。\d]{{0,16}}(?!(?<=天气|气候|灾情|工作|活动)概况)(?:{'|'.join(_HEADS_PLACE)})"
    r"[^\n。]{0,4}(?(line)\n|[ 。])"
)
_SINCE_SEASON = re.compile("入[春夏秋冬汛]以?来")  # of now, though it stands there
_NEXT_HEAD = re.compile(r"(?:^\s*[(（]?|[。 ])[一二三四五六七八九十]{1,2}[、)）]", re.M)
_FIGURE = re.compile(
    r"(?:[底末],?)?(?:(?!实现|完成)[^,。;\n]){0,8}(?:产值|总产|产量|收入|率|人口|面积)[^,。;\n]{0,4}\d"
)
# Of a meeting on which something was said then: 在2003年全市教育工作会议上.
AT_MEETING = re.compile(r"(?<=在)\d{4}年[^,。;\n]{0,20}(?:会议|大会)上(?!的)")
# A year of an honour may be any: 2011年度县政府目标考核为优秀单位.
HONOURED = (
    r"度?(?:\d{1,2}月)?,?[^,。;\n]{0,16}(?:考核(?:工作)?[为中获]|被?评为|荣获|授予|被(?:列|确定|命名)[为入]|"
    r"进行了?(?:表彰|奖励|表扬))"
)
_HONOUR = re.compile(HONOURED)
_NOT_OWN_BEFORE = re.compile(
    f"(?:(?:{re.escape(MASK)}|\\d{{4}})年?[{SIGNS}]+|"  # the end of a span: 20xx-2020年度, 2008年至2010年
    "(?:[报汇][告报]|发[布表]|成文|更新)(?:时间|日期):|精选|目录|[上下]一?[篇页条]:? ?|"  # what its site wrote
    "总结[及和与暨]|早在|展望|到来的|新的|针对|对照|较|比|(?:预计|力争|争取|计划|准备|将|拟)[于在]?|去年,?(?:即|也就是)?|"
    "做好|部署|安排|表彰(?:奖励)?了?|获得?|评为|授予|"
    f"(?:创建|始建|成立|创办|建成|建校|组建|毕业|生)[于自]?|建[{HAN}]?[于自])$"
)
# A year of what others did, of what began long ago, or of what is still to be.
SINCE = re.compile("|".join(pattern for [pattern] in rows("describe/period/since", 1)))
# How far a text's figures go, and the year in which it works: 截止2015年10月底; 在2023年度认真落实制度.
_AS_OF = re.compile(r"(?<=截[止至])\d{4}年(?:[1-9]|1[01])月|(?<=在)\d{4}年度(?![^,。;\n]{0,20}[会的])")
# Before the year of one event or item, the text's own where it names no other: 于2008年启动, 其中2007年结转6个.
_OF_EVENT = re.compile("(?:[于自从由到]|其中)$")
_HEAD = re.compile(r"\n *(?:第[一二三四五]部分|[一二三四五六]、)[ :]*$")  # before the year of a section
_LEAST_TIMES, _LEAST_SHARE = 3, 0.7


@dataclass(frozen=True, slots=True)
class Named:
    """The years that a text names, with how often, and those that it tells otherwise, with the words."""

    mentions: Counter[int] = field(default_factory=Counter)  # named, but not as the year of a founding or of a plan
    own: Counter[int] = field(default_factory=Counter)  # of these, as the year of the text's work (2008年我局…)
    likely: Counter[int] = field(default_factory=Counter)  # of these, not in the description or figures of a place
    marked: dict[int, str] = field(default_factory=dict)  # told by events (建党90周年, 今年…汶川大地震)
    planned: dict[int, str] = field(default_factory=dict)  # that the head of a section plans (四、2012年工作安排)

    @property
    def newest(self) -> int:
        """The last year that is mentioned; 0 where none is."""
        return max(self.mentions, default=0)

    def year_of_work(self) -> int | None:
        """The year of the text, by its own work, else by what it names more than once."""
        year = _most_named(self.own)
        if year and self.newest <= year + (self.own.total() > 1):
            return year  # once is too little where the next is named, too
        return _most_named(self.likely) if self.likely.total() > 1 else None


def years_named(body: str, latest: int, *, plans: bool = False) -> Named:
    """The years that a folded text names up to the `latest`; titles of other documents left out.

    A text that `plans` is itself on what its sections plan.
    """
    body = _YEAR_IN_WORDS.sub(lambda match: f"{year_of(match) or match[0]}", body)
    named, place_told = Named(marked=marked_years(body)), background(body)
    ways = [named.own, Counter[int](), Counter[int]()]  # in which years of the text's work are named, the surest first
    for match in _YEAR.finditer(body):
        year, start, end = int(match[0][:4]), match.start(), match.end()
        if head := _planning_head(body, end - 1):
            named.planned[year] = head
        is_another = (not plans and (head or _MEANT.match(body, end))) or _is_of_something_else(body, start, end)
        if is_another or not EARLIEST <= year <= latest:
            continue
        named.mentions[year] += 1
        if start not in place_told or _SINCE_SEASON.match(body, end):
            named.likely[year] += not _FIGURE.match(body, end)
            if (way := _way_of_own(body, start, end)) is not None:
                ways[way][year] += 2 if _HEAD.search(body, max(0, start - 8), start) else 1
    if set(ways[1]) != {named.newest} or _OTHER_YEARS.search(body):
        ways[1].clear()
    return replace(named, own=next(filter(None, ways), named.own), likely=+named.likely)


def background(body: str) -> range:
    """The places at which a folded text describes where it is from; no years of its work stand there."""
    if not any(words in body for words in _HEADS_PLACE):
        return range(0)
    head = _BACKGROUND.search(f"\n{body}")  # what begins with a character is looked for fast
    if head is None:
        return range(0)
    begin = head.end() - 1
    following = _NEXT_HEAD.search(body, begin)
    return range(begin, following.start() if following else len(body))


def _is_of_something_else(body: str, start: int, end: int) -> bool:
    """Whether a year is that of a founding, of a document in whose title it stands, or of what is to come."""
    if _NOT_OWN_BEFORE.search(body, max(0, start - 8), start) or SINCE.match(body, start) or _TO_COME.match(body, end):
        return True
    return body.rfind("《", max(0, end - 80), end) > body.rfind("》", max(0, end - 80), end)


def _way_of_own(body: str, start: int, end: int) -> int | None:
    """In which way a year is named as that of the text's own work; None if it is not, or is of an honour or a meeting.

    Surest (0) is that work is told of it; then (1), that what was done in it is counted. The year of an event, or of
    some of what is counted (2), is the text's own only where it names no other.
    """
    is_since = body.startswith(("以来,", "以来的"), end)
    is_of_work = is_since or _AS_OF.match(body, start) or _OWN.match(body, end)
    is_counted = _COUNTED.match(body, end) and not _FIGURE.match(body, end)
    if not (is_of_work or is_counted) or _HONOUR.match(body, end) or AT_MEETING.match(body, start):
        return None
    is_of_event = _OF_EVENT.search(body, max(0, start - 2), start) or (is_since and not body.startswith("的", end + 2))
    return 2 if is_of_event else 0 if is_of_work else 1


def _planning_head(body: str, end: int) -> str | None:
    """The head of a section on what is planned for the year that ends at a place; None if there is no such head."""
    before = max(0, end - _BEFORE_PLANNED)
    line = max(body.rfind("\n", before, end), body.rfind("。", before, end)) + 1
    head = _PLANNED.match(body, line) if line or end < _BEFORE_PLANNED else None
    return head[0].strip() if head and head.start("year") == end else None


def _most_named(years: Counter[int]) -> int | None:
    """The one year that is named, or the one that is named most of the time; None where there is none."""
    if not years:
        return None
    year, times = years.most_common(1)[0]
    often = times >= _LEAST_TIMES and times >= _LEAST_SHARE * years.total() and year >= max(years) - 1
    return year if often or len(years) == 1 else None

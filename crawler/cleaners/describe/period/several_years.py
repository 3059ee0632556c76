"""Texts that look back on several years: 五年来, 县法院2003年以来审判工作总结."""

from dataclasses import replace
from datetime import date

from crawler.cleaners.describe.period.congresses import MEETINGS, SUPERSEDED, meetings_followed, newest
from crawler.cleaners.describe.period.forms import MONTH, YEAR, first_result, month_of, read, year_of
from crawler.cleaners.describe.period.opening import stated
from crawler.cleaners.describe.period.parts import ABOVE, BEGINS_TO, OPENING
from crawler.cleaners.describe.period.periods import FIVE_YEAR_PLANS, LAW_PLANS, OPEN, Period, span, whole
from crawler.cleaners.describe.period.plan_years import year_said
from crawler.cleaners.describe.period.sessions import REPORT, SESSION, TO_CONGRESS, session_of
from crawler.cleaners.describe.period.spellings import TO
from crawler.cleaners.describe.period.text import Text
from crawler.cleaners.vocabulary.numerals import number
from indexer import late_re as re

# 五年来, 过去四年工作: a text on several years is on no single one of them.
_SEVERAL = re.compile(
    r"(?=[过近这前本任的以三四五六3-6])(?:"  # where it may begin: so most of a text is passed over at once
    r"(?:过去|近|这|前|本届|任期)?的?(?<![一二三四五六七八九十〇零\d])(?P<years>[三四五六3-6])年(?:[来里间](?!的?[^,。\n]{0,6}最)|"
    r"的?工作(?:回顾|总结|报告|情况|简要)|工作简要)|"
    r"(?:以来|(?<=\d年))的(?P<since>[三四五六3-6])年|过去的?(?P<past>[三四五六3-6])年(?!,[^,。\n]{0,12}(?:荣获|被评)))"
)
# The same in a title: 区五年法治政府建设工作情况报告; not a plan's name (三年行动), a class or a school's years; nor
# what is done now for the sake of many: 五十年校庆筹备工作总结, 化解二十年积案.
_SEVERAL_TITLE = re.compile(
    r"(?<![第个一二三四五六七八九十〇零\d])(?:[三四五六]|[二三四五六]?十[一二三四五六七八九]?[余多]?(?!年[^,。]{0,12}(?:活动|庆|积案)))"
    r"年(?!代|级|制|期|行动|计划|规划|攻坚|大变|提升)[\u4e00-\u9fff]{0,14}(?:总结|报告|汇报|回顾|述职)|"
    r"回[首顾眸望][^,。\d]{0,4}十[余多]?年|十[余多]?年[^,。]{0,6}[路程]$"
)
_SPAN = re.compile(
    # 由2002年的20.4调整为2007年的17.6: since the year after the first
    rf"{YEAR}年?(?:{TO}|(?P<base>的)[^,。;年]{{0,30}}(?:增加|提高|上升|增长|调整|发展|降低|下降)[到为至])(?P<last>(?:19|20)\d\d)年"
)
# 两年的村官生涯就要到期了,从2010到2012: as many years as it counts, or one more as they are named.
_FROM_TO = re.compile(rf"[从自](?<![^\s,。;:].){YEAR}年?[到至](?P<last>(?:19|20)\d\d)年?[,。.…]")
_SPENT = re.compile(
    r"(?P<years>[两三四五六])年(?:多?的?[\u4e00-\u9fff]{0,4}(?:生活|生涯|时光|岁月|日子|经历)|[\u4e00-\u9fff]{0,4}路$)",
    re.M,
)
# 三年行动计划: 2018-2020年, 从2018年起
_PLANNED = re.compile(r"(?P<years>[两三四五3])年(?:行动|工作|建设|整治|攻坚|提升|发展)*(?:计划|方案|规划)")
_PLANNED_FROM = re.compile(
    rf"(?P<since>[从自])?{YEAR}年?(?(since)(?:\d{{1,2}}月)?(?:起|开始)|{TO}(?P<last>(?:19|20)\d\d)年)"
)
# What has gone on since a year: 县法院2003年以来民事审判工作总结.
SINCE_YEAR = re.compile(rf"{YEAR}年(?:{MONTH}月份?)?以?来")
# 本届政府自2007年10月组成以来; 自2014年第二次会员代表大会以来, in a report to the next
_TERM_SINCE = re.compile(
    rf"(?P<this>本届[^,。;\n]{{0,8}})?自?{YEAR}年"
    r"(?(this)[^,。;\n]{0,12}|[^,。;\n]{0,24}(?:[大代]会|人大|换届)[^,。;\n]{0,10})(?:以来|起(?=,)|以后(?=,我))"
)
# 一、十五届人民政府工作回顾: 2018年以来
_TERM_REVIEWED = re.compile(rf"届(?:人民)?政府工作的?回顾[^\n。]{{0,12}}\n\s*[从自]?{YEAR}年(?:以来|[起开]始?)")
# A report to the first session of a congress on the term of the one before: 省十届人大一次会议以来; of five years.
_SINCE_CONGRESS = re.compile("届(?:人大|人民代表大会|委员会)?第?一次会议以来")
_FIRST_SESSION = re.compile("第一次?会议(?!以来)")
_TERM = 5
# The years towards the end of which all counties and townships elected congresses for five years.
_ELECTIONS = (2006, 2011, 2016, 2021)
_OF_PROVINCE = re.compile("省第|省人民代表大会|自治区(?:第|人民)")
# In a section three years are those of one of its matters: 一、服务大局: 三年来审结扫黑案件三百件.
_FIRST_SECTION = re.compile(r"\n一、[^\n]*\n")
_SINCE_PLAN = re.compile(r"五[”\"]?以来")
_SINCE_ALONE = re.compile(rf"自?{YEAR}年以来(?:\(下同\))?(?:,|的[三四五六3-6]年)")  # behind 过去三年
_SINCE_TO = re.compile(rf"{YEAR}年以来[到至](?P<last>(?:19|20)\d\d)年")
# 自2006年创建卫生县城以来: three years of that are those up to the last that the text names.
_SINCE_EVENT = re.compile(rf"{YEAR}年[^,。;\n]{{0,24}}以来")
# A text that begins with a five-year plan's time or with a span: “十三五”期间,我县实施了危房改造; 2003-2004年,局党组.
_PLAN = rf"[“\"]?(?:{'|'.join(FIVE_YEAR_PLANS)})[”\"]?"
_PLAN_TIME = rf"{_PLAN}(?:期间|时期|以来)"
_PLAN_TOLD = re.compile(rf"(?<![是比较“\"])(?:{_PLAN_TIME}(?<!以来)|{_PLAN}计划(?=执行情况))")
# Or with the cold months of two: 2012年冬至2013年春,我县.
_ITS_TIME = re.compile(
    rf"{ABOVE}[ \u3000]*"
    rf"(?P<time>{_PLAN_TIME}(?<!以来)|{YEAR}年?(?:[秋冬]季?)?{TO}(?:19|20)\d\d年?春?季?)"
    r"(?:\([\d年—~至到-]+\))?(?:,|[我全本][省市县区旗镇乡校局]|[^,。\n学上下]{0,4}期)"
)
# 现将“十二五”期间工作总结如下; 一、“十二五”时期工作回顾
_OF_PLAN_TIME = re.compile(
    rf"(?:{BEGINS_TO}|回顾|^ *(?:一、|第一部分 ?))(?:(?!年[及和暨与])[^,。\n]){{0,12}}?"
    rf"(?P<time>{_PLAN_TIME}|{_PLAN}(?=工作?回顾))(?<!以来)"
    r"(?![及和暨、])[^,。\n]{0,20}(?:工作|情况|总结)(?!思路|打算|计划|规划|安排)",
    re.M,
)
# “十一五”以来,我台…至2010年11月底; 《某县妇女发展规划(2001-2010年)》终期评估
_BEGUN_WITH_PLAN = re.compile(rf"{ABOVE}[ \u3000]*(?P<plan>{_PLAN_TIME})(?<=以来),")
_BEGUN = re.compile(rf"(?P<plan>{_PLAN})以来")
_EVALUATION = re.compile("(?:规划|纲要|两规)[^,。]{0,16}评估")
_EVALUATED = re.compile(rf"(?:规划|纲要)[》\"]?\((?P<time>20\d\d年?{TO}20\d\d)年\)[^。\n]{{0,40}}终期")
# “七五”普法工作总结: “七五”普法工作开展以来,我局 …
_LAW_PLAN = re.compile(
    r"(?<!十)(?P<plan>[四五六七八]五)[”\"]?(?:普法|法[治制]宣传)(?!.*(?:中期|计划)).{0,12}(?:总结|验收|汇报|报告|工作情况)"
)
_OF_ALL_OF_IT = re.compile("五年[来间]|普法[^,。\\n]{0,12}(?:以来|期间)")
_HALFWAY = re.compile("(?<![初高])(?<!学期)中期(?!末)")  # of a plan; not 初中期中考试
_OF_ITS_DAY = re.compile("(?:讲话|致辞|通知|意见)$")  # though it praises what was done in five years
_IN_SPRING = 6  # the last month in which a session reviews the year before
_YEARS_END = frozenset((11, 12, 1, 2))  # months in which one looks back on whole years
_OTHER_SPAN = re.compile("[^,。;\\n]{0,8}(?:预算|决算|规划|纲要|计划)")


def several_years(text: Text) -> Period | None:
    """The span of years that a text looks back on; `OPEN` if it does not tell which, None if it is on no several."""
    if (claimed := text.claimed) is None:
        return first_result((*_UNTITLED, *_TITLED), text)
    if claimed.label in FIVE_YEAR_PLANS:
        return _halfway(text) or _part_of_plan(claimed, text)
    if claimed.first < claimed.last:
        return None  # its title names them
    return first_result((_of_law_plan, *_TITLED), text)  # 2022年“七五”普法工作情况的报告


def _halfway(text: Text) -> Period | None:
    """The years since the one that a report halfway names, or since its plan began."""
    if _HALFWAY.search(text.heading) is None:
        return None
    begun = _BEGUN.search(text.opening)
    plan = read(begun["plan"]) if begun and SINCE_YEAR.search(text.opening) is None else None
    return _from_year(plan.first, begun[0], text) if plan and begun else _since(text.opening, text)


def _part_of_plan(plan: Period, text: Text) -> Period | None:
    """The years of a five-year plan that are over, or that an evaluation halfway through it is on."""
    if _HALFWAY.search(text.heading):
        return _halfway(text) or _over_years(stated(text.opening))
    since = _SINCE_PLAN.search(text.heading)
    return _from_year(plan.first, since[0], text) if since else None


def _of_law_plan(text: Text) -> Period | None:
    """The five years of a plan for spreading the law that is over, else those up to the session or the signature."""
    plan = _LAW_PLAN.search(text.heading) if _OF_ALL_OF_IT.search(text.opening) else None
    if plan is None:
        return None
    first = LAW_PLANS[plan["plan"]]
    last = first + _TERM - 1
    is_over = (text.signed is None or text.signed.year >= last) and max(text.named.mentions, default=last) >= last
    return span(first, last, plan[0]) if is_over else _from_year(first, plan[0], text)


def _of_time_begun_with(text: Text) -> Period | None:
    time = None if text.only_plans else _ITS_TIME.match(text.opening) or _OF_PLAN_TIME.search(text.opening)
    return _over_years(read(time["time"])) if time else None


def _of_plan_over(text: Text) -> Period | None:
    """A plan up to whose last year a text tells what has been done since it began, or whose end is evaluated."""
    since, evaluated = _BEGUN_WITH_PLAN.match(text.opening), _EVALUATED.search(text.opening)
    plan = read(since["plan"]) if since and not text.only_plans else None
    if plan and text.named.newest == plan.last:
        return plan
    return _over_years(read(evaluated["time"])) if evaluated and _EVALUATION.search(text.heading) else None


def _of_years_spent(text: Text) -> Period | None:
    """The years from and to which somebody spent as many somewhere."""
    spent, named = _SPENT.search(text.beginning), _FROM_TO.search(text.opening)
    first, last = year_of(named), int(named["last"]) if named else 0
    if spent is None or named is None or not first or not first < last <= text.latest or text.only_plans:
        return None
    count = number(spent["years"].replace("两", "二"))
    return span(first, last, spent[0], named[0].rstrip(",")) if count in {last - first, last - first + 1} else None


def _of_years_planned(text: Text) -> Period | None:
    """The years of a plan for several, from the one in which it begins (三年行动计划: 2018-2020年)."""
    planned = _PLANNED.search(text.heading) if text.only_plans else None
    length = number(planned["years"].replace("两", "二")) if planned else None
    for found in _PLANNED_FROM.finditer(text.opening) if length else ():
        first, last = year_of(found), int(found["last"] or 0)
        if planned and length and first and first <= text.latest and last in {0, first + length - 1}:
            return span(first, first + length - 1, planned[0], found[0].strip())
    return None


def _since_year_of_title(text: Text) -> Period | None:
    return _since(text.heading, text)


def _of_their_number(text: Text) -> Period | None:
    """As many years as a text says, by their plan's name if it has one, else those of a term.

    A text on one of them says which (五年规划的第二年).
    """
    several = _SEVERAL.search(text.heading if _OF_ITS_DAY.search(text.heading) else text.beginning)
    words = several[0] if several else ""
    length = number(several["years"] or several["since"] or several["past"]) if several else None
    if several and length != _TERM and _FIRST_SECTION.search(several.string, 0, several.start()):
        length = None
    found = (length and _of_length(length, words, text)) or _of_term(text) or _since_first_session(text)
    found = found or (_to_election(words, text) if length == _TERM else None)
    plan = _plan_named(words, text) if length == _TERM else None
    if plan and (found is None or (found.start, found.end) == (plan.start, plan.end)):
        found = plan
    if found or length is None:
        return found
    on_one = text.claimed or year_said(text.opening)  # 今年是“五五”普法的最后一年
    return None if on_one else _until_signed(length, words, text.signed) or OPEN


def _plan_named(words: str, text: Text) -> Period | None:
    """The one five-year plan of whose time a text on five years tells; not one that it compares them with."""
    plans = {match[0] for match in _PLAN_TOLD.finditer(text.body)}
    found = [plan for plan in map(read, plans) if plan]
    return replace(found[0], evidence=(words, *found[0].evidence)) if len({p.label for p in found}) == 1 else None


def _titled_as_several(text: Text) -> Period | None:
    if text.claimed and not text.claimed.label.endswith("年"):
        return None
    is_titled_so = any(map(_SEVERAL_TITLE.search, (text.heading, *text.lines)))
    return _over_years(stated(text.opening)) if is_titled_so else None


def _over_years(found: Period | None) -> Period:
    """A time that is told, if it is of several years, else `OPEN`."""
    return found if found and found.first < found.last else OPEN


def _since(words: str, text: Text) -> Period | None:
    """The years from the one since which words say that a text reports; `OPEN` where it does not tell its day."""
    since = SINCE_YEAR.search(words)
    return (_from_year(year_of(since), since[0], text) or OPEN) if since else None


def _from_year(first: int | None, words: str, text: Text) -> Period | None:
    """The years from the first to that of the session or the signature; None where the text tells neither."""
    session = SESSION.search(text.opening)
    last = year_of(session) or (text.signed.year if text.signed else None)
    if first is None or last is None or not first <= last <= text.latest:
        return None
    return span(first, last, words) if first < last else whole(first, words)


def _of_length(length: int, words: str, text: Text) -> Period | None:
    """The span of so many years that a text names, or that its congress closes; `words` say how many."""
    if found := _since_to(length, text) or _span_named(length, text.opening, text.latest):
        return found
    if TO_CONGRESS.search(text.opening) and (reviewed := _last_reviewed(text)):
        return _up_to(reviewed, length, words, text)
    since = _TERM_SINCE.search(text.opening) or _SINCE_ALONE.search(text.opening)
    if since and (first := year_of(since)) and first + length - 1 <= text.latest:
        last = first + length - 1
        return span(first, last + _goes_on(last, since[0], text), words, since[0])  # 四年来 in a title is rolled less
    since = _SINCE_EVENT.search(text.opening)
    last = (year_of(since) or 0) + length - 1
    if since and (first := year_of(since)) and text.named.mentions[last] and text.named.newest <= last + 1:
        return span(first, first + length - 1, words, since[0])
    each = sorted(text.named.mentions) or [0]  # 2012年,…;2013年,…;2014年,…
    if len(each) == each[-1] - each[0] + 1 == length:
        return span(each[0], each[-1], words)
    # three years of office may be of four calendar years
    return _span_named(length, text.body[OPENING:], text.latest) or _span_named(length + 1, text.body, text.latest)


def _goes_on(last: int, since: str, text: Text) -> bool:
    """Whether a text on a term tells of the year behind its last one, too: 到2016年6月底.

    An election ends one term and begins the next, so there a mention is enough.
    """
    if text.named.own[last + 1] or ("换届" in since and text.named.newest == last + 1):
        return True
    return re.search(rf"[到至]{last + 1}年\d{{1,2}}月底", text.body) is not None


def _since_to(length: int, text: Text) -> Period | None:
    """The years since and up to which an opening tells (2012年以来至2017年10月), as many as it counts, or one more."""
    told = _SINCE_TO.search(text.opening)
    first = year_of(told)
    if told is None or first is None:
        return None
    last = int(told["last"])
    is_so_long = last - first + 1 in {length, length + 1}
    return span(first, last, told[0]) if is_so_long and last <= text.latest else None


def _span_named(length: int, words: str, latest: int) -> Period | None:
    """The first span of so many years that words name; not that of a budget or a plan (2011年至2015年财政预算)."""
    for found in _SPAN.finditer(words):
        first, last = year_of(found), int(found["last"])
        first = first + 1 if first and found["base"] else first
        if first and last - first + 1 == length and last <= latest and not _OTHER_SPAN.match(words, found.end()):
            return span(first, last, found[0].strip())
    return None


def _up_to(reviewed: tuple[int, str], length: int, words: str, text: Text) -> Period | None:
    """The years up to the last one that is reviewed; those of a plan by its name, if the text calls them so."""
    last, day = reviewed
    found, plan = span(last - length + 1, last, words, day), re.search(_PLAN_TIME, text.opening)
    named = read(plan[0]) if plan else None
    found = named if named and (named.start, named.end) == (found.start, found.end) else found
    return found if last <= text.latest else None


def _of_term(text: Text) -> Period | None:
    """The years of a body's term, three or more, in a report that says when it began."""
    if REPORT.search(text.heading) is None:
        return None
    reviewed, begun = _last_reviewed(text), _TERM_REVIEWED.search(text.opening)
    if reviewed and begun and _FIRST_SESSION.search(text.beginning):
        first, (last, day) = year_of(begun), reviewed
        return span(first, last, begun[0], day) if first and first + 1 < last <= text.latest else None
    since = _TERM_SINCE.search(text.opening)
    term = _from_year(year_of(since), since[0], text) if since else None
    return term if term and term.last > term.first + 1 else None


def _since_first_session(text: Text) -> Period | None:
    """The five years between the first sessions of two congresses."""
    is_to_next = _SINCE_CONGRESS.search(text.opening) and _FIRST_SESSION.search(text.beginning)
    reviewed = _last_reviewed(text) if is_to_next else None
    return span(reviewed[0] - _TERM + 1, *reviewed) if reviewed else None


def _to_election(words: str, text: Text) -> Period | None:
    """The five years up to an election of counties and townships, of a report to a first session that hides its day.

    The newest plenum that it follows tells which election. Provinces, whose congresses meet a year later, are left out.
    """
    if not _FIRST_SESSION.search(text.beginning) or _OF_PROVINCE.search(text.beginning):
        return None
    followed = meetings_followed(text.body)
    last = newest(followed)
    if last not in MEETINGS or not last.endswith("中"):
        return None
    met, superseded = MEETINGS[last], SUPERSEDED[last]
    elections = [year for year in _ELECTIONS if met < year + 1 and year < superseded and year <= text.latest]
    return span(elections[0] - _TERM + 1, elections[0], words, followed[last]) if len(elections) == 1 else None


def _last_reviewed(text: Text) -> tuple[int, str] | None:
    """The last year that a report to a congress reviews: by the day of the session, else by that of its publication.

    Publication only counts where the title names the year of either.
    """
    session = session_of(text.beginning)
    if session and (year := year_of(session)) and (month := month_of(session)):
        return year - (month <= _IN_SPRING), session[0].strip()
    if text.published is None or text.title_period is None:
        return None
    last = text.published.year - (text.published.month <= _IN_SPRING)
    return (last, text.published.isoformat()) if text.title_period.first in {last, last + 1} else None


def _until_signed(length: int, words: str, signed: date | None) -> Period | None:
    """So many years up to the end of the one at which a text is signed."""
    if signed is None or signed.month not in _YEARS_END:
        return None
    last = signed.year - (signed.month <= _IN_SPRING)
    return span(last - length + 1, last, words, signed.isoformat())


# What tells the span, the first that does; those of a title that names no time come before the others.
_UNTITLED = (
    _halfway,  # “十二五”规划中期评估: 2011年以来
    _of_law_plan,  # “七五”普法工作总结
    _of_plan_over,  # “十一五”以来…至2010年11月底
    _of_years_planned,  # 三年行动计划: 2018-2020年, 从2018年起
    _of_years_spent,  # 两年的村官生涯就要到期了,从2010到2012
    _of_time_begun_with,  # “十三五”期间,我县…; 2003-2004年,局党组…
)
_TITLED = (
    _since_year_of_title,  # 县法院2003年以来审判工作总结
    _of_their_number,  # 五年来; 过去四年; 本届政府自2007年10月组成以来; 省十届人大一次会议以来
    _titled_as_several,  # 区五年法治建设工作报告
)

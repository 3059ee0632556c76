"""Texts that their form alone tells: rules, notices, novels, lists, a journal's papers, a machine's answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.cleaners.genre.notices import notice
from crawler.cleaners.genre.titles import is_titled
from crawler.cleaners.genre.traits import any_of
from crawler.cleaners.vocabulary.title_words import COUNT, MODEL, PRAISE
from indexer import late_re as re

_READ = 4_000  # characters
_LAW = re.compile(r"第一章\s*总\s*则|(?:^|\n)\s*第[一二三四五六七八九十]{1,3}条[ \u3000\u4e00-\u9fff]")
# 管理办法(试行), 通告(通用15篇), 公告汇编; not 学习两个条例(心得体会)
_IN_BRACKETS = r"[(【『\[](?![^)]*(?:总结|体会|汇报|报告|情况|计划))[^)】』\]]*[)】』\]]"
_TAIL = rf"(?:{MODEL}|{PRAISE}|{COUNT}|\d{{1,3}}条|{_IN_BRACKETS}|\d| ){{0,5}}$"
# What titles of rules, contracts, public notices, letters and lessons end on; a 防汛工作通告 orders work.
_RULES = re.compile(
    "(?:合同|(?:协议|承诺)书|公约|公 ?告|(?<!工作)通 ?告|公示|公报|决议|表彰[^,。]*决定|招标|中标|条例|名录(?=\\()|"
    "(?:工作|管理)制度|"
    "招[生聘工](?:(?:工作)?人员)?(?:启事|简章|方案)|(?:管理|考核)办法|(?:实施|考核)细则|(?:主要|岗位)职责|"
    "倡议书?|感谢信|慰问信|贺信|(?<!活动|演练)预案|应急措施|[校园院]长寄语|说课稿|教学设计|(?<!及)教案(?:[及和与加含附]{1,2}(?:教学)?反思(?:《[^》]*》)?)?|"
    "若干(?:意见|规定|政策|措施))"
    rf"{_TAIL}|^倡议书"
)
# A family's feast, one's own money, body and examinations, and what is learnt by heart; not 全民健身计划, 考研工作总结.
_PRIVATE = any_of(
    "(?:婚[礼宴]|寿宴|生日宴|满月酒|升学宴|谢师宴).*[词辞话言]$",
    "(?:炒股|股[市票]|减肥|(?<!全民)健身|瑜伽|养生|相亲|驾考|(?<![院校系生])考研|应试|自考|(?<!招[聘考生录])面试)"
    "(?:学习|复习|[^,。]{1,3}年)?的?(?:几点)?(?:心得|体会|感[想悟]|经验|计划|规划|总结)",
    "(?:考点|题型|公式|语法|词汇|单词|句型|口诀|素材|错题|步骤)的?(?:归纳|整理)?(?:总结|小结)",
    rf"(?:用语|语录|[金佳例]句|句子|标语|口号|评语|祝福语|(?<!教学)文案|素材){_TAIL}",
)
_SENTENCE = re.compile("[。,;!?]")
_LINES = re.compile(r"(?:[^\n]{2,40}\n){3}")  # of a list of titles
_RECORD = re.compile("实录(?::|$)")  # who said what: 文字实录:法院工作报告
_CHAPTER = re.compile(
    r"^\s*[^\n]{0,20}第[一二三四五六七八九十百千零〇\d]{1,6}[章回节](?!总则)(?=[ \u3000\d]|$|[^\n]{0,12}\n)|"
    r"^\s*[^\n\d]{2,12} 0\d\d |\(?小小?说\)?$"
)
# What a school, an office or a person is, and what it costs.
_PROFILE = re.compile(
    r"^(?!.*(?:工作|活动|会议|经验|情况|事迹|总结|先进|优秀)).*(?:简介|简历)$|(?:部门|单位)[预决]算(?:公开)?(?:情况)?(?:说明)?$|[预决]算公开(?:情况)?(?:说明)?$"
)
# For what somebody asks money, and what a market promises; not how he wrote or handled such papers.
_PROPOSAL = re.compile(
    r"(?:可行性研究|可研|立项|开题)报告$|(?:投资|发展)(?:策略|潜力|前景|战略)[^,。]{0,14}(?:研究|分析|预测|咨询)报告$|"
    r"(?:项目(?:提案|申报书|建议书|计划书|申请报告)|商业计划书)(?!.*(?:总结|小结|汇报|情况|体会))"
)
# How a machine that was asked for a plan answers: 以下是班务计划的框架,结合安全、教育等目标,适用于春季学期.
_ANSWER = re.compile(
    r"\A以下(?:是|为)(?![^。\n]{0,60}(?:我|小编|本[校院局园单班级年学]))[^,。\n]{4,60}(?:方案|框架|计划|总结|模板|要点|内容|安排|报告)表?,"
    r"(?:结合|综合|涵盖|包含|包括|依据|基于|分为|内容)[^。\n]{4,120}[:。\n]|"
    # … and one that was told how long, or offers what may be changed: 下面提供一份通用的模板,可根据实际调整
    r"\A[^\n]{0,120}(?:以下|下面|[给为][你您])[^。\n]{0,40}(?:模[板版]|范文|框架)[^。\n]{0,40}"
    r"(?:字数\D{0,4}\d{3,5}字|可以?(?:根据|结合|按照?)[^,。\n]{0,16}(?:调整|修改|增减))"
)
# What only a journal or a library of papers prints.
_PAPER = re.compile(
    r"\A\s*(?:[\[【]\s*关\s*键\s*词\s*[\]】]|<正>)|中图分类号|文献标[识志]码|论文部分内容阅读|"
    r"\A[^。\n]{0,40}开题报告(?!会)|^\s*《[^》\n]{2,20}》\s*(?:19|20)\d\d年第?\d{1,2}期[^\n]{0,12}$",
    re.M,
)
# How an office answers a letter: 您反映的路灯问题收悉,现答复如下; not how it answers a delegate's proposal.
# Such a letter by its particulars, or by who writes it: 尊敬的书记:我是南苑小区的住户.
_LETTER = any_of(
    "您[^。\n]{0,24}(?:来信|来电|留言|信件|咨询|反映|诉求)[^。\n]{0,40}(?:收悉|[答回]复如下)",
    r"\A[\s\S]{0,200}?(?:(?:来信|信件|留言|诉求)(?:标题|内容|编号|主题)|回复(?:单位|部门))(?:[】:\s|]|$)",
    r"\A\s*尊敬的(?!各位)[^。\n]{1,12}[:,!](?!.*申请)[^。]{0,12}我们?是[^。\n]{0,40}(?:居民|村民|家长|业主|市民|农民|住户|群众|商户)",
)
# … and what it writes to them: 尊敬的家长朋友:您好! 广大村民朋友们:…在此发出倡议. No speech before officials.
_TO_THEM = re.compile(
    r"\A[\s\S]{0,150}?(?:尊敬|亲爱|敬爱|广大|全[省市县区镇乡村体])的?(?:各位|广大|全体)?(?![^:\n]{0,12}(?:领导|代表|同志))[^。,:!\n]{0,6}"
    r"(?:家长|居民|业主|市民|村民|农民|乡亲|群众|患者|客户|用户|考生|旅客|乘客|住户|游客)(?:朋友)?们?[:,!]"
    r"(?:\s*您们?好|[\s\S]{0,300}?(?:倡议|告知如下|通告如下|请牢记|温馨提示))"
)
# What is to be done when something happens, whoever has it done.
_EMERGENCY = re.compile(
    r"本[^,。\n]{0,6}预案(?:适用|所称|由|自|是)|制[定订](?:本|此)[^,。\n]{0,6}预案|总\s*则[\s\S]{0,40}(?:编制目的|适用范围)"
)
# Whom an office hires or appoints, or what it buys.
_ANNOUNCED = re.compile(
    r"\A[\s\S]{0,150}?(?:(?:[公通]告|公示)如下|(?:决定|拟|现|同意|批准|核准)[^。\n]{0,30}公开(?:招[聘标募录]|引进|选[聘调拔])(?!了))"
)
# What a chronicle tells year after year.
_YEAR = re.compile(r"(?:^|[。;\n])\s*[至从到]?((?:19|20)\d\d)年(?!第)")
# What others answered to a question: 如题所述, 第1个回答; 问:…答:….
_QUESTION = re.compile(r"^[ \u3000]*(?:如题所述|第\d{1,2}个回答)|\A\s*问:[^\n]{4,200}\s*答:", re.M)
# What a post's duties end on: 完成领导交办的其他工作; not what somebody has done.
_DUTIES = re.compile(
    "(?:完成|承办)(?!了)[^。;\n]{0,16}(?:交办|布置|安排)[^。;\n]{0,8}(?:其[他它]|临时)[^。;\n]{0,6}(?:工作|任务|事项)(?:[。;\n]|\\Z)"
)
# What a court decided.
_JUDGED = re.compile("本院认为|(?:判决|裁定)如下")
_LEAST_ARTICLES = 4  # numbered articles of a regulation
# A chronicle: years with which its sentences begin, two of them long ago; and who else is told of year by year.
_LEAST_YEARS, _LONG_AGO = 4, 2000
_SOMEBODY = re.compile("[他她我]|同志")
# What each form of a title and of a text tells.
_TITLES = (
    ("regulation", _RULES), ("news", _RECORD), ("fiction", _CHAPTER), ("proposal", _PROPOSAL),
    ("advice", _PRIVATE),
)  # fmt: skip
_TEXTS = (
    ("advice", _ANSWER), ("paper", _PAPER), ("notice", _LETTER), ("advice", _QUESTION),
    ("regulation", _JUDGED),
)  # fmt: skip
# … where the title is not of the genre: a report may tell of whom it hired.
_OTHER_TITLES = (("profile", _PROFILE),)
_OTHER_TEXTS = (
    ("regulation", _EMERGENCY),
    ("notice", _TO_THEM),
    ("regulation", _DUTIES),
    ("notice", _ANNOUNCED),
)


@dataclass(frozen=True, slots=True)
class Other:
    """Something else than the genre, as `regulation` or `news`, and the words that say so."""

    genre: str
    evidence: str


def by_form(heading: str, folded: str) -> Other | None:
    """What else a text is, if its form alone tells: a regulation, a novel, a paper. Both are folded."""
    body = folded[:_READ]
    if found := _first(_TITLES, heading) or _notice(heading, body) or _first(_TEXTS, body):
        return found
    if not is_titled(heading) and (found := _first(_OTHER_TITLES, heading) or _first(_OTHER_TEXTS, body)):
        return found
    return _regulation(body) or _chronicle(heading, body) or _list(body)


def _first(forms: Sequence[tuple[str, re.Pattern[str]]], words: str) -> Other | None:
    """The first of some forms that a title or a text has."""
    matches = ((genre, form.search(words)) for genre, form in forms)
    return next((Other(genre, match[0].strip()) for genre, match in matches if match), None)


def _notice(heading: str, body: str) -> Other | None:
    """What gives notice of something else than work."""
    found = notice(heading, body)
    return Other("notice", found) if found else None


def _regulation(body: str) -> Other | None:
    """A text with general provisions (第一章 总则), or with numbered articles."""
    articles = _LAW.findall(body) if "第一章" in body or "第二条" in body else []
    is_law = len(articles) >= _LEAST_ARTICLES or (articles and "总" in articles[0])
    return Other("regulation", articles[0].strip()) if is_law else None


def _chronicle(heading: str, body: str) -> Other | None:
    """A text that tells what a place or a body did in many years, and not of a person, nor in the first one."""
    years = sorted(set(map(int, _YEAR.findall(body))))
    is_long = len(years) >= _LEAST_YEARS and years[1] < _LONG_AGO and years[-1] - years[0] >= 2 * _LEAST_YEARS
    is_one = is_long and not is_titled(heading) and not _SOMEBODY.search(body)
    return Other("chronicle", f"{years[0]}年") if is_one else None


def _list(body: str) -> Other | None:
    """A text of titles alone, without a sentence."""
    lines = None if _SENTENCE.search(body) else _LINES.search(body)
    return Other("list", lines[0].strip()) if lines else None

"""Whether a text is a work summary, plan, report or speech at all: sites file news, papers and advice beside them.

Laws, notices, novels, lists and a journal's papers are told by their form. For all others what speaks for and against
the genre is added up: title and opening formula, what summaries and other texts have in common each (`voice`), and
their `wording`.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from crawler.cleaners.folded_title import folded_title
from crawler.cleaners.genre.voice import MEETING, WRITING, voice
from crawler.cleaners.genre.wording import wording

_READ, _OPENING = 4_000, 200  # characters
_START = -2.5  # log-odds of a text that nothing is known of
_DOUBT = -0.4  # log-odds below which a text is none: of 100 each, 98 summaries are kept and 97 others rejected
# What titles of the genre end or turn on. 总结会 and 总结大会 are events that news report.
_TITLE = re.compile(
    r"(?:总结|小结)(?!表彰|讲评)|(?:述职|述廉)(?!大?会|述|评议|测评)|汇报(?!会)|情况的?通报|自述|心得|体会(?!议)|感悟|讲话(?!精神)|发言|致辞|演讲稿|讲稿|计划(?!生育)|要点|"
    r"方案|策划(?:书|案)?|思路|打算|规划|安排|调研报告|调查报告|考察报告|调查与思考|调研(?:与|和|及|的)?(?:建议|思考)|自查|回顾|先进(?:个人|典型)?事迹|事迹材料|(?:经验|先进)材料|交流材料|请示|申请书|鉴定|意见(?!建议|征集|反馈)|"
    r"(?:计划|方案|规划|要点|总结|意见|安排|工作|活动|任务)[^,。]{0,16}通知|倡议书|情况$|报告(?!会|文学)|简报|工作情况|范文|承诺书|(?:公开|工作)年报|(?:规划|发展|工作)纲要|检讨|剖析材料|对照检查|整改措施|(?:支教|驻村|扶贫|帮扶|挂职|实习|工作)(?:日记|日志)"
)
_EVENT = re.compile(f"{MEETING}$")  # what was said there would be called a speech, a report
_HAPPENS = re.compile("出台|召开|举行|举办|热议")  # news, unless the title ends on the genre's word
_QUOTED = re.compile("^(?![《第篇]).*》$")  # a title that ends on a document's name tells of the document
_WRITING = re.compile(f"(?:如何|怎[样么]).{{0,4}}写|{WRITING}")  # of such texts
_SUBTITLE = re.compile("[—-]{2,}")
_NEAR_END = 10  # characters that may follow the word which a title ends on: 总结范文三篇
_IN_BRACKETS = re.compile(r"\([^()]*\)?|【[^【】]*】?")
_ABOUT = re.compile("[:中里的是都应要为有让写]")  # behind that word: the title is about such texts
_TOLD = re.compile("(?![及和与暨、]).*[的了]")  # anywhere behind it: 审计报告惹上的官司; not 工作总结及存在的问题
_FORMULA = re.compile(
    r"(?:总结|汇报|报告|述职|通知|通报|计划)如下|现(?:将|就|把|对).{0,50}(?:总结|汇报|报告|述职|打算|安排)|"
    r"现(?:将|就|把).{0,60}(?:计划|方案|要点|任务)》?(?:(?:下达|印发|通知|公布|安排)如下|(?:下达|印发|下发)给你们)|"
    r"特?制定(?:本|如下|以下).{0,10}(?:计划|方案)|(?:^|[,。\n])我[^,。\n]{0,30}汇报|我代表|"
    r"(?<![“\"大])(?:各位(?:代表|领导|委员|同志|同事|评委)|同志们[:,!]|尊敬的)"
)
_LAW = re.compile(r"第一章\s*总\s*则|(?:^|\n)\s*第[一二三四五六七八九十]{1,3}条[ \u3000\u4e00-\u9fff]")
# What a text says of itself that lays down rules: 本制度自发布之日起执行.
_RULES = re.compile(
    r"本(?:制度|办法|规定|细则|守则|准则|规程|规则|章程|条例|协议|合同)"
    r"(?:适用于|自[^。,]{0,14}起|由[^。,]{0,16}(?:解释|制定)|所称|未尽事宜|一式)"
)
_RESOLUTION = re.compile(
    r"的?决议$|工作规则$|^(?!.*(?:学习|贯彻|落实|执行)).*(?:制度|管理规定|守则|准则|操作规程|章程|员工手册)(?:\([^)]*\))?$|责任书(?:\([^)]*\))?$|(?:合同|协议书|公约|公告|公示|公报|招标|招聘启事|中标|条例|管理办法|考核办法|实施细则|考核细则)(?:范[文本]|模板)?(?:\([^)]*\))?$|"
    # what is made known is the rules: 关于印发《无障碍建设管理办法》的通知
    r"印发《?[^》]*(?:办法|规定|细则|制度|条例|规则|准则|章程)(?:\([^)]*\))?》?的通知$"
)
# What tells of no work: a holiday, a meeting.
_NOTICE = re.compile(
    r"(?:放假|调休|停课|停电|停水)[^,。]{0,12}(?:通知|安排|公告|时间)|召开[^,。]{0,40}会议?的(?:预备|补充|紧急)?通知$"
)
_SENTENCE = re.compile("[。,;!?]")
_LINES = re.compile(r"(?:[^\n]{2,40}\n){3}")  # of a list of titles
_CHAPTER = re.compile(
    r"^\s*[^\n]{0,20}第[一二三四五六七八九十百千零〇\d]{1,6}[章回节](?!总则)(?=[ \u3000\d]|$|[^\n]{0,12}\n)|"
    r"^\s*[^\n\d]{2,12} 0\d\d |\(?小小?说\)?$|连载|笑话"
)
# What only a journal or a library of papers prints.
_PAPER = re.compile(
    r"\A\s*(?:[\[【]\s*关\s*键\s*词\s*[\]】]|<正>)|中图分类号|文献标[识志]码|论文部分内容阅读|"
    r"^\s*《[^》\n]{2,20}》\s*(?:19|20)\d\d年第?\d{1,2}期[^\n]{0,12}$",
    re.M,
)
_ARTICLES = 4  # numbered articles of a regulation


@dataclass(frozen=True, slots=True)
class Other:
    """Something else than the genre: news, paper, advice or other, and the words that say so."""

    genre: str
    evidence: str


def other_genre(title: str, plain: str) -> Other | None:
    """What else a text is; None for a work summary or its kin. `plain` is the folded text."""
    heading = folded_title(title)
    if formal := by_form(heading, plain):
        return formal
    odds, against = voice(heading, plain, titled=is_titled(heading), formula=opens_formally(plain))
    return _other(against) if _START + odds + wording(heading, plain) < _DOUBT else None


def _other(against: list[tuple[str, float, str]]) -> Other:
    """The genre that most speaks for, and the words that did: genre, weight and words of each trait are given."""
    weights: dict[str, float] = defaultdict(float)
    for genre, weight, _ in against:
        weights[genre] += weight
    most, _ = max(weights.items(), key=lambda item: item[1], default=("other", 0.0))
    words = "; ".join(first[:40] for genre, _, first in against if genre == most)
    return Other(most, words or "little of a work summary")


def is_titled(heading: str) -> bool:
    """Whether a title ends on a word of the genre; where it only holds one it may be about such texts."""
    if any(form.search(heading) for form in (_EVENT, _QUOTED, _WRITING)):
        return False
    main = _SUBTITLE.split(heading)[0]
    if main != heading and any(word.end() == len(main) for word in _TITLE.finditer(main)):
        return True
    words = list(_TITLE.finditer(heading))
    behind = _IN_BRACKETS.sub("", heading[words[-1].end() :]) if words else ""
    near_end = len(behind) <= (0 if _HAPPENS.search(heading) else _NEAR_END)
    return bool(words) and near_end and not _ABOUT.match(behind) and not _TOLD.match(behind)


def opens_formally(plain: str) -> bool:
    """Whether a text opens with the genre's formula."""
    return _FORMULA.search(plain[:_OPENING]) is not None


def by_form(heading: str, plain: str) -> Other | None:
    """A regulation, a resolution, a novel, a paper: by their forms alone."""
    body = plain[:_READ]
    laws = list(_LAW.finditer(body)) if "第一章" in body or "第二条" in body else []
    law = laws and ("总" in laws[0][0] or len(laws) >= _ARTICLES)
    for genre, found in (
        ("regulation", _RESOLUTION.search(heading) or (laws[0] if law else None) or _RULES.search(body)),
        ("notice", _NOTICE.search(heading)),
        ("list", None if _SENTENCE.search(body) else _LINES.search(body)),
        ("fiction", _CHAPTER.search(heading)),
        ("paper", _PAPER.search(body)),
    ):
        if found:
            return Other(genre, found[0].strip())
    return None

"""Whether a text is a work summary, plan, report or speech at all: sites file news, papers and advice beside them.

What says that a text is something else (`sign`) is weighed against what says that its author reports on the own
work: the title, the opening formula, 我县, 我局, 本人, what such texts have for headings. What that leaves open is
decided by whose voice the text has (`voice`).
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from crawler.cleaners.genre.essays import ADVICE, PAPERS
from crawler.cleaners.genre.news import FORMS, NEWS, STORIES
from crawler.cleaners.genre.voice import DOUBT, OWN_BODY, voice
from crawler.cleaners.heading import heading as folded_title

_OPENING, _READ, _TAIL, _END = 200, 4_000, 2_000, 60  # characters
# What titles of the genre end or turn on. 总结会 and 总结大会 are events that news report.
_TITLE = re.compile(
    r"(?:总结|小结)(?!会|大会|表彰|讲评)|(?:述职|述廉)(?!大?会|述|评议|测评)|汇报(?!会)|情况的?通报|自述|心得|体会(?!议)|感悟|[观读]后感|讲话(?!精神)|发言|致辞|演讲稿|计划(?!生育)|要点|"
    r"方案|思路|打算|规划|安排|调研报告|调查报告|调查与思考|调研(?:与|和|及|的)?(?:建议|思考)|自查|回顾|先进(?:个人|典型)?事迹|事迹材料|(?:经验|先进)材料|交流材料|请示|申请书|鉴定|意见(?!建议|征集|反馈)|"
    r"通知|倡议书|情况$|报告(?!会|文学)|简报|工作情况|范文|承诺书|(?:公开|工作)年报|(?:规划|发展|工作)纲要|检讨|剖析材料|对照检查|整改措施"
)
_SUBTITLE = re.compile("[—-]{2,}")
_PERSONAL = re.compile("演讲|心得|体会(?!议)|感悟|[观读]后感|事迹")
_NEAR_END = 10  # characters that may follow the word which a title ends on: 总结范文三篇
_ACCOUNT = re.compile("(?:总结|小结|述职报告)$")  # what hardly any other text calls itself
_IN_BRACKETS = re.compile(r"\([^()]*\)?|【[^【】]*】?")
_ABOUT = re.compile("[:中里的是都应要为有让写]")  # behind that word: the title is about such texts
_TOLD = re.compile("(?![及和与暨、]).*[的了]")  # anywhere behind it: 审计报告惹上的官司; not 工作总结及存在的问题
_REPORTS = re.compile("(?:报告|总结|体会|心得|讲话|汇报|发言)(?:稿|材料)?$")
_VISIT = re.compile("考察|参观|观摩")
_DATELINE = 3  # weight of what only reporters write
_FORMULA = re.compile(
    r"(?:总结|汇报|报告|述职|通知|通报|计划)如下|现(?:将|就|把|对).{0,50}(?:总结|汇报|报告|述职|打算|安排)|"
    r"特?制定(?:本|如下|以下).{0,10}(?:计划|方案)|(?:^|[,。\n])我[^,。\n]{0,30}汇报|我代表|"
    r"(?<![“\"大])(?:各位(?:代表|领导|委员|同志|同事|评委)|同志们[:,!]|尊敬的)"
)
_SELF = re.compile(
    rf"{OWN_BODY}|全(?:市(?!场)|县|区|旗|镇|乡|校|局|系统)|我们|本人|本学?[年期]|(?:^|[,。\n])我(?!国)|今年以来|一年来|半年来"
)
# What such texts are divided by.
_DIVISIONS = re.compile(
    r"(?:指导思想|工作目标|工作措施|工作思路|主要工作|工作要点|工作回顾|工作打算|工作计划|下一步|下半年|"
    r"存在的?(?:主要)?(?:问题|不足|困难)|组织机构|保障措施|主要做法|取得的成[绩效])[^,。\n]{0,12}(?:$|[:])",
    re.M,
)
_LAW = re.compile(r"第一章\s*总\s*则|(?:^|\n)\s*第[一二三四五六七八九十]{1,3}条[ \u3000\u4e00-\u9fff]")
# What a text says of itself that lays down rules: 本制度自发布之日起执行.
_RULES = re.compile(
    r"本(?:制度|办法|规定|细则|守则|准则|规程|规则|章程|条例|协议|合同)"
    r"(?:适用于|自[^。,]{0,14}起|由[^。,]{0,16}(?:解释|制定)|所称|未尽事宜|一式)"
)
_RESOLUTION = re.compile(
    r"的?决议$|工作规则$|^(?!.*(?:学习|贯彻|落实|执行)).*(?:制度|管理规定|守则|准则|操作规程|章程|员工手册)(?:\([^)]*\))?$|责任书(?:\([^)]*\))?$|(?:合同|协议书|公约|公告|公示|公报|招标|招聘启事|中标|条例|管理办法|考核办法|实施细则|考核细则)(?:范[文本]|模板)?(?:\([^)]*\))?$"
)
# What tells of no work: a holiday, a meeting.
_NOTICE = re.compile(
    r"(?:放假|调休|停课|停电|停水)[^,。]{0,12}(?:通知|安排|公告|时间)|召开[^,。]{0,40}会议?的(?:预备|补充|紧急)?通知$"
)
_SENTENCE = re.compile("[。,;!?]")
_LINES = re.compile(r"(?:[^\n]{2,40}\n){3}")  # of a list of titles
_CHAPTER = re.compile(
    r"^\s*[^\n]{0,20}第[一二三四五六七八九十百千零〇\d]{1,6}[章回节](?!总则)(?=[ \u3000\d]|$|[^\n]{0,12}\n)|"
    r"^\s*[^\n\d]{2,12} 0\d\d "
)
_ARTICLES = 4  # numbered articles of a regulation
_REJECTED = 3  # points from which on a text is something else, if nothing speaks for the genre
_SPEAKS = 3  # times that a text speaks of its own body, from which on it is one more
_FORMULA_WEIGHT = 2
_QUOTED = 4  # points of talk that a speech or reflections may have
_SIGNS = (*NEWS, *PAPERS, *ADVICE, *STORIES, *FORMS)


@dataclass(frozen=True, slots=True)
class Other:
    """Something else than the genre: news, paper, advice or other, and the words that say so."""

    genre: str
    evidence: str


def other_genre(title: str, plain: str) -> Other | None:
    """What else a text is; None for a work summary or its kin. `plain` is the folded text."""
    heading, body, opening = folded_title(title), plain[:_READ], plain[:_OPENING]
    if formal := _formal(heading, body):
        return formal
    ends = plain if len(plain) <= _READ + _TAIL else f"{body}\n{plain[-_TAIL:]}"
    read = {"title": heading, "opening": opening, "body": body, "ends": ends, "end": plain[-_END:].rstrip()}
    titled, formula = _is_titled(heading), _FORMULA.search(opening) is not None
    found = _signs(heading, read)
    if _outweighs(found, heading, titled, _speaks_for_itself(body, titled, formula)):
        return _other(found)
    odds, against = voice(heading, body, titled=titled, formula=formula)
    return _other([*found, *against]) if odds < DOUBT else None


def _signs(heading: str, read: dict[str, str]) -> list[tuple[str, float, str]]:
    """The signs of other genres that a text has: genre, weight and words of each."""
    visit = _VISIT.search(heading) is not None
    reports = _REPORTS.search(_IN_BRACKETS.sub("", heading)) is not None
    found: list[tuple[str, float, str]] = []
    for sign in _SIGNS:
        if reports and sign.genre == "news" and (sign.where == "title" or (visit and sign.weight < _DATELINE)):
            continue  # 视察报告: what a report is on, no event; who reports on a visit tells of others and of days
        points, words = sign.found(read[sign.where])
        if points:
            found.append((sign.genre, points, words))
    return found


def _outweighs(found: list[tuple[str, float, str]], heading: str, titled: bool, speaks: int) -> bool:
    """Whether signs of other genres say more than what `speaks` for this one."""
    if not found:
        return False
    genre, most = _most(found)
    total = sum(points for _, points, _ in found)  # news that quotes, advice with references: all speak from outside
    if genre in {"news", "fiction"} and titled and _PERSONAL.search(heading):
        total -= _QUOTED  # who tells what moved him may quote
    account = genre == "news" and titled and _ACCOUNT.search(_IN_BRACKETS.sub("", heading)) is not None
    enough = most >= _REJECTED or (not speaks and total > _REJECTED)  # little of each, and nothing of its own
    return enough and total >= _REJECTED + account + speaks


def _most(found: list[tuple[str, float, str]]) -> tuple[str, float]:
    """The genre that most speaks for, and its points."""
    points: dict[str, float] = defaultdict(float)
    for genre, its, _ in found:
        points[genre] += its
    return max(points.items(), key=lambda item: item[1], default=("other", 0))


def _other(found: list[tuple[str, float, str]]) -> Other:
    genre, _ = _most(found)
    words = "; ".join(first[:40] for its, _, first in found if its == genre)
    return Other(genre, words or "little of a work summary")


def _is_titled(heading: str) -> bool:
    """Whether a title ends on a word of the genre; where it only holds one it may be about such texts."""
    main = _SUBTITLE.split(heading)[0]
    if main != heading and any(word.end() == len(main) for word in _TITLE.finditer(main)):
        return True
    words = list(_TITLE.finditer(heading))
    behind = _IN_BRACKETS.sub("", heading[words[-1].end() :]) if words else ""
    return bool(words) and len(behind) <= _NEAR_END and not _ABOUT.match(behind) and not _TOLD.match(behind)


def _speaks_for_itself(body: str, titled: bool, formula: bool) -> int:
    """Points for the genre: its formula, its divisions, and how much the author speaks of the own body."""
    speaks = len(_SELF.findall(body))
    divided = len(_DIVISIONS.findall(body)) >= 2
    return _FORMULA_WEIGHT * formula + divided + (speaks >= _SPEAKS) + (titled and speaks > 0)


def _formal(heading: str, body: str) -> Other | None:
    """A regulation, a resolution, a novel: by their forms alone."""
    laws = list(_LAW.finditer(body)) if "第一章" in body or "第二条" in body else []
    law = laws and ("总" in laws[0][0] or len(laws) >= _ARTICLES)
    for genre, found in (
        ("regulation", _RESOLUTION.search(heading) or (laws[0] if law else None) or _RULES.search(body)),
        ("notice", _NOTICE.search(heading)),
        ("list", None if _SENTENCE.search(body) else _LINES.search(body)),
        ("fiction", _CHAPTER.search(heading)),
    ):
        if found:
            return Other(genre, found[0].strip())
    return None

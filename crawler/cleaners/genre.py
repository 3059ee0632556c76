"""Whether a text is a work summary, plan, report or speech at all: sites file news, papers and advice beside them.

A text counts as one of the genre unless something says that it is something else: a dateline, an abstract, a definition
of the genre, or nothing of how such texts speak (their title, their opening formula, 我县, 我局, 本人).
"""

import re
from dataclasses import dataclass

from crawler.cleaners.heading import heading as folded_title

_OPENING, _READ, _TAIL = 200, 4_000, 2_000  # characters
# One of these is in all that the rules for news, papers and advice find in a text.
_CUES = (
    *(
        "记者",
        "通讯员",
        "报讯",
        "网讯",
        "讯",
        "电",
        "摄",
        "供稿",
        "编辑",
        "责编",
        "报道",
        "据悉",
        "据介绍",
        "据了解",
        "会议",
        "强调",
        "指出",
        "该",
        "代表们",
        "上午",
        "下午",
        "日,",
        "主席台",
        "在报告中",
        "出席",
        "主持",
        "供稿",
        "引言",
        "消息",
        "【1】",
        "<正>",
        "在讲话中",
    ),
    *(
        "摘",
        "提要",
        "abstract",
        "关键",
        "keyword",
        "中图分类",
        "文献",
        "文章编号",
        "论文",
        "笔者",
        "大学",
        "学院",
        "党校",
        "〔1〕",
        "doi:",
        "基金项目",
        "本文",
        "]",
    ),
    *(
        "格式",
        "写法",
        "结构",
        "特点",
        "种类",
        "标题",
        "正文",
        "作用",
        "文体",
        "文书",
        "公文",
        "应用文",
        "书面",
        "文种",
        "普遍",
        "报告结构",
        "写作",
        "如何写",
        "怎样写",
        "落款",
        "总回顾",
    ),
    *("第一章", "第二条", "决议", "会议时间", "会议地点", "章"),
)
# What titles of the genre end or turn on. 总结会 and 总结大会 are events that news report.
_TITLE = re.compile(
    r"(?:总结|小结)(?!会|大会|表彰|讲评)|述职|述廉|汇报(?!会)|心得|体会|感悟|讲话(?!精神)|发言|致辞|演讲稿|计划(?!生育)|要点|"
    r"方案|思路|打算|规划|安排|调研报告|调查报告|调查与思考|自查|回顾|事迹材料|经验材料|交流材料|请示|申请书|鉴定|意见|"
    r"通知|倡议书|报告(?!会|文学)|简报|工作情况|范文|承诺书|检讨|剖析材料|对照检查"
)
_EVENT = re.compile(
    r"开幕|闭幕|(?:全票|高票|顺利)通过|热议|侧记|^赴|[师生员团队]赴.{2,12}(?:考察|学习|参观|调研|实践)|[来到]我[省市县区镇乡局校院].{0,4}(?:挂职|参观|考察|调研|指导|检查|视察|督导)|"
    r"(?:组|团|领导)来.{0,8}(?:督导|检查|调研|指导|考察)|召开|举行|举办|开展.{0,12}活动$|隆重|圆满(?:落幕|结束|举行)|启动仪式|莅临|视察|调研指导|走进|荣获|获评|揭牌|签约|[!?]$"
)
_FORMULA = re.compile(
    r"(?:总结|汇报|报告|述职|通知|计划)如下|现(?:将|就|把|对).{0,50}(?:总结|汇报|报告|述职|打算|安排)|"
    r"特?制定(?:本|如下|以下).{0,10}(?:计划|方案)|各位代表|各位领导|同志们[:,!]|尊敬的"
)
_BODY = (
    r"(?:我|(?<![资基日样])本)(?:省|市(?!场|值)|县|区|旗|局|镇|乡|校|院|村|所|办|站|司|公司|园|厂|队|委|科|班|"
    r"社区|街道|单位|部门|系统|支部|行|社)"
)
_OWN_BODY = re.compile(rf"{_BODY}|全(?:市(?!场)|县|区|旗|镇|乡|校|局|系统)")
_SELF = re.compile(rf"{_OWN_BODY.pattern}|我们|本人|本学?[年期]|(?:^|[,。\n])我(?!国)|今年以来|一年来|半年来")
_HEAD = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）])", re.M)
_NEWS_LEAD = re.compile(
    r"^.{0,60}?(?:[\u4e00-\u9fff]{2,8}供稿\(|[\u4e00-\u9fff]{2,6}(?:网|在线|报)消息|本报讯|本网讯|"
    r"[\u4e00-\u9fff]{2,8}(?:网|报|社|台|时刻)[\u4e00-\u9fff\d月]{0,10}日?(?:讯|电)|"
    r"\([^)]{0,20}记者[^)]{0,20}\)|通讯员[\u4e00-\u9fff、 ]{2,16}[)报]|记者[从在][^。]{2,30}(?:获悉|了解到|看到))",
    re.S,
)
_NEWS_END = re.compile(
    r"\((?!今|未|节|摘|略|完|试)[\u4e00-\u9fff]{2,3}(?:[、 ]+[\u4e00-\u9fff]{2,3}){0,3}\)\s*$|"
    r"\([^()\n]{0,20}(?:记者|通讯员|供稿|编辑|责编|摄|报道)[^()\n]{0,20}\)\s*$|责任编辑[:][^\n]{2,10}$"
)
_MEETING = re.compile(
    r"会议(?:强调|指出|要求|通报|向|对|总结|组织|学习|认为|听取|传达|由.{2,10}主持)|(?:记者|据)(?:了解|悉|介绍)|"
    r"(?:^|[。\n])[\u4e00-\u9fff]{1,4}(?:强调|指出|说|表示|要求)[,:]"
)
_NEWS_TIME = re.compile(
    r"(?:^|\n)\s*(?:近日|日前|昨日|昨天|(?:(?:\d{4}年)?[\d*]{1,2}月)?[\d*]{1,2}日(?:上午|下午|晚)?(?:\d{1,2}[时点:]\d{0,2}分?许?)?),"
)
# Of others: 该镇, 与会代表; of a meeting: 会上.
_OTHERS = re.compile(
    r"(?:^|[,。;:\n])(?:会上|[\u4e00-\u9fff]{0,6}该[省市县区旗镇乡局校院村所])|代表们|与会(?:代表|人员)"
)
_PAPER_CUES = (
    *(
        "摘",
        "提要",
        "abstract",
        "关键",
        "key",
        "中图分类",
        "文献",
        "文章编号",
        "doi:",
        "基金项目",
        "本文",
        "引",
        "导语",
        "前言",
    ),
    *("编者按", "<正>", "【", "〔", "[1]", "大学", "学院", "研究院", "党校", "期", "论文", " the ", " of "),
)
_PAPER = (
    (re.compile(r"(?:^|\n|\[|【)\s*(?:摘\s*要|内容提要|abstract)\s*[\]】]?\s*[:】\]]"), 2),
    (re.compile(r"(?:^|\n|\[|【)\s*(?:关\s*键\s*词|key\s*words)\s*[\]】]?\s*[:】\]]"), 2),
    (re.compile(r"中图分类号|文献标[识志]码|文章编号|doi:|基金项目"), 3),
    (re.compile(r"参考文献"), 2),
    (re.compile(r"(?:^|\n)\s*(?:引言|导语|前言|编者按)[:][^\n]{0,30}(?:背景|使命|挑战|作用|时代|意义)"), 3),
    (re.compile(r"<正>"), 4),
    (re.compile(r"(?:^|\n)\s*引\s*言\s*(?:\n|$)"), 2),
    (re.compile(r"【\d】|〔\d〕"), 2),
    (re.compile(r"本文(?:提出|将|从|以|通过|结合|对|就|试|旨在|分析|认为|探讨|拟)"), 2),
    (re.compile(r"\[\d\]\s*[\u4e00-\u9fff]{2,4}[.,]"), 2),
)
# A university's address under an author; a journal's issue under a title.
_AFFILIATION = re.compile(
    r"[(][^()\n]{0,30}(?:大学|学院|研究院|党校|办公厅|委员会)[^()\n]{0,20}[, ]\s*[\u4e00-\u9fff]{2,8}\s*\d{6}|"
    r"(?:^|\n)[^\n。]{2,20}\s?(?:19|20)\d\d年第?\d{1,2}期"
)
_ENGLISH = re.compile(r"(?:[a-z]{1,20}[ ,.]{1,3}){12}")  # a translated abstract
_PAPER_SITE = re.compile(r"论文部分内容阅读|主要内容关键词为|此文献不代表本站观点")
_LAW = re.compile(r"第一章\s*总\s*则|(?:^|\n)\s*第[一二三四五六七八九十]{1,3}条[ \u3000]")
_RESOLUTION = re.compile(
    r"的?决议$|工作规则$|责任书(?:\([^)]*\))?$|(?:合同|协议书|公约|公告|公示|招标|招聘启事|中标|条例|管理办法|考核办法|实施细则|考核细则)(?:\([^)]*\))?$"
)
_SENTENCE = re.compile("[。,;!?]")
_LINES = re.compile(r"(?:[^\n]{2,40}\n){3}")  # of a list of titles
_CHAPTER = re.compile(
    r"^\s*[^\n]{0,20}第[一二三四五六七八九十百千零〇\d]{1,6}[章回节](?!总则)(?=[ \u3000\d]|$|[^\n]{0,12}\n)"
)
_DIALOGUE = re.compile(
    r"[”\"](?:[\u4e00-\u9fff]{1,10}(?:说道?|道|笑道|问道?|答道?|开口))|[\u4e00-\u9fff]{1,8}(?:说道?|笑道|问道|道)[:,][“\"]"
)
_ADVICE_HOW = re.compile(
    r"(?:如何|怎样|怎么|浅谈|细说|详说|漫谈|也谈)(?:才能)?(?:写|做|撰写|起草)?好?(?:一[篇份])?[^,。]{0,10}"
    r"(?:总结|计划|报告|讲话|材料|体会|公文)(?!会)|写作(?:手法|方法|技巧|要点|指导)|写法"
)
# Who sat where and spoke, as reports on congresses tell it.
_SEATED_CUES = ("出席", "主持", "主席台", "应到", "在报告中", "在讲话中")
_SEATED = re.compile(
    r"出席了?[^,。]{0,8}(?:会议|汇报会|座谈会|仪式|活动|会并讲话)|会议由[^,。]{2,20}主持|"
    r"应到[^,。]{0,10},?实到|主席台(?:前排)?就[坐座]|[\u4e00-\u9fff]{2,4}在(?:报告|讲话)中(?:指出|说|强调|对|要求)"
)
_ADVICE_TITLE = re.compile(
    r"怎么写|如何写|写法|格式(?:及|与|和|要求|是|$)|怎样写|是什么|什么是|注意事项|技巧|写作(?:要点|指导|方法|要求)|区别|的(?:含义|性质|特[征点]|类型|作用|种类)"
)
_ADVICE = re.compile(
    r"(?:总结|计划|报告|体会)(?:结构)?(?:普遍|大多|多)(?:包含|包括|采用|由)|报告结构|"
    r"(?:总结|计划|报告|体会|讲话稿?|公文|正文)一般(?:由|分为|可以?按|可?按)|(?:标题|前言|开头)(?:、[\u4e00-\u9fff]{2}){1,3}(?:和|及|与|、)[\u4e00-\u9fff]{2,4}[三四五]?(?:个)?部分|"
    r"(?:总结|计划|报告)(?:可从|,?(?:其实)?就是对)[^。]{0,60}(?:回顾|汇总|评估|划分)|按(?:性质|范围|时间|内容)(?:来)?[分划]|"
    r"(?:总结|计划|报告|体会|讲话稿?|公文)的?(?:格式|写法|结构|特点|种类|标题|正文|作用)(?:一般|包括|通常|主要|有|是|和|与|、)|"
    r"(?:总结|计划|报告|体会),?(?:就?是|是指)[^。]{0,120}(?:文书|文体|公文|应用文|书面材料|文种|书面报告)"
)
_OWN_EVERY = 800  # characters for which a text without a title of the genre names its own body once, or has two heads
_ARTICLES = 4  # numbered articles of a regulation
_SPOKEN = 3  # lines of dialogue, from which on a text is a story
_REJECTED = 3  # points from which on a text is something else
_SPEAKS = 3  # times that a text speaks of its own body, from which on only the strongest signs count


@dataclass(frozen=True, slots=True)
class Other:
    """Something else than the genre: news, paper, advice or other, and the words that say so."""

    genre: str
    evidence: str


def other_genre(title: str, text: str, plain: str) -> Other | None:
    """What else a text is; None for a work summary or its kin. `plain` is the folded `text`."""
    heading, opening, body = folded_title(title), plain[:_OPENING], plain[:_READ]
    titled = _TITLE.search(heading) is not None
    if titled and not (
        _EVENT.search(heading) or _ADVICE_TITLE.search(heading) or _has_cue(plain) or not _SENTENCE.search(body)
    ):
        return None
    if formal := _formal(heading, body):
        return formal
    formula = _FORMULA.search(opening) is not None
    found = [_news(heading, opening, body, plain), _paper(body, plain), _advice(heading, body)]
    points, other = max(found, key=lambda one: one[0])
    if other and points >= _REJECTED:
        speaks = len(_SELF.findall(body))
        if points >= _REJECTED + 2 * formula + (speaks >= _SPEAKS) + (titled and speaks > 0):
            return other
    if not titled and not formula and not _is_own_account(body):
        return Other("other", "nothing of a work summary in title, opening or address")
    return None


def _formal(heading: str, body: str) -> Other | None:
    """A regulation, a resolution, a novel: by their forms alone."""
    laws = list(_LAW.finditer(body)) if "第一章" in body or "第二条" in body else []
    spoken = list(_DIALOGUE.finditer(body)) if body.count("说") + body.count("道") >= _SPOKEN else []
    law = laws and ("总" in laws[0][0] or len(laws) >= _ARTICLES)
    for genre, found in (
        ("regulation", _RESOLUTION.search(heading) or (laws[0] if law else None)),
        ("list", None if _SENTENCE.search(body) else _LINES.search(body)),
        ("fiction", _CHAPTER.search(heading) or (spoken[0] if len(spoken) >= _SPOKEN else None)),
    ):
        if found:
            return Other(genre, found[0].strip())
    return None


def _has_cue(plain: str) -> bool:
    """Whether a text holds a word without which it is no news, paper or advice."""
    ends = (plain[:_READ], plain[-_TAIL:])
    return any(cue in end for end in ends for cue in _CUES)


def _is_own_account(body: str) -> bool:
    """Whether a text speaks of its own body as often as those do that report to somebody."""
    own = len(_OWN_BODY.findall(body)) + (len(_HEAD.findall(body)) >= 2)
    return own > len(body) // _OWN_EVERY


def _news(heading: str, opening: str, body: str, plain: str) -> tuple[int, Other | None]:
    points, words = 0, []
    for pattern, where, weight in (
        (_NEWS_LEAD, opening, 4),
        (_NEWS_END, plain[-60:].rstrip(), 2),
        (_NEWS_TIME, opening, 2),
        (_EVENT, heading, 2),
        (_OTHERS, body if any(cue in body for cue in ("该", "会上", "代表们", "与会")) else "", 2),
        (_SEATED, body if any(cue in body for cue in _SEATED_CUES) else "", 2),
    ):
        if found := pattern.search(where):
            points += weight
            words.append(found[0].strip()[:40])
    if len(told := _MEETING.findall(body)) >= 2:
        points += 2
        words.append(told[0])
    return points, Other("news", "; ".join(words)) if words else None


def _paper(body: str, plain: str) -> tuple[int, Other | None]:
    points, words = 0, []
    tail = plain[-_TAIL:]
    if not any(cue in body or cue in tail for cue in _PAPER_CUES):
        return 0, None
    for pattern, weight in _PAPER:
        if found := pattern.search(body) or pattern.search(tail):
            points += weight
            words.append(found[0].strip())
    if found := _AFFILIATION.search(body):
        points += 3
        words.append(found[0].strip()[:40])
    if (" the " in body or " of " in body) and (found := _ENGLISH.search(body)):
        points += 4
        words.append(found[0].strip()[:40])
    if found := _PAPER_SITE.search(body):
        points += 5
        words.append(found[0])
    return points, Other("paper", "; ".join(words)) if words else None


def _advice(heading: str, body: str) -> tuple[int, Other | None]:
    points, words = 0, []
    if found := _ADVICE_HOW.search(heading):
        points += 5
        words.append(found[0])
    elif found := _ADVICE_TITLE.search(heading):
        points += 3
        words.append(found[0])
    if told := list(_ADVICE.finditer(body)):
        points += min(4, 2 * len(told))
        words.append(told[0][0])
    return points, Other("advice", "; ".join(words)) if words else None

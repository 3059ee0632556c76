"""The kind of a document, by its title, its opening, the title of its page, or else by what it says.

Titles are often of two kinds (工作总结暨工作思路, 讲话心得体会): the more telling one, higher in the list, counts.
A page's title speaks of a part that has none only as long as the part's own verbs do not contradict it.
"""

from crawler.cleaners.describe.untitled import UNTITLED, done_or_meant, ends
from crawler.cleaners.vocabulary.folded_title import folded_title
from crawler.cleaners.vocabulary.inner_titles import inner_titles
from crawler.cleaners.vocabulary.numerals import NUMBER
from crawler.cleaners.vocabulary.title_words import KINDS, MODEL, PLANS, SPEECHES, without_claim
from indexer import late_re as re
from indexer.text import fold

# 上半年工作及下半年计划: behind what was done stands what comes next.
_AND_NEXT = rf"[及和与暨](?:下半年|下一步|\d{{4}}年)[^,;]{{0,16}}(?:{PLANS}|安排)"
_DRAWN_UP, _DRAFTS = "(?:制[定订]|拟定)(?!了)", "计划|方案|预案|要点|打算"
# By what the writer does, most telling first. The words are in folded form.
_TITLE = (
    ("申请", r"的请示$"),
    ("通知", r"的(?:通知|意见|决定|通告|函)$|转发(?=.*通知》?$)"),
    (
        "心得体会",
        rf"{KINDS['心得体会']}|感想|有感|后感|感受(?:$|[—-]{{2}})|(?<!获奖)感言|(?<![与和及暨、])反思$|收获$|读书笔记",
    ),
    ("检查", r"(?:生活会|对照检查)[^会]{0,6}发言|党性分析"),
    ("述职", rf"(?:{KINDS['述职']})(?!.*会议?上的(?:讲话|发言))"),
    ("讲话", rf"{SPEECHES}|主持[词稿]|党课(?=:|$)|竞[聘选职](?:报告|稿)"),
    ("报告", r"的汇报$|思想汇报"),  # 领导来我县调研的汇报; 思想汇报:申请入党的条件
    ("调研", r"调研|调查(?:报告|研究|与思考|分析)|的调查$|考察报告"),
    ("事迹材料", r"事迹|(?:先进|优秀|劳?模范?|典型)[^,。]{0,6}材料"),
    ("检查", KINDS["检查"]),
    ("总结", rf"总结(?!(?:表彰|评比|交流)?大?会(?!计))|小结|回顾|鉴定|自我评价|工作{_AND_NEXT}"),
    (
        "报告",
        r"政府工作报告|工作报告[和及暨与]|(?:计划|规划|方案|预算|安排)[^,;]{0,40}的?报告(?:\([^)]*\))?$|"
        rf"(?:情况|汇报|报告){_AND_NEXT}|(?:计划|规划|方案)[^,;]{{0,16}}情况的?(?:汇报|通报)$",
    ),
    ("计划", rf"(?:{PLANS})(?!生育)|策划|纲要|安排|设想|预案"),
    ("申请", r"申请|请示|志愿书"),
    ("报告", rf"报告|(?:公开|工作)[季月周]报|年报|汇报|通报|自查|自评$|简报|{KINDS['报告']}"),
    ("通知", r"通知|意见|办法"),
    ("报告", r"(?<!基本)情况$|情况说明$|工作(?:亮点|成效|综述)$|(?:经验|交流)[^,。]{0,4}材料$"),
)
_OPENING = (
    ("检查", r"现(?:将|就|把)[^。\n]{0,20}(?:对照检查|剖析|检视)"),
    ("述职", r"述职(?:述廉)?(?:报告)?如下|现(?:将|就)[^。\n]{0,30}述职"),
    ("调研", r"形成了?(?:以下|如下)(?:调研|调查|考察)报告|(?:调研|调查|考察)情况(?:报告|汇报)?如下"),
    (
        "心得体会",
        r"(?:以下|下面)是我(?![^。\n]{0,10}(?:总结|汇报|报告))[^。,\n]{0,30}(?:心得|体会|感悟)|"
        r"谈谈?我?的?[^。,\n]{0,10}(?:心得|体会|感悟)",
    ),
    ("总结", r"总结(?:汇报|报告)?(?:如下|于后)|做(?:以下|如下)总结|现(?:将|就|对).{0,40}(?:工作)?总结"),
    ("报告", r"(?:汇报|报告)如下|现(?:将|就).{0,40}(?:汇报|报告)|向大会报告"),
    ("讲话", r"\A\s*(?:[^\n。:,、]{1,16}[,、])*+同志们\s*[:!]|\n\s*同志们\s*[:!]\s*\n"),
    (
        "讲话",
        r"\A\s*(?:尊[敬重]|亲爱|各位)[^。\n]{0,40}(?:[:!,]\s*|(?=[大你您][家们]))"  # 尊敬的老师,大家下午好!
        r"(?:[大各你您][家位们])?(?:早上|[上中下]午|晚上)?好[!。,:;]|"
        r"我(?:今天)?(?:要)?演讲的(?:题目|主题)",
    ),
    # … and not one of many things done: 制定年度普法计划,明确责任
    (
        "计划",
        rf"(?:特|现|兹){_DRAWN_UP}.{{0,12}}(?:{_DRAFTS})|{_DRAWN_UP}(?:本|如下|以下|此|我).{{0,12}}(?:{_DRAFTS})|"
        rf"{_DRAWN_UP}[^,。\n]{{0,16}}(?:{_DRAFTS})(?=(?:如下)?\s*[:。\n])|计划如下",
    ),
)
_TAIL = re.compile(rf"{MODEL}?(?:\s?篇?\s?{NUMBER}|\s?[(]{NUMBER}[)]|(?:19|20)\d\d年?)?\s*(?:\.(?:docx?|pdf|wps))?$")
_TITLES, _OPENINGS = (tuple((kind, re.compile(pattern)) for kind, pattern in table) for table in (_TITLE, _OPENING))
_OPENING_CHARACTERS = 400
# Of these a page is called whose parts may be any of them.
_CONTRADICTED = frozenset(("总结", "计划", "心得体会"))
_REPORTING = frozenset(("总结", "报告", "述职", "检查"))  # they open in one another's words: 现将一年来的工作汇报如下


def kind(title: str | None, text: str, folded: str, page_title: str) -> tuple[str | None, str | None]:
    """The kind and the words that gave it: from the document's own title, its opening, the page's title, its words.

    `folded` is the text, folded. A title that names no kind may stand inside the text once more, and name one.
    """
    own = _called(title or "", _bare(title), _TITLES) or _called_inside(text, folded)
    named = _called(page_title, _bare(page_title), _TITLES) or (None, None)
    if own:
        return named if not title and own[0] in ("报告", "总结") and named[0] in _REPORTING else own
    if named[0] in _CONTRADICTED and (told := done_or_meant(folded)):
        return told if told[0] != named[0] else named
    return named if named[0] else _called(ends(text), ends(folded), UNTITLED) or named


def _bare(title: str | None) -> str:
    """A folded title without what sites put behind it: 工作情况范文(精选5篇) ends on 情况."""
    return _TAIL.sub("", without_claim(folded_title(title)))


def _called_inside(text: str, folded: str) -> tuple[str, str] | None:
    """What a title inside a text calls it, else its opening's formula."""
    for line in inner_titles(folded):
        start = folded.index(line)
        if found := _called(text[start : start + len(line)], line, _TITLES):
            return found
    return _called(text[:_OPENING_CHARACTERS], folded[:_OPENING_CHARACTERS], _OPENINGS)


def _called(source: str, folded: str, rules: tuple[tuple[str, re.Pattern[str]], ...]) -> tuple[str, str] | None:
    for name, pattern in rules:
        if found := pattern.search(folded):
            said = source[found.start() : found.end()]
            return name, said if fold(said) == found[0] else found[0]
    return None

"""Whether a title is one of the genre: it ends on a word such as 总结, and does not only tell of such texts."""

from functools import lru_cache

from crawler.cleaners.genre.traits import MEETING, WRITING, any_of
from crawler.cleaners.tables import rows
from crawler.cleaners.vocabulary.inner_titles import inner_titles
from crawler.cleaners.vocabulary.title_words import ASKED, COUNT, MODEL, PRAISE, spelt_out
from indexer import late_re as re

# What titles of the genre end or turn on, each with a title that ends on it.
WORDS = tuple((spelt_out(pattern), title) for title, pattern in rows("genre/titles", 2))
_WORD = any_of(*(pattern for pattern, _ in WORDS))
# What was said there would be called a speech, a report; and who held what: 团委开展学习心得交流活动.
_EVENT = re.compile(
    rf"{MEETING}\W*(?:(?:圆满|顺利|成功|隆重)?(?:召开|举行|举办|闭幕|结束))?\W*$|"
    "^(?!关于)[^,。]*(?:开展|举[办行]|组织)[^。]*(?:活动|仪式|[比大竞]赛|培训班?)$"
)
# What a rule of others means; not what somebody did to explain it (政策解读工作总结), or learnt from it.
EXPLAINED = r"解读(?!工作|活动|培训|情况|报告会|.*(?:体会|心得)$)|(?:一图[读看]懂|图解|数说)(?!”)"
_OTHER = any_of(
    f"答记者问|问答$|{EXPLAINED}",
    # what is learnt by heart
    "知识(?:点|要点|重点|体系)?的?(?:总结|小结|归纳|汇总|整理)",
    "(?:考试|时间|课程|行程|日程|赛程|座位|考场|报名)安排表?$|(?<!工作)(?<!计划)安排表$",  # what is put up on a board
    # what is filled in, looked up, or written at school: 总结会议记录表格, 《政府工作报告》名词解释, 学习计划作文400字
    "(?:记录|申请|登记|审批|报名)表(?:格|范[本例])?$|(?:名词|词语)解释|词语大全|作文(?:\\d|优秀|范文|大全|[(]|$)",
)
_QUOTED = re.compile(
    "^(?![《第篇]).*(?<!调[研查]报告)《[^》]*》$"
)  # a title that ends on a document's name tells of it
# How such texts are written.
_WRITING = re.compile(f"(?:如何|怎[样么]).{{0,4}}写|{WRITING}|(?:指导|指南|攻略|技巧|须知)$|必[备看]的")
# Somebody does something with such a text: 省农科院发布社会责任报告, 我市在全省会议上作交流发言.
_ITS_OBJECT = re.compile(
    "^(?!关于|在|赴)[^,。]*(?:(?:发布|公布|发表|下发|发出|介绍|解读|听取|审议)(?!意见|会|工作|材料|时)|"
    "向[^,。]{2,16}(?:大|代)会[^,。]{0,4}(?:报告|汇报)工作$|报告[^,。]{0,4}(?:获|高票|全票|顺利|审议|表决)[^,。]{0,10}通过|"
    "(?:报告|总结|材料|经验|信息|案例|论文|做法)[^,。]{0,4}(?:获|被|受到?)[^,。]{0,20}(?:奖|表彰|批示|肯定|推广|采用|好评|刊发|转发)$|"
    "在[^,。]{2,40}(?:会议?|论坛|仪式)上[作做](?!的|[^,。]*(?:稿|材料|体会|心得|总结)$)|"
    "(?:[赴来到]|领导|书记|主席|[省市县区镇乡局]长|一行|专家)[^,。]*(?:(?:调研|视察|检查|督查|督导|考察)[^,。]*情况|"
    "(?:研讨|论证)(?!活动|学习|交流)[^,。]{2,}(?:方案|规划|计划))$|"
    "召开(?![^,。]*(?:的|会议?|情况)(?:总结|小结|报告|汇报|方案|讲话|发言|通知|情况)[^,。]{0,6}$)|[^,。]*(?:顺利|圆满|成功)(?:完成|结束|举行)$)"
)
# The question of a site before what it offers (怎么写篇1, 怎么写优秀范文), and what it praises: 2000字优秀参考范文.
_OFFERED = re.compile(
    rf"(?<=[结划案告报职会得悟话稿言词辞书定])(?:范文)?{ASKED}(?=[^,。]{{0,8}}(?:{COUNT}|{PRAISE}|{MODEL}|篇))|"
    rf"\d{{3,5}}字(?:{PRAISE}|{MODEL}|参考){{0,4}}$"
)
# Before a subtitle: a dash; behind what one person writes also a colon or a title mark (思想汇报2018年7月:入党的条件),
# behind a speech its number: 国旗下讲话(十)为什么要读书.
_SUBTITLE = re.compile(
    r"[—-]{2,}|(?:(?<=心得|体会|感悟|反思|汇报|总结)|(?<=调[研查]报告|(?:经验|研讨|交流)材料))(?:[\d年月]{4,9})?(?::|(?=《))|"
    r"(?<=讲话|致辞|党课)\([一二三四五六七八九十\d]{1,3}\)(?=.)"
)
# What a title has at least; a size, the number of a file or of a document is none: 12.08 KB, 陵政发[2019]20号.
_WORDS = re.compile(r"\A(?!\S{1,10}[〔\[(]\d{4} ?[〕\])]第?\d+号\Z)[\s\S]*(?:[\u4e00-\u9fff]|[a-z]{3})")
_NEAR_END = 10  # characters that may follow the word which a title ends on: 总结范文三篇
_IN_BRACKETS = re.compile(r"\([^()]*\)?|【[^【】]*】?")
# Behind that word: the title is about such texts, or it is a verb (计划人工造林150万亩).
_ABOUT = re.compile(r"[:中里的是都应要为有让写]|.*\d(?:[万亿亩吨元个项户人]|公里)")


@lru_cache(maxsize=8)  # asked by form, for the title that tells, and for the odds
def is_titled(heading: str) -> bool:
    """Whether a title ends on a word of the genre; where it only holds one it may be about such texts."""
    heading = heading.lstrip("—-")
    main = _SUBTITLE.split(heading)[0]
    if any(rule.search(heading) for rule in (_EVENT, _WRITING, _ITS_OBJECT, _OTHER)) or _QUOTED.search(main):
        return False
    if main != heading and any(word.end() == len(main) for word in _WORD.finditer(main)):
        return True
    words = list(_WORD.finditer(heading))
    behind = _IN_BRACKETS.sub("", heading[words[-1].end() :]) if words else ""
    return bool(words) and len(behind) <= _NEAR_END and not _ABOUT.match(behind)


def telling_title(heading: str, folded: str) -> str:
    """The title to judge a text by: its own, as the site found it, unless one inside alone is of the genre."""
    heading = _OFFERED.sub("", heading) if _WORDS.search(heading) else ""
    return next(filter(is_titled, (heading, *inner_titles(folded))), heading)

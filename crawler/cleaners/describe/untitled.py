"""The kind of a text that no title and no formula of its opening names, by what such texts say.

Texts of other kinds say some of it too, so it counts only where nothing else speaks, and the surest first.

Collections call all their parts what the page is called, and glue reports into a page of plans. So a part without a
title and a telling opening is what the page says only where its verbs do not say otherwise.
"""

import math

from indexer import late_re as re

_READ, _END = 400, 100  # characters
_LISTENERS = "(?:老师|同学|同志|家长|评委|来宾|朋友|姐妹|领导)们?"
# The writer, and not his body, another or many.
_I = "(?:我(?![国省市县区旗镇乡局校院系部厂司所站处科班社村支])|本人|自己)"
_FIRST = r"(?:^|\n)\s*[(]?[一二1-3][)、.,]+\s*"  # before one of the first headings
# Patterns for folded text, one for each way to say it.
_SAID = (
    (
        "申请",
        rf"{_I}[^。\n]{{0,30}}(?<!要求)(?:志愿|申请|请求)加入(?!了)",
        r"[妥当]否[,、]?请批|特此(?:请示|申请)",
    ),
    ("检查", rf"(?:{_I}|现)[^。\n]{{0,30}}(?:写下|[作做]出|深刻的?)[^。,\n]{{0,8}}检讨|检讨(?:人|书)"),
    (
        "报告",
        r"\A\s*(?:尊敬|敬爱)的党(?:组织|支部)",
        r"受[^。,\n]{2,20}委托,|请予审议[。!,]|向(?:大会|各位代表)[^。,\n]{0,6}报告",
    ),
    ("述职", r"(?:的|此|作|大家|[本个]人)述职|请[^。,\n]{0,10}评议"),
    (
        "讲话",
        rf"{_LISTENERS}[^。\n]{{0,16}}[:!,]\s*(?:大家|你们)?(?:早上|[上中下]午|晚上)?好[!。,:]",
        r"(?:^|\n)[^。:\n]{0,40}(?:各位[^。:\n]{0,8}(?:老师|同学|同志|家长|来宾|朋友|同事|评委)|(?:老师|同学|同志|家长|来宾|朋友)们)[:!]",
        r"(?:我|下面)[^。\n]{0,10}[讲谈](?!不)[^。\n]{0,4}(?:[几两二三四五]|\d)[^。\n]{0,3}(?:意见|问题|方面|点)",
    ),
    ("通知", r"通知如下|(?:^|\n)各[^。\n]{4,200}:\s*\n"),
    (
        "调研",
        r"(?:作|做|进行|开展|组织)了?[^。,\n]{0,12}(?:专题调研|(?:问卷|抽样|专题|实地)调查)[。,;]",
        r"有效问卷|问卷[^。\n]{0,20}[收回]回|[此本]次调[研查]|调[研查]中?发现,",
    ),
    (
        "心得体会",
        r"(?:我|个人|自己|一些|深刻)的?[^。,\n]{0,8}(?:心得|体会|感悟)|体会如下",
        rf"{_I}[^\n]{{0,60}}军训|军训[^\n]{{0,60}}{_I}|军训[^。,\n]{{0,4}}(?:结束|生活|日子)|读(?:了|完|罢)《[^》\n]{{1,40}}》(?!等)|"
        rf"观看(?:了|完)",
        r"(?:学习|[观收]看|参观|聆听|听[了完取]|读[了完]|培训|讲座|影片)[^。\n]{0,60}(?:不能平静|深受(?:教育|触动|启发|感动)|受益匪浅)",
    ),
    (
        "计划",
        rf"{_FIRST}(?:指导思想|(?:活动|工作)[^\n]{{0,8}}(?:目的|目标|主题|准备|时间|名称|背景))\s*(?:[:\n]|$)",
        rf"{_FIRST}(?:工作(?:思路|重点)|(?:班级|学生|基本)情况分析)\s*(?:[:\n]|$)",
    ),
    ("总结", rf"{_FIRST}[^\n。,]{{0,12}}工作(?:开展情况|完成情况)?(?:总结|小结|回顾)"),
)
UNTITLED = tuple((kind, re.compile("|".join(patterns))) for kind, *patterns in _SAID)
_DONE_WORDS = re.compile(
    r"了|取得|累计|以来|(?:一|半|学)年来|同比|增长|下降|得到|已(?!经常)|荣获|被评|获得|达到?\d|达成|先后|"
    r"共(?:有|计|组织|开展|投入|完成|发放|召开|查)|过去的|一年中|人次|[出到]\d|\d%"
)
_MEANT_WORDS = re.compile(
    r"要(?!求|点|闻|素|害|件)|将(?!军)|力争|争取|计划|打算|拟|确保|努力|进一步|加大|切实|抓好|做好|制[定订]|下一?步|"
    r"明年|今后|准备|目标|应(?!用|急|对|有)|必须|不断"
)
_SEEN_WORDS = re.compile(r"我(?![们国县市区镇乡局校省院村])|体会|感受|认识到|学习了|启发|收获|心灵|懂得|感到|明白")
_ENOUGH = 12  # words; fewer say nothing
_DONE, _MEANT = -0.5, -2.0  # natural logarithm of words of the first kind over words of the second
_SEEN = 0.6  # words in 200 characters; who reflects on himself has more


def ends(text: str) -> str:
    """Where a text says what it is: its first words, and its last."""
    return f"{text[:_READ]}\n{text[_READ:][-_END:]}"


def done_or_meant(folded: str) -> tuple[str, str] | None:
    """总结 or 计划 with the first word that says so; None where the folded text leaves it open, or reflects."""
    if len(_SEEN_WORDS.findall(folded)) > _SEEN * len(folded) / 200:
        return None
    done, meant = _DONE_WORDS.findall(folded), _MEANT_WORDS.findall(folded)
    if len(done) + len(meant) < _ENOUGH:
        return None
    odds = math.log((len(done) + 0.5) / (len(meant) + 0.5))
    if odds >= _DONE:
        return "总结", done[0]
    return ("计划", meant[0]) if odds <= _MEANT else None

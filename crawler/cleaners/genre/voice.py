"""Whose voice a text has: its author's, on the own body's work, or that of one who tells of others or gives advice.

The signs of other genres are made of what was met; texts that none of them knows are weighed by what summaries and
other texts have in common each. The weights were fitted to some 2,300 openings by others and of our own (logistic
regression, each sample judged by weights from the others), and are the logarithm of the odds that the text is a
summary.
"""

import re
from dataclasses import dataclass

from indexer.text import MASK

_READ, _OPENING, _END = 600, 200, 40  # characters
_UNIT = 200  # characters for which a trait counts in full
DOUBT = -0.9  # log-odds below which a text is none: of summaries two in a thousand are, of other texts 95 in 100
_START = -4.4  # of a text with no trait at all
_TITLED, _FORMULA = 4.2, 2.8  # its title ends on a word of the genre; it opens with 现将…汇报如下 and the like

_MASK = re.escape(MASK)
# We, this county: whose work it is.
OWN_BODY = (
    r"(?:我|(?<![资基日样])本)(?:省|市(?!场|值)|县|区|旗|局|镇|乡|校|院|村|所|办|站|司|公司|园|厂|队|委|科|班|"
    r"社区|街道|单位|部门|系统|支部|行|社)"
)
_OWN = rf"{OWN_BODY}|我们|本人|(?:^|[,。\n])我(?!国)"


@dataclass(frozen=True, slots=True)
class Trait:
    """What texts of one kind have more often: `weight` for `most` matches in 200 characters, less for fewer."""

    genre: str  # what a text with it is; own for a summary
    weight: float
    where: str  # title, headline (a title that is not of the genre), opening, body or end
    pattern: re.Pattern[str]
    reason: str
    most: int = 1

    def found(self, text: str) -> tuple[float, str]:
        """The weight that it has in a text, and the first words that gave it."""
        if self.most == 1:
            first = self.pattern.search(text)
            return (self.weight, first[0]) if first else (0.0, "")
        if not (hits := self.pattern.findall(text)):
            return 0.0, ""
        share = len(hits) / self.most / max(0.3, len(text) / _UNIT)
        return self.weight * min(1.0, share), hits[0]


def _trait(genre: str, weight: float, where: str, pattern: str, reason: str, *, most: int = 1) -> Trait:
    return Trait(genre, weight, where, re.compile(pattern, re.M), reason, most)


TRAITS = (
    _trait("own", 0.9, "title", r"总结|小结|述职|汇报", "the genre's names"),
    _trait("own", 1.3, "title", r"讲话|致辞|发言|演讲|主持词", "a speech's names"),
    _trait("own", 0.7, "body", r"本(?:次|年度|期)?(?:工作)?(?:总结|汇报)(?!会)", "it speaks of itself as a summary"),
    _trait("own", 1.3, "title", r"心得|体会(?!议)|感悟|[读观]后感|事迹|先进", "who tells of a person may quote"),
    _trait("own", 1.5, "title", r"\d{4}|\*年|年度|上半年|季度|学期|学年", "the time that is reported on"),
    _trait(
        "own", 2.5, "body", rf"(?<!{_MASK}){_MASK}{{1,3}}(?!{_MASK})|某[县市区镇乡局校]", "names are masked", most=2
    ),
    _trait("own", 0.8, "opening", _OWN, "it begins with the own body"),
    _trait("own", 1.9, "body", _OWN, "it speaks of the own body", most=4),
    _trait(
        "own", 1.4, "body", r"全(?:市(?!场)|县|区|旗|镇|乡|校|局|系统|院|厂|村)", "it speaks of all the body", most=3
    ),
    _trait(
        "own",
        1.2,
        "opening",
        r"在(?:上级|[省市县区镇乡局校院党州旗公集][^。]{0,30})的?[^。,]{0,12}(?:领导|指导|关心|支持|帮助|关怀|重视)下",
        "under whose guidance the work was done",
    ),
    _trait(
        "own",
        0.8,
        "opening",
        r"以[^。]{2,30}为(?:指导|目标|中心|核心|抓手|重点|主线|契机|载体|统领|导向)|紧紧?围绕|"
        r"(?:按照|根据)[^。]{2,40}(?:要求|部署|安排|精神|文件|通知)",
        "by what it was guided",
    ),
    _trait(
        "own",
        2.1,
        "body",
        r"^\s*(?:[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）])",
        "headings",
        most=3,
    ),
    _trait(
        "own",
        0.7,
        "body",
        r"我(?:代表|就|讲|谈|向|说)|请(?:予)?审议|不当之处|批评指正|谢谢大家",
        "it is spoken",
        most=2,
    ),
    _trait(
        "own",
        2.0,
        "body",
        r"加强|落实|开展|组织|认真|积极|完善|强化|推进|狠抓|抓好|坚持|确保|制定|健全|深入|扎实|提高|严格|为指导|"
        r"取得了|完成|加快|促进|贯彻|努力|重视",
        "the verbs of work done",
        most=12,
    ),
    _trait(
        "news",
        -1.0,
        "headline",
        r"召开|举行|举办|开展|启动|走进|部署|推进|开幕|赴|[来到至].{1,8}(?:调研|检查|指导)|荣获|圆满|扎实|深入|"
        r"多措并举|助力|全力|积极|切实|成功|顺利",
        "a title that tells what was done",
    ),
    _trait("news", -0.5, "opening", r"(?:^\s*|[。\n,]\s*)(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}[日号]", "a day begins"),
    _trait("news", -0.9, "opening", r"近日|日前|昨[日天]|近期|连日来|今[日天]|眼下", "what happened lately"),
    _trait("news", -0.8, "body", r"记者|通讯员|本报|讯[:(\s]|网讯|编辑|供稿|责编|来源:|撰稿", "who reported it"),
    _trait("news", -1.5, "end", r"[(（][^()（）\n]{2,16}[)）]\s*\Z", "a name in brackets closes it"),
    _trait(
        "news", -1.3, "body", r"上午|下午|清晨|凌晨|傍晚|深夜|\d日晚|\d{1,2}[时点]\d{0,2}", "the time of day", most=2
    ),
    _trait("news", -1.8, "body", r"[说道][:,]|(?:表示|指出|强调|认为)[,:]|介绍[,:说]", "others are quoted", most=3),
    _trait(
        "news",
        -2.0,
        "body",
        r"会议(?:指出|强调|要求|由|认为)|会上|参加会议|出席|主持|与会|座谈会|一行|陪同|听取|讨论|隆重|胜利",
        "who met",
        most=4,
    ),
    _trait("paper", -1.4, "body", r"本文|文章|笔者|摘\s*要|关键词|参考文献|论文|深入探讨|揭[秘开]|本篇", "an essay"),
    _trait(
        "paper",
        -0.7,
        "body",
        r"研究|理论|现状|对策|策略|提出了?|探讨|分析|影响|因素|作用|意义|重要性|概念",
        "the nouns of essays",
        most=6,
    ),
    _trait("advice", -1.9, "title", r"[?!]|什么|如何|怎[么样]|哪些|为何|吗", "a title that asks"),
    _trait("advice", -1.4, "body", r"[?]|如何|什么|怎[么样]|哪些|您|你", "it asks, and speaks to its reader", most=4),
    _trait(
        "advice",
        -1.4,
        "body",
        r"可以|需要|应该|应当|往往|通常|一般|能够|有助于|因此|例如|比如|无论|不仅|如果|这些|那么|其中",
        "what holds in general",
        most=6,
    ),
    _trait(
        "advice",
        -2.3,
        "body",
        r"核心|关键|范围|包括|包含|结构|体系|效率|需求|面对|不同|类型|定义|提供|方式|所有|常常|各种|有效地|至关重要|"
        r"作为一[种个项名]|旨在|帮助|提升|具有",
        "a thing is explained",
        most=6,
    ),
    _trait("advice", -1.4, "body", r"感谢您|为您|整理|分享|仅供参考|范文|写作", "it offers something to read", most=2),
)


def voice(heading: str, plain: str, *, titled: bool, formula: bool) -> tuple[float, list[tuple[str, float, str]]]:
    """The log-odds that a text is its author's own account; what speaks against it: genre, weight and words.

    `heading` and `plain` are folded; `titled` and `formula`: whether title and opening are of the genre.
    """
    read = {
        "title": heading,
        "headline": "" if titled else heading,
        "opening": plain[:_OPENING],
        "body": plain[:_READ],
        "end": plain[-_END:],
    }
    odds = _START + _TITLED * titled + _FORMULA * formula
    against = []
    for trait in TRAITS:
        weight, words = trait.found(read[trait.where])
        odds += weight
        if weight < 0:
            against.append((trait.genre, -weight, words.strip()))
    return odds, against

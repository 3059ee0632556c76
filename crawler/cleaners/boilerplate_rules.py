"""What is not the author's, as data: each rule with its name, its reason, an example, and one that it must leave alone.

A `line` rule takes a whole paragraph, a `tail` rule takes a paragraph and everything behind it, an `inline` rule takes
what it matches and leaves the rest of the paragraph.
"""

import re
from dataclasses import dataclass
from typing import Literal

_END = r"[。！!.…~～]?"
_ARTICLE = r"(?:文章|范文|内容|资料|文档|模板|总结|计划|报告|方案|心得体会|讲话稿|材料)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One family of boilerplate."""

    name: str
    where: Literal["line", "tail", "inline"]
    pattern: re.Pattern[str]
    reason: str
    example: str
    innocent: str
    cut: bool = False  # the text breaks off here: the summary is truncated


RULES: tuple[Rule, ...] = (
    Rule(
        "network lead-in",
        "line",
        re.compile(
            r"(?:导语|導語|前言|开篇|開篇|引言|摘要)[:：].{0,200}(?:网友上传|網友上傳|不代表本站|客服老师|客服老師|写作灵感|寫作靈感|"
            r"精心整理|精心挑选|用心挑选|为您的阅读|筛选了|範文|范文).{0,200}"
        ),
        "template sites put the same invitation before every text",
        "导语:县教育局半年总结一文来源于网友上传,不代表本站观点,若需要原创文章可咨询客服老师,欢迎参考。",
        "前言:过去的一年,全镇上下团结一心,圆满完成了各项任务。",
    ),
    Rule(
        "editor's sentence",
        "line",
        re.compile(
            r".{0,200}(?:小编|编辑|以下我|下面我|本站|本文|我们)?.{0,12}(?:给大家|为大家|为您|为你|给您|给你|帮大家|替大家)"
            r".{0,12}(?:整理|收集|搜集|带来|准备|分享|精心|推荐|编辑|筛选).{0,150}"
        ),
        "the site's editor introduces the text to its reader",
        "以下我给大家整理了一些优质的心得体会范文,希望对大家能够有所帮助。",
        "我们为大家服务的意识进一步增强,群众满意率达到九成。",
    ),
    Rule(
        "editor's sentence",
        "line",
        re.compile(r".{0,120}(?:小编|编者).{0,40}(?:整理|收集|编辑|分享|推荐|带来|精心).{0,150}"),
        "the site's editor introduces the text to its reader",
        "下面是小编收集整理的乡镇工作总结,仅供参考,欢迎阅读。",
        "校报小编队伍不断壮大,共发稿三十篇。",
    ),
    Rule(
        "welcome",
        "line",
        re.compile(
            r"(?:希望|以上|欢迎|仅供|更多|感谢).{0,40}(?:对您有所帮助|对你有所帮助|对大家有所帮助|能帮助到(?:您|你|大家)|供大家参考|"
            r"仅供参考|欢迎(?:大家)?(?:阅读|借鉴|参考|下载|收藏|关注))[^。]{0,20}" + _END
        ),
        "the site says goodbye or welcome",
        "希望以上内容对大家有所帮助,欢迎阅读!",
        "希望全县教师以此为参考,进一步改进教学。",
    ),
    Rule(
        "definition of the genre",
        "line",
        re.compile(
            r"(?:(?:工作)?总结|计划|心得体会|述职报告)(?:是|就是)(?:对|把|指|人们|事后|应用|一种|党政机关|在).{10,200}"
            r"(?:书面材料|文体|文书|应用文|回顾和分析|经验和教训|一起来|怎么写).{0,120}"
        ),
        "a definition of the genre stands before the text, written for no one's summary",
        "总结是对某一阶段的工作进行回顾和分析的一种书面材料,它能使我们提高认识,让我们一起来写一份总结吧。",
        "工作总结是今天会议的第二项议程。",
    ),
    Rule(
        "document preview",
        "line",
        re.compile(
            r"[-·•*\s]*(?:上传日期|上传时间|上传人|上传者|文件大小|文档大小|文档页数|文件格式|文档格式|页数|大小|格式|浏览次数|"
            r"下载次数|热度|阅读量|浏览量|评分|分享者|文档编号|所需积分|时间|時間|发布时间|發布時間|更新时间|来源|作者|编辑|点击)"
            r"[:：]\s*[^。；，]{0,40}\|?"
        ),
        "the page's own data, not the text",
        "- 上传日期:2023-01-12 07:32:14 |",
        "时间:上午九时全体与会人员到齐,会议由王镇长主持,主要研究了三件事。",
    ),
    Rule(
        "document preview",
        "line",
        re.compile(
            r"[-·•*\s]*(?:[A-Za-z]{2,8}\s*\||\d{1,4}\s*页|[\d.]+\s*[KMG]B?|(?:word|docx?|pdf|wps|txt)(?:格式|文档)?)[\s|]*"
        ),
        "the preview's format, size and pages",
        "- 8页",
        "8页纸的名单",
    ),
    Rule(
        "shared document",
        "line",
        re.compile(r".{0,80}(?:由会员分享|可在线阅读|珍藏版|会员免费下载|发布于[\u4e00-\u9fff]{2,3}\s).{0,120}"),
        "the preview site's headline; its place is the uploader's",
        "2019年镇工作总结.docx 由会员分享,可在线阅读,更多相关(5页珍藏版)请在线搜索。",
        "会员单位由年初的五家增加到九家。",
    ),
    Rule(
        "rights notice",
        "line",
        re.compile(
            r"(?:\d[.、]\s*)?(?:本站|本文|本网|该文档|声明|免责声明|版权|特别提示|温馨提示|【提示】|【声明】).{0,60}"
            r"(?:版权|侵权|著作权|侵犯|删除|不承担|仅供学习|来源于网络|来自网络|会员上传|退款|客服|联系我们).{0,200}"
        ),
        "the site's notice about rights, refunds and contacts",
        "声明:本站文档均由会员上传,如有侵权请联系客服删除。",
        "本文件自发布之日起施行,原规定同时废止。",
    ),
    Rule(
        "copy and download",
        "line",
        re.compile(
            r"(?:一键复制|下载本文|下载文档|点击下载|全文保存为|复制全文|保存为WORD|我要投稿|举报(?:本文|此?文档)|收藏本页|打印本文|分享到)[^。，,]{0,40}"
            + _END
        ),
        "buttons of the page",
        "一键复制全文保存为WORD",
        "举报电话全天有人接听,全年共受理群众来电二十件。",
    ),
    Rule(
        "download banner",
        "inline",
        re.compile(
            r"[（(【\[]?(?:此文档|本文档|该文档|文档)?(?:可|均可|下载后可|内容下载后可)(?:自由|任意|随意)(?:编辑|修改)"
            r"(?:使用|删减)?[)）】\]]?" + _END
        ),
        "a banner of the download site in the middle of a sentence",
        "下载后可任意编辑",
        "方案可随时修改完善。",
    ),
    Rule(
        "site name",
        "inline",
        re.compile(
            r"(?:百|第一|好|中国|精品|实用|无忧|小|大|查字典)?(?:范文网|文库网|期刊网|公文网|文秘网|总结网|作文网)(?![络格])"
        ),
        "another site's name, planted inside a sentence to mark copies",
        "百范文网",
        "范文网络平台建设",
    ),
    Rule(
        "page mark",
        "inline",
        re.compile(r"第\s*\d{0,3}\s*页\s*[,，/]?\s*共\s*\d{0,3}\s*页"),
        "the page number of a paginated original",
        "第3页共12页",
        "第三页共有五处需要修改",
    ),
    Rule(
        "paywall",
        "tail",
        re.compile(
            r".{0,60}(?:未完,全文共\d+字|未完，全文共\d+字|当前显示\d+字|因篇幅问题不能全部显示|请先登录(?=.{0,15}$)|登录后(?:查看|阅读)(?:全文|更多)|"
            r"剩余[\d.]+%未读|阅读全文需|继续阅读请|点击(?:查看|阅读)(?:全文|剩余)).{0,80}"
        ),
        "the rest of the text is for members only",
        "(未完,全文共3210字,当前显示812字)",
        "请先登录政务网站,再办理预约。手续由五项减为两项,群众少跑了腿,办事大厅的工作作风也有了明显转变,受到普遍好评,这是全年工作中的一个亮点。",
        cut=True,
    ),
    Rule(
        "neighbouring articles",
        "line",
        re.compile(r"[-·•*\s]*(?:上一篇|下一篇|上一頁|下一頁|上一页|下一页|前一篇|后一篇|上篇|下篇)\s*[:：].{0,80}"),
        "links to the neighbouring articles",
        "- 上一篇:县教育局管理半年工作总结",
        "上篇的经验在下篇推广",
    ),
    Rule(
        "related articles",
        "tail",
        re.compile(
            r"[【\[\s]*(?:您可能(?:还|也)?(?:关注|感兴趣|喜欢)的?|相关(?:文章|推荐|阅读|范文|文档|资料)|猜你喜欢|热门(?:推荐|文章|范文)|推荐(?:阅读|文章)|"
            r"延伸阅读|精彩推荐|为您推荐|更多(?:相关|精彩).{0,20}|(?:本文)?相关.{0,10}(?:推荐|链接))(?:的?(?:文档|文章|范文|内容))?[】\]\s]*[:：]?\s*"
        ),
        "a list of other pages follows",
        "您可能关注的文档",
        "推荐阅读书目二十种,师生共读蔚然成风。",
    ),
)

# A related title among others at the end of a page: short, no sentence, often with the number of its parts.
RELATED_TITLE = re.compile(
    r"[-·•*]\s*[^。；！？]{4,60}|[^。；，！？]{4,50}[（(【\[]?(?:精选|实用|通用|优质|热门|汇总|模板|优秀|推荐|合集|大全|最新|专业)?"
    rf"(?:{'|'.join(['[0-9]{1,2}', '[一二三四五六七八九十]{1,3}'])})篇[)）】\]]"
)

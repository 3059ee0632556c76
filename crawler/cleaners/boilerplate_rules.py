"""What is not the author's, as data: each rule with its name, its reason, an example, and one that it must leave alone.

A `line` rule takes a whole paragraph, an `edge` rule does so only among the first and last paragraphs, a `tail` rule
takes a paragraph and everything behind it, an `inline` rule takes what it matches and leaves the rest of the paragraph.

Patterns are matched against the folded text (simplified, half-width, small letters). A rule is tried only where one of
its `cues` occurs, which keeps the many rules cheap. No quantifier is open, so that no text makes one slow.
"""

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rule:
    """One family of boilerplate."""

    name: str
    where: Literal["line", "edge", "tail", "inline"]
    pattern: re.Pattern[str]
    cues: tuple[str, ...]  # folded words without one of which the pattern cannot match
    reason: str
    example: str
    innocent: str
    cut: bool = False  # the text breaks off here: the summary is truncated


RULES: tuple[Rule, ...] = (
    Rule(
        "network lead-in",
        "line",
        re.compile(
            r"(?:导语|前言|开篇|引言|摘要|导读)[:,].{0,200}(?:网友上传|不代表本站|客服|写作灵感|写作素材|"
            r"精心整理|精心挑选|精心收集|用心挑选|为您的阅读|筛选了|范文).{0,200}"
        ),
        ("导语", "前言", "开篇", "引言", "摘要", "导读"),
        "template sites put the same invitation before every text",
        "导语:县教育局半年总结一文来源于网友上传,不代表本站观点,若需要原创文章可咨询客服老师,欢迎参考。",
        "前言:过去的一年,全镇上下团结一心,圆满完成了各项任务。",
    ),
    Rule(
        "editor's sentence",
        "line",
        re.compile(
            r".{0,200}(?:小编|编者).{0,40}(?:整理|收集|搜集|编辑|分享|推荐|带来|精心|准备).{0,80}"
            r"(?:希望|欢迎|参考|借鉴|帮助|大家|您|你|范文|下面|吧|[!:]$).{0,100}"
            r"|.{0,120}(?:下面|以下|今天|接下来|本站|本网).{0,10}(?:小编|编者).{0,150}"
        ),
        ("小编", "编者"),
        "the site's editor introduces the text to its reader",
        "下面是小编收集整理的乡镇工作总结,仅供参考,欢迎阅读。",
        "校报小编队伍不断壮大,共发稿三十篇。",
    ),
    Rule(
        "editor's sentence",
        "line",
        re.compile(
            r".{0,200}(?:给|为|帮|替)(?:大家|您|你).{0,12}(?:整理|收集|搜集|筛选|精选|精心|带来|准备|分享|推荐|编辑)"
            r".{0,40}(?:范文|例文|模板|文章|写作素材).{0,120}"
            r"|.{0,200}(?:以下|下面|本站|本网)(?:是|我|我们)?.{0,6}(?:给|为|帮|替)(?:大家|您|你).{0,12}"
            r"(?:整理|收集|搜集|筛选|精选).{0,80}(?:希望|欢迎|参考|借鉴).{0,60}"
        ),
        ("大家", "您", "你"),
        "the same, by an editor who does not name himself",
        "以下我给大家整理了一些优质的心得体会范文,希望对大家能够有所帮助。",
        "座谈会上,张老师为大家分享了自己的带班经验,希望对大家有所帮助。",
    ),
    Rule(
        "welcome",
        "line",
        re.compile(
            r"(?:希望|以上|更多|感谢|想了解).{0,30}(?:以上内容|这篇|范文|文章|模板|小编|资料).{0,40}"
            r"(?:帮助|参考|借鉴|阅读|下载|收藏|关注|启发).{0,20}"
            r"|(?:希望|以上)(?:以上)?内容.{0,10}(?:您|你|大家).{0,4}(?:有所)?(?:帮助|启发).{0,20}"
            r"|(?:仅供(?:大家)?参考,?)?欢迎(?:大家)?(?:阅读|下载|收藏|借鉴).{0,16}"
        ),
        ("帮助", "参考", "借鉴", "阅读", "下载", "收藏", "关注", "启发"),
        "the site says goodbye or welcome",
        "希望以上内容对大家有所帮助,欢迎阅读!",
        "以上几点供大家参考,不妥之处请批评指正。",
    ),
    Rule(
        "definition of the genre",
        "line",
        re.compile(
            r"(?:(?:工作)?总结|计划|心得体会|述职报告)(?:是|就是)(?:对|把|指|人们|事后|应用|一种|党政机关|在).{10,200}"
            r"(?:书面材料|文体|文书|应用文|怎么写|一起来(?:写|看|学)).{0,150}"
        ),
        ("书面材料", "文体", "文书", "应用文", "怎么写", "一起来"),
        "a definition of the genre stands before the text, written for no one's summary",
        "总结是对某一阶段的工作进行回顾和分析的一种书面材料,它能使我们提高认识,让我们一起来写一份总结吧。",
        "总结是为了更好地前进,我们要把经验和教训都运用到明年的工作中去。",
    ),
    Rule(
        "page data",
        "line",
        re.compile(
            r"[-·•*\s]*(?:上传日期|上传时间|上传人|上传者|文件大小|文档大小|文档页数|文件格式|文档格式|文档编号|"
            r"所需积分|下载积分)\s*:[^。;]{0,150}"
        ),
        ("上传", "文件", "文档", "积分"),
        "the preview page's data about the file",
        "- 上传日期:2023-01-12 07:32:14 |",
        "上传时间紧、任务重,全体人员加班完成。",
    ),
    Rule(
        "page data",
        "edge",
        re.compile(
            r"[-·•*\s【\[(]*(?:发布时间|发布日期|发文日期|更新时间|归档时间|成文日期|索引号|发文字号|浏览(?:次数|量)?|"
            r"阅读(?:次数|量|数)|点击(?:率|次数|量|数)?|下载次数|人气|责任编辑|信息来源|文章来源|稿件来源|来源|作者|编辑|"
            r"分享者|热度|评分|标签|关键词|关键字|本文地址|原文(?:地址|链接)|相关热词(?:搜索)?)\s*:(?!\s*$)[^。;]{0,150}"
        ),
        (":",),
        "the page's own data around the article",
        "来源:某某在线 作者:佚名 点击:123",
        "来源渠道进一步拓宽,全年争取资金三十万元。",
    ),
    Rule(
        "page data",
        "edge",
        re.compile(
            r"[-·•*\s]*(?:时间|日期)\s*:\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*\d{1,2}:\d\d(?::\d\d)?)?"
            r"|\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}:\d\d(?::\d\d)?)[\s|]{0,5}"
            r"|(?:网友\s*分享|分享)\s*时间\s*:.{0,20}|(?:来源|作者|编辑)\s*:[^。;]{0,60}"
        ),
        ("时间", "日期", "来源", "作者", "编辑"),
        "the day on which the page was put up",
        "时间:2022-05-01 07:46:00",
        "时间:2008年3月5日",
    ),
    Rule(
        "document preview",
        "line",
        re.compile(
            r"[-·•*\s]*(?:[a-z]{2,8}\s*\||[\d.]+\s*[kmg]b|(?:word|docx?|pdf|wps|txt)(?:格式|文档|版)?)[\s|]*"
            r"|[-·•*]\s*\d{1,4}\s*页[\s|]*|[^。,;:]{2,60}\.(?:docx?|pdf|pptx?|wps)"
        ),
        ("|", "b", "word", "doc", "pdf", "wps", "txt", "页", "ppt"),
        "the preview's file name, format, size and pages",
        "- 8页",
        "8页纸的名单",
    ),
    Rule(
        "shared document",
        "line",
        re.compile(r".{0,80}(?:由会员分享|可在线阅读|页珍藏版|会员免费下载|发布于[\u4e00-\u9fff]{2,3}\s).{0,120}"),
        ("会员", "在线阅读", "珍藏版", "发布于"),
        "the preview site's headline; its place is the uploader's",
        "2019年镇工作总结.docx 由会员分享,可在线阅读,更多相关(5页珍藏版)请在线搜索。",
        "会员单位由年初的五家增加到九家。",
    ),
    Rule(
        "reading time",
        "line",
        re.compile(
            r"[(]?(?:本文)?共计?\s*\d{2,6}\s*个?字.{0,8}(?:预计)?阅读.{0,20}|[\d.]{1,6}\s*[w万]?\s*(?:人气|次阅读|次浏览)"
            r"|\d{1,6}\s*位用户(?:关注|阅读).{0,20}"
        ),
        ("阅读", "人气", "浏览", "位用户"),
        "the page counts its letters and its readers",
        "共计3210个字,预计阅读时长9分钟。",
        "全年接待阅读三万人次。",
    ),
    Rule(
        "breadcrumb",
        "line",
        re.compile(
            r"(?:归档时间:[\d\s:-]{8,20})?(?:您|你)?(?:现在|当前)?(?:的|所在)?(?:所在)?位置\s*[:是]?.{0,30}(?:首页|主页|>|»).{0,80}"
            r"|[\s>»]*(?:网站)?首页\s*[>»›].{0,80}"
        ),
        ("首页", "主页", "位置"),
        "where the page stands in the site's menu",
        "您的位置:首页 > 范文 > 工作总结",
        "位置优越,交通便利,距县城十公里。",
    ),
    Rule(
        "rights notice",
        "line",
        re.compile(
            r"(?:\d[.、]\s*)?[【\[(]?(?:提示|声明|免责声明|版权|特别(?:声明|提示)|温馨提示|注意|"
            r"本(?:站|网|文档|文库|资料|文章)|该文档|转发文档|转载请|未经.{0,8}(?:许可|授权)|本文(?:由|来源|来自|转载)).{0,80}"
            r"(?:版权|侵权|著作权|不承担.{0,16}责任|学习参考|学习交流|来源于网络|来自网络|来源自|会员上传|用户(?:上传|提供)|"
            r"退款|客服|联系我们|转载|注明(?:出处|来源)|以上标记|(?:需要?|扣除)[^。]{0,4}积分|积分下载|下载本文档).{0,200}"
        ),
        (
            "版权",
            "侵权",
            "著作权",
            "责任",
            "学习",
            "网络",
            "来源",
            "上传",
            "提供",
            "退款",
            "客服",
            "联系我们",
            "转载",
            "注明",
            "标记",
            "积分",
            "下载",
        ),
        "the site's notice about rights, refunds and contacts",
        "声明:本站文档均由会员上传,如有侵权请联系客服删除。",
        "本站职工全年无违纪,用户投诉的办结率为百分之百。",
    ),
    Rule(
        "copy and download",
        "line",
        re.compile(
            r"[【\[\s]*(?:一键复制|正文复制|复制全文|下载本文|下载文档|点击下载|立即下载|付费下载|免费下载|全文保存为|保存为word|"
            r"我要投稿|举报(?:本文|此?文档)|收藏(?:本页|本文)|打印(?:本页|本文|此页)|关闭(?:窗口|本页)|分享到|展开全文|(?:点击)?加载更多|"
            r"最佳答案|返回(?:顶部|列表)|扫一扫在手机|字体:?\s*[\[【]?大)[^。,]{0,40}[。!.]?"
        ),
        (
            "复制",
            "下载",
            "保存为",
            "投稿",
            "举报",
            "收藏",
            "打印",
            "关闭",
            "分享到",
            "全文",
            "更多",
            "答案",
            "返回",
            "扫一扫",
            "字体",
        ),
        "buttons of the page",
        "一键复制全文保存为WORD",
        "举报电话全天有人接听,全年共受理群众来电二十件。",
    ),
    Rule(
        "contact",
        "edge",
        re.compile(r".{0,30}\bqq(?:群|号)?\s*[:]?\s*\d{5,12}.{0,30}|.{0,20}搜索公众号.{0,60}"),
        ("qq", "公众号"),
        "the site's contacts",
        "微信搜索公众号“某范文网”,关注后可方便查找下载各种文档。",
        "开通微信公众号,推送信息二百条。",
    ),
    Rule(
        "download banner",
        "inline",
        re.compile(
            r"[(【\[]?(?:(?:此|本|该)?文档)?(?:内容)?下载后均?可以?(?:自由|任意|随意)?(?:编辑|修改|复制)(?:使用|删减|打印)?[)】\]]?"
            r"|[(【\[]?(?:此|本|该)文档均?可(?:自由|任意|随意)(?:编辑|修改)(?:使用|删减)?[)】\]]?"
        ),
        ("下载后", "文档"),
        "a banner of the download site in the middle of a sentence",
        "下载后可任意编辑",
        "制度一经确定,任何人不可随意修改。",
    ),
    Rule(
        "site name",
        "inline",
        re.compile(
            r"(?<![在于向被从《“\"国一品用忧小大典好百])(?:百|第一|好|中国|精品|实用|无忧|小|大|查字典)?"
            r"(?:范文网|文库网|期刊网|公文网|文秘网|总结网|作文网)(?![络格])"
        ),
        ("范文网", "文库网", "期刊网", "公文网", "文秘网", "总结网", "作文网"),
        "another site's name, planted inside a sentence to mark copies",
        "百范文网",
        "全年在中国文秘网发表信息三篇。",
    ),
    Rule(
        "page mark",
        "inline",
        re.compile(
            r"(?:\d{1,3}\s)?第\s{0,2}页\s{0,2}共\s{0,2}页|第\s{0,2}\d{1,3}\s{0,2}页\s{0,2}[,/]?\s{0,2}共\s{0,2}\d{1,3}\s{0,2}页"
        ),
        ("页",),
        "the page number of a paginated original",
        "第3页共12页",
        "第三页共有五处需要修改",
    ),
    Rule(
        "page mark",
        "line",
        re.compile(r"[-—]\s{0,2}\d{1,3}\s{0,2}[-—]|\d{1,2}/\d{1,2}"),
        ("-", "—", "/"),
        "the page number of a paginated original, on a line of its own",
        "- 5 -",
        "5-6月",
    ),
    Rule(
        "forum jammer",
        "inline",
        re.compile(r"(?=[ -~]{0,40}[&^#$~\\{}\"@])(?=[ -~]{0,40}[a-z])(?:[!-~]{1,2} ){5,40}[!-~]{0,2}"),
        ("&", "^", "#", "$", "~", "\\", "{", "}", '"', "@"),
        "letters and signs that a forum strews into its texts against copying",
        "& _3 ^; K# R y; w6 n5 q",
        "分别为 3 % 、 4 % 、 5 % 。",
    ),
    Rule(
        "paywall",
        "tail",
        re.compile(
            r".{0,60}(?:未完,全文共\d{1,7}字|当前显示\d{1,7}字|因篇幅(?:问题|原因|限制).{0,4}不能全部(?:显示|展示)|剩余[\d.]{1,6}%未读|"
            r"阅读全文需|登录后(?:查看|阅读)(?:全文|更多)|点击(?:查看|阅读)(?:全文|剩余)).{0,80}"
            r"|(?:.{0,60}(?:\.{3}|…)\s{0,3})?[(]?您?请先登录.{0,12}"
        ),
        ("全文", "当前显示", "因篇幅", "未读", "登录", "点击"),
        "the rest of the text is for members only",
        "(未完,全文共3210字,当前显示812字)",
        "办理业务请先登录政务网站,再办理预约。",
        cut=True,
    ),
    Rule(
        "neighbouring articles",
        "line",
        re.compile(r"[-·•*\s]*(?:上一篇|下一篇|上一页|下一页|上一条|下一条|前一篇|后一篇|上篇|下篇)\s*(?:[:].{0,80})?"),
        ("上一", "下一", "前一", "后一", "上篇", "下篇"),
        "links to the neighbouring articles",
        "- 上一篇:县教育局管理半年工作总结",
        "上篇的经验在下篇推广",
    ),
    Rule(
        "related articles",
        "tail",
        re.compile(
            r"[【\[\s]*(?:您可能(?:还|也)?(?:关注|感兴趣|喜欢)的?|相关(?:文章|推荐|阅读|范文|文档|资料)|猜你喜欢|热门(?:推荐|文章|范文)|推荐(?:阅读|文章)|"
            r"延伸阅读|精彩推荐|为您推荐|更多(?:相关|精彩).{0,20}|(?:本文)?相关.{0,10}(?:推荐|链接))(?:的?(?:文档|文章|范文|内容))?[】\]\s]*:?\s*"
        ),
        ("您可能", "相关", "猜你", "热门", "推荐", "延伸", "更多"),
        "a list of other pages follows",
        "您可能关注的文档",
        "推荐阅读书目二十种,师生共读蔚然成风。",
    ),
)

# A related title among others at the end of a page: short, no sentence, ending in a genre or the number of its parts.
RELATED_TITLE = re.compile(
    r"[-·•*]?\s*(?:[^。;!?]{4,60}[(【\[]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})篇[)】\]]"
    r"|(?<=[-·•*]\s)[^。;!?,、]{4,50}(?:总结|计划|报告|体会|方案|范文|讲话|发言稿|论文|申请书|意见|演讲稿|模板|汇报))"
)

"""What a page needs to be used: buttons, labels, links to other pages and to the next one."""

from crawler.cleaners.boilerplate.rules.labels import BUTTONS
from crawler.cleaners.boilerplate.rules.rule import Rule, either
from crawler.cleaners.vocabulary.title_words import DOCUMENTS, GENRES

_EDGE = r"[\s|/·•、,>»<«→↓》▼\-—【】\[\]()★☆※]"
_KIND = rf"(?:[\u4e00-\u9fff]{{0,4}}(?:{DOCUMENTS}|范文|[文稿信])|个人简历)"  # of texts, as a site's menu names it
# Other pages that a site recommends.
_RECOMMENDED = (
    r"(?:您?(?:可能|也许)(?:还|也)?(?:关注|感兴趣|喜欢|需要|想看)的?|你可能(?:还|也)?(?:关注|感兴趣|喜欢|需要|想看)的?|猜(?:您|你)(?:喜欢|想要|感兴趣|想看)|"
    r"(?:热门|热点|精彩|精选|最新|本类|本栏目?|今日|编辑|小编|站长|随机|延伸|拓展|扩展|关联)(?:推荐|文章|范文|阅读|文档|资讯|导读|热点|排行)|"
    r"(?:热[文点门]|阅读|点击|新闻|文章|一周|今日|24小时){1,2}(?:榜|排行榜?)|推荐(?:阅读|文章|范文|内容|文档)|为(?:您|你)推荐(?:\d{1,3}篇[^。,]{2,16})?|"
    r"(?:看[了过完]|阅读本文).{0,60}?(?:的人?)?(?:还|又|也)(?:看|喜欢)[了过]?|"
    r"[【\[(“《]{0,2}(?:[^,。;!?:了]{0,80}|"
    r".{0,80}[】\])”》])(?:本文)?相关(?:的?(?:文章|推荐|阅读|范文|文档|资料|内容|新闻|报道|链[接结]|专题|热词|搜索)){1,2}|"
    r"更多(?:相关|精彩)(?:文章|内容|范文|推荐|阅读)?|(?:大家|其他人|别人)(?:都在看|正在看|还在?看了?)|返回列表页?|扩展资料|往期(?:回顾|推荐|精选)|同类文章|上一篇下一篇)"
)
# What stands before the title of one of them.
_BEFORE_TITLE = (
    r"(?:(?:推荐|更多|延伸|拓展)阅读|[^。,;:]{0,80}?相关(?:文章|阅读|链接|热搜|热词搜索|搜索|专题)|"
    r"(?:编辑|精彩|专题|阅读|热门)推荐(?!\s?:[^。]{0,40}(?:图书|书[目屋]|读物|(?<!总结|报告|范文|计划|体会)》))|编辑精选|查看更多|"
    r"(?:大家都在|[你您]还?可能还?)[看搜]|猜[你您](?:喜欢|感兴趣|想看)|热门搜索)"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "buttons",
        "line",
        rf"{_EDGE}{{0,6}}(?:\d{{1,3}}{_EDGE}{{1,6}}){{0,3}}{BUTTONS}"
        rf"(?:(?:{_EDGE}{{1,6}}|(?<=:))(?:{BUTTONS}|\d{{1,3}})){{0,9}}{_EDGE}{{0,6}}"
        r"(?:\s(?:作者|来源|时间|日期|浏览|阅读)\s?:.{0,40})?[。!.]?",
        reason="buttons and labels of the page",
        example="一键复制全文保存为WORD",
        innocent="最佳答案评选活动吸引三百名学生参加",
    ),
    Rule(
        "page mark",
        "line",
        either(
            # a page's number, with or without the last one's
            r"p(?:age|\.)\s?\d{1,4}|页码\s?:\s?\d{1,3}(?:\s?/\s?\d{1,3})?|\d{1,2}\s?/\s?\d{1,2}|[-•·*]\s\d{1,3}",
            r"[-—·.~\s]{1,6}第?\s?\d{1,3}\s?页?[-—·.~\s]{1,6}|第\s?[(]\d{1,3}/\d{1,3}[)]\s?页",
            r"(?:当前)?第\s?\d{1,3}\s?页(?:\s?[,/]?\s?(?:[(]?共\s?\d{1,3}\s?页[)]?))?|"
            r"当前页\s?:?\s?\d{1,3}(?:\s?/\s?\d{1,3})?\s?页?",
            # the title, or an offer, beside it
            r"[^。,;]{2,80}[-\s]{1,3}(?:页|第)\s?\d{1,2}\s?(?:/|页).{0,8}|下一页更多精彩.{0,80}",
            r"00:[0-5]\d",
        ),
        reason="the page number of a paginated original, or a film's length, on a line of its own",
        example="- 5 -",
        innocent="5-6月",
        cues=("-", "—", "/", "·", "•", "*", ".", "~", "页", "page", "00:"),
    ),
    Rule(
        "image's file name",
        "line",
        r"(?:/?[\w.-]{1,40}/){0,6}[^。,;!?:/\s](?:\s?[^。,;!?:/\s]){0,60}\.(?:jpe?g|png|gif|bmp|webp)"
        r"|!\[.{0,120}?\]\([^()\s]{0,200}\)|"
        r"[(]?https?://[^\s()]{0,200}(?:im(?:age|g)|(?<!to)(?<!lym)pic|upload)[^\s()]{0,200}[)]?",
        reason="the name of a picture, or how Markdown sets it, where the picture was not loaded",
        example="图片2_副本.png",
        innocent="上报的照片,格式为.jpg",
    ),
    Rule(
        "label in brackets",
        "edge",
        r"[【\[]?(?:以下[是为])?(?:文[档章])?(?:(?:正文|范文|例文)(?:如下|开始)|范文正文)[】\]]?[:。]?"
        r"|[问答]:|[【\[](?:概述|内容概述|摘要|内容摘要|简介|内容简介|导语|导言|导读|导读预览|引言|前言|开篇|正文|正文内容|范文|全文|内容)[】\]]:?",
        reason="a label that a site's template sets above its introduction or above the text",
        example="【概述】",
        innocent="[附件]",
    ),
    Rule(
        "label in brackets",
        "inline",
        r"(?<![^\n])(?:[【\[](?:正文(?:内容)?|全文|文档内容|(?:文章)?内容(?:简介|概要|预览|摘要)|文章(?:简介|概要|摘要))[】\]]:?|"
        r"文档(?:介绍|简介|描述):)\s{0,2}",
        reason="a label of a site's template before the first words of the text",
        example="【文章内容简介】",
        innocent="【工作内容】",
    ),
    Rule(
        "file to download",
        "line",
        r"[(【]?(?:点击|立即|免费|请){0,2}下载(?:[此本该]|全部|原)?(?:文档|文件|资料|全文)\s?:\s?[^。:]{2,60}?"
        r"\.(?:docx?|wps|pdf|rtf|txt|zip|rar)(?:\s?[(【][^()【】。]{2,20}[)】])?[)】]?",
        reason="the name of the file that a document site offers with the text",
        example="下载此文档:某局总结.doc(点击免费下载)",
        innocent="下载资料:政策文件三十份、表格二十种",
    ),
    Rule(
        "row of kinds",
        "edge",
        rf"(?:{_KIND}[\s|/·•>»]{{1,5}}){{4,30}}{_KIND}",
        reason="a site's menu in one line: kinds of texts side by side",
        example="工作总结 工作计划 述职报告 心得体会 演讲稿 自我鉴定 实习报告 入党申请书",
        innocent="工作总结、工作计划、述职报告、心得体会、讲话稿",
        cues=("工作总结", "工作计划", "心得体会", "述职报告"),
    ),
    Rule(
        "ruled line",
        "line",
        r"[-—=~*·.#+\s]{5,500}|[-—=]{3,4}|[-—=*]{3,200}[^-—=*]{0,60}(?:文档|下载|资料|范文|仅供参考|侵权)[^-—=*]{0,60}[-—=*]{3,200}",
        reason="a line drawn with characters, or an advertisement between two of them",
        example="--------------------",
        innocent="学校——家庭——社会三结合教育网络",
        cues=("---", "———", "===", "~~~", "***", "···", "..."),
    ),
    Rule(
        "pager",
        "line",
        r"(?:共\s?\d{1,3}\s?页\s?:?)?(?>[\s|<>«»]{0,3}(?:[\[(]?\d{1,3}[\])]?|首页|末页|尾页|上一页|下一页|全文)){1,20}+(?<=页)"
        r"|(?:共\s?\d{1,3}\s?页\s?:?\s?)?(?:上一页|下一页)[\s\d\[\]().…|<>«»]{0,60}(?:下一页|上一页|末页|尾页|全文)?",
        reason="links to the pages of an article",
        example="[1] [2] [3] 下一页",
        innocent="下一页为各村任务分解表",
        cues=("上一页", "下一页", "末页", "尾页"),
    ),
    Rule(
        "neighbouring articles",
        "line",
        r"[-·•*\s【\[]{0,4}(?:阅读)?(?:[上下]一[篇页条章]|[前后]一篇)[】\]]?(?:文章|范文)?\s?(?:[:].{0,80})?",
        reason="links to the neighbouring articles",
        example="- 上一篇:县教育局管理半年工作总结",
        innocent="上篇的经验在下篇推广",
        cues=("上一", "下一", "前一", "后一", "上篇", "下篇"),
    ),
    Rule(
        "related articles",
        "tail",
        either(
            rf"(?!\(?[一二三四五六七八九十\d]{{1,2}}[)、.]){_EDGE}{{0,4}}{_RECOMMENDED}(?:的?(?:文档|文章|范文|内容|人))?"
            rf"{_EDGE}{{0,4}}:?{_EDGE}{{0,4}}(?:更多|换一[批换])?{_EDGE}{{0,4}}",
            rf"{_EDGE}{{0,4}}{_BEFORE_TITLE}\s?[:][^。]{{0,90}}",
            rf"{_EDGE}{{0,4}}(?:(?:点击)?查看)?更多[\u4e00-\u9fff]{{0,8}}?(?:{GENRES}|演讲稿|读后感|申请书)(?:范文)?(?:推荐)?[:>]{{0,3}}",
        ),
        reason="a list of other pages follows",
        example="您可能关注的文档",
        innocent="推荐阅读书目二十种,师生共读蔚然成风。",
    ),
)

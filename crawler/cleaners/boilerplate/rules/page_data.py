"""The page's own data: its date, its source, its readers, its place in the menu, the file behind it."""

from crawler.cleaners.boilerplate.rules.labels import DAY, LABELS
from crawler.cleaners.boilerplate.rules.people import NAME
from crawler.cleaners.boilerplate.rules.rule import Rule, either, one_of
from crawler.cleaners.vocabulary.title_words import GENRES

_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_BEGIN = r"[-·•*\s【\[(|]{0,6}"
# Three authors and more are a paper's, and a pupil names his class: 作者:三年级二班 李某某.
_CLASS = r"[^:]{0,16}(?:[级班组]|[小中]学)[^:]{0,16}"
_PUPILS = "[^:]{0,16}(?:年级|班|学生会|文学社)[^:]{0,8}"
_NO_PAPER = rf"(?!\W{{0,4}}(?:作者\s?:\s?(?:{NAME}(?:[\s、,]{{1,3}}{NAME}){{2,9}}+|{_CLASS})|编辑\s?:\s?{_PUPILS})$)"
# 来源:财政拨款11万元 is an author's, and so is what was taken over a year, or from whom it was heard.
_TAKEN = one_of(
    r"[\d十百千万]\s?(?:元|[件卷户亩]) 全年 日均 每[周天月年] 全[班校体] 优秀 拨款 自筹 百分之 口述 年[鉴报] 公报 报表 "
    "制度 落实 统一 严格 一律 [局委办]$"
)
_NO_COUNT = rf"(?![^:]{{1,8}}:[^:]{{0,40}}{_TAKEN})"
_NO_SENTENCE = (
    r"(?!(?:分类\s?:|来源\s?:[^:、网报社]{2,12}、)[^:、网报社]{2,12}、"
    r"|(?:资料)?来源\s?:[^。]{4,}。|(?!官网)[^:]{1,8}:(?:[^。]{14,}。|[^。:]{2,40},[^。:]{2,40}。))"
)
# 大小:三十亩 and 编号:第3号 are no file's.
_NO_FILE = r"(?!\W{0,6}(?:大小|格式|编号|[页字]数)\s?:\s?(?:第|[^a-z\d:]{3}|\d{1,6}\s?(?:[平厘亩公]|[页字][以左,])))"
_GENRE = f"(?:{GENRES}|范文|文档|公文|材料|演讲稿|发言稿)"
_COUNT = (
    r"(?:[\d.]{1,9}\s?[w万k]?\+?\s?(?:℃|人气|(?:个?人|次|位用户|位网友)?(?:浏览|阅读|遇见|查看|看过|点击|关注|下载|收藏|评论|点赞|(?:已)?围观))(?:次|过)?"
    r"|[\d.]{1,9}\s?次(?:浏览|阅读|遇见|查看|点击|下载))"
)
_FILE = (
    r"(?:(?:上传|分享)(?:日期|时间|人|者)(?:\(卖家\))?|(?:文件|文档|资源|资料)?(?:大小|格式|编号|类型|页数|id)|资料类别|全文页数|"
    r"(?:所需|下载)(?:积分|金币)|文档(?:名称|热度|星级|分类|语言)|(?:文件|资源|资料)名称|(?:总|文档|全文)页数|(?:总|文档|全文)?字数)"
)
# What a line of nothing but the page's data is made of: labels with their values or without, days, counts, columns.
_VALUE = rf"(?:{DAY}|\d\d-\d\d(?!\d)|\d{{1,7}}(?={LABELS}:)|[^\s:。;,!?>|/]{{0,24}})"
_ITEM = (
    rf"(?:(?:{LABELS}|时间|日期|审核|字数|id|发[布表]于)\s?:\s?{_VALUE}|{DAY}|{_CLOCK}|{_COUNT}|\d{{1,8}}|〖?大\s中\s小〗?|"
    r"(?:加入)?收藏|我要投稿|投稿|分享|点赞|下载(?:本文|文档)?|文档下载|打印|未知|佚名|原创|admin\d?|"
    rf"[\u4e00-\u9fff]{{0,4}}(?:{_GENRE}|资讯|实用文)(?:精选|大全|范文)?)"
)
_EDITED = one_of(
    "责任编辑 责编 本版责编 校对 排版 版式 美编 编审 监制 (?:新媒体|微信)编辑 值班(?:主任|编辑|总编) [初复终]审"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "file data",
        "line",
        rf"{_NO_FILE}{_BEGIN}(?:{_FILE}\s?:[^。;:]{{0,60}}(?:[\s,]{_FILE}\s?:[^。;:]{{0,60}}){{0,8}}(?<!:)"
        rf"|{_FILE}\s?:\s?[\w.*]{{1,30}}(?:\s{{1,4}}\S{{1,12}}:[^。;:]{{0,40}}){{0,8}}"
        rf"|(?:上传|分享)(?:日期|时间)\s?:\s?{DAY}\s?(?:{_CLOCK})?[\s|]{{0,5}})",
        reason="the preview page's data about the file",
        example="- 上传日期:2023-01-12 07:32:14 |",
        innocent="上传时间紧、任务重,全体人员加班完成。",
    ),
    Rule(
        "page data",
        "edge",
        either(
            # a label and its value, or without one
            rf"(?=[^:]{{0,40}}:){_NO_PAPER}{_NO_COUNT}{_NO_SENTENCE}"
            rf"{_BEGIN}{LABELS}\s?[】\]]?\s?:(?!\s*$)[^。;]{{0,150}}。?",
            rf"{_NO_PAPER}{_NO_COUNT}(?:来源|作者|编辑)\s?\|[^。;]{{0,60}}|(?:本文)?转载?自\s?:?\s?[^。,;:]{{2,12}}(?:论坛|贴吧|博客)",
            r"[^。;:]{4,60},标签:[^。;]{0,100}|[(]?原标题\s?:.{2,80}",
            r"收录于(?:合集|话题)\s.{0,60}|(?:#(?![\d一二三四五六七八九十])[^\s#]{1,16}#?\s{0,3}){2,12}",
            # key words that are all kinds of text; those of a paper are not
            rf"{_BEGIN}关键[词字]\s?:\s?(?:[^。,;]{{0,12}}{_GENRE}(?:;|$)\s?){{1,9}}",
            rf"{_BEGIN}(?:关\s{{0,3}}键\s{{0,3}}[词字]|核心提示|tag标签|标签|点击|浏览|阅读次数)\s?:\s?",
            r"(?:时间|日期|来源|作者|编辑|小编|(?:更新|发布|上传)(?:时间|日期)|(?:文档|文件|资料)名称)\s?:\s?",
            # who edited and checked it
            rf"{_NO_COUNT}{_EDITED}\s?(?:[:|]|/(?=\s?[\u4e00-\u9fff]{{2,4}}(?:\s|$)))[^。;,\d]{{0,24}}|"
            rf"(?:拟稿|审核)人?\s?[:|]\s?{NAME}",
            # its day, with the hour, the source or the column beside it
            rf"(?:发[表布]于|更新于)\s?:?\s?(?:{DAY}|\d\d-\d\d)(?!\d?\s?的)[^。;]{{0,80}}|"
            rf"(?:发布于|ip属地)\s?[:\s]\s?[\u4e00-\u9fff]{{2,4}}(?<![网站报刊版])",
            rf"(?:https?://\S{{4,60}}\s|[^。,;]{{0,30}}){DAY}(?:\s{{0,3}}{_CLOCK}(?!\s?[-—~至到])|"
            rf"\s{{1,3}}来源\s?:)[^。;]{{0,60}}",
            rf"{DAY}发\(作者:.{{0,20}}\)",
            r".{0,160}enpproperty-->",
            # how long it is
            r"约\s?[\d.]{1,6}\s?(?:页|[千万]?字)|[1-9]\d?\s?页|(?:本文)?(?:字数|篇幅:?约?)\d{2,6}字?(?:,.{0,30})?",
            # its day with its readers; but in 图书馆阅读3000人次, 共阅读 56 册 an author counts
            rf"(?=[^人阅浏点遇查围]{{0,70}}[人阅浏点遇查围])(?=.{{0,60}}?(?:{DAY}|(?<!\d)\d\d-\d\d(?!\d)))"
            rf"(?=.{{0,60}}?(?:{_COUNT}|\d{{0,7}}人已围观|(?<![\u4e00-\u9fff])(?:阅读|浏览|点击)\s?\d{{1,7}}(?!\d|\s?[本册部篇卷])))"
            r"[^。,;:!?]{4,70}",
            # nothing but labels, values, counts and columns
            rf"(?=[^:]{{0,160}}:|.{{0,150}}admin)(?=.{{0,150}}?(?:{LABELS}|时间|日期|发[布表]于)\s?:|"
            rf"admin)(?>{_BEGIN}{_ITEM}(?:\s?次(?!\w))?[\s|/,】\])]{{0,6}}+){{2,12}}",
        ),
        reason="the page's own data around the article: labels, days, readers, editors",
        example="来源:某某在线 作者:佚名 点击:123",
        innocent="来源渠道进一步拓宽,全年争取资金三十万元。",
    ),
    Rule(
        "readers counted",
        "line",
        either(
            rf"(?:共?有|[^。,;:]{{2,60}}\s(?=\d{{1,8}}位))?{_COUNT}(?:本文)?(?:[\s|]{{0,3}}{_COUNT}){{0,3}}|"
            rf"(?:本文)?已(?:影响|帮助|有)\s?\d{{1,8}}\s?人.{{0,6}}"
            r"|[该本此](?:内容|文[档章])[^。,]{0,4}被\s?[\d.]{1,7}[万wk]?\+?\s?人(?:学习|使用|收藏|阅读|下载)(?:\s.{0,12})?",
            r"[(]?(?:[本全]文|(?:本篇)?文章)?(?:共计?)?\s?\d{2,6}\s?个?字.{0,8}(?:预计|阅读|读完).{0,20}|"
            r"(?:预计阅读(?:时长|时间)?|阅读[本全]文(?:时长|时间)?)[约需要:]{1,3}\d{1,3}分钟",
            r"(?:[\u4e00-\u9fff]{2,8}\s{1,3})?(?:阅读|浏览|点击|人气|热度)\s?[(]\s?[\d.]{1,7}\s?[w万k]?\+?\s?[)]",
            r"(?:浏览|阅读|收藏|热度|人气)[量数]?\s?[:(]?\s?\d{1,7}\s?(?:次|℃)?[)]?"
            r"(?:[\s·|]{1,4}(?:点赞|收藏|评论|转发|分享|喜欢)\s?\d{1,6}){0,3}(?:\s{1,3}评分\s?[\d.]{1,4}.{0,20})?",
        ),
        reason="the page counts its letters and its readers",
        example="共计3210个字,预计阅读时长9分钟。",
        innocent="全年接待阅读三万人次。",
    ),
    Rule(
        "menu",
        "edge",
        r"(?:网站)?首页(?=(?:[\u4e00-\u9fff]{0,12}?(?:概况|简介|介绍|新闻|动态|党建|党群|师资|教学|科研|研究|招生|就业|下载|"
        r"联系我们|公开|服务|公告|专栏|资讯|校友|互动|工作|队伍|中心)){4})[\u4e00-\u9fff]{10,160}",
        reason="the columns of a site, with nothing between them",
        example="首页学院概况师资队伍教学工作科学研究招生就业下载中心",
        innocent="首页点击量居全市各部门网站第一位",
    ),
    Rule(
        "breadcrumb",
        "edge",
        either(
            # a label before it
            r"[-·•*\s]{0,4}(?:归档时间:[\d\s:-]{8,20})?(?:您|你)?(?:现在|当前|目前)?(?:的|所在|所处)?的?位置"
            r"\s?(?::|是|→|>|»)?.{0,40}(?:首页|主页|>|»|›|→).{0,100}",
            # it begins with the home page
            rf"首页(?:\s{{1,3}}[^\s。,;:]{{2,30}}){{1,4}}|首页[\u4e00-\u9fff]{{0,8}}{_GENRE}[\u4e00-\u9fff]{{0,16}}",
            r"(?:1\.)?[\s>»]{0,3}(?:网站)?(?:首页|主页)\s?(?:>|»|›|→|/|-|\|).{0,100}",
            # arrows between the columns
            r"[^。,;:>]{2,12}>{1,2}",
            r"[>»›]{1,2}\s?[^。,;:>»›\d]{2,16}(?:\s?[>»›]{1,2}\s?[^。,;:>»›]{2,40}){0,4}|"
            r"(?:[^。,;>»›]{1,20}[>»›]{1,2}){2,6}[^。;>»›]{0,60}",
        ),
        reason="where the page stands in the site's menu",
        example="您的位置:首页 > 范文 > 工作总结",
        innocent="位置优越,交通便利,距县城十公里。",
    ),
    Rule(
        "site's menu",
        "edge",
        either(
            # whom it welcomes, and to what
            r"[^。,]{2,16}(?:网|站|库|吧)[为给](?:您|你|大家)提供(?:[^。,]{0,12}(?:范文|文档|资料|模板)[!。]?(?:\s?[\u4e00-\u9fff]{2,8}){0,20}"
            r"|:[^。]{2,60}。|[^。]{2,60}(?:内容|资讯|知识)。)",
            r"(?:您好[,!]?)?欢迎(?:来到|光临|访问|您来到)[^。,]{2,20}(?:[!|].{0,80}|网|站)",
        ),
        reason="the head and foot of the site in one line",
        example="欢迎来到某某资料站",
        innocent="欢迎光临的横幅挂满全镇,节日气氛浓厚。",
    ),
    Rule(
        "document preview",
        "line",
        either(
            # format, size and pages
            r"[-·•*\s]{0,4}(?:[a-z]{2,8}\s?\||[\d.]{1,9}\s?[kmg]b|(?:word|docx?|pdf|wps|txt)(?:格式|文档|版)?)[\s|]{0,6}",
            r"[-·•*]\s?(?:约\s?)?[\d.]{1,6}\s?(?:页|[千万]?字)[\s|]{0,6}|[^。,;]{4,80}[_*]第\s?\d{1,3}\s?页",
            # its name
            r"[^。,;:]{2,80}\.(?:docx?|pdf|pptx?|wps)(?:vip|[_*\s-]{1,3}第?\s?\d{1,3}\s?页?|\s?-\s?.{2,20})?",
        ),
        reason="the preview's file name, format, size and pages",
        example="- 8页",
        innocent="8页纸的名单",
        cues=("|", "b", "word", "doc", "pdf", "wps", "txt", "页", "ppt", "千字", "万字"),
    ),
    Rule(
        "shared document",
        "line",
        r".{0,200}(?:由(?:会员|用户|网友)(?:\(.{1,20}\))?.{0,4}(?:分享|主动上传|提供并上传)|可在线阅读|支持在线(?:阅读|预览)|页珍藏版|"
        r"会员免费下载|请在.{1,20}(?:上)?搜索|主动上传,|下载(?:资源|本?文档)需要?\s?\d{1,4}\s?(?:金币|积分|元)|发布于[\u4e00-\u9fff]{2,3}\s).{0,160}",
        reason="the preview site's headline; its place is the uploader's",
        example="2019年镇工作总结.docx 由会员分享,可在线阅读,更多相关(5页珍藏版)请在线搜索。",
        innocent="会员单位由年初的五家增加到九家。",
    ),
)

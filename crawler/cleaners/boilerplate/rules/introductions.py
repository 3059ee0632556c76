"""What sites write before a text to lead their readers in."""

from crawler.cleaners.boilerplate.rules.authors_words import OWN, OWN_WORDS
from crawler.cleaners.boilerplate.rules.editors_words import GATHER, GATHERED, GENRE, MODEL, READER
from crawler.cleaners.boilerplate.rules.rule import Rule, either, one_of
from indexer import late_re as re

_FOR_YOU = r"(?:给|为|帮|替|供|与|和)(?:大家|各位|您|你|同学们|读者)"
# A sentence that speaks to a reader, and of nothing that an author gathers from others.
_TO_READER = (
    "(?=.{0,400}?(?:大家|各位|[您你]|同学|考生|读者|有需要|范文|例文|模板))"
    r"(?!.{0,400}(?:录音|发言(?!稿)|汇报[一如了]|作.{0,6}汇报|通报|征求|意见建议|群众|问卷|我[把就将向在]|\d[多余]?[名户册]))"
)
_BELOW = "(?:以下|下面|接下来|这里(?!的)|特意|特地|本文|本篇|这篇)"  # how it speaks of the text below
# It is a text, or texts.
_STANDS_BELOW = "(?:(?:以下|下面)(?:的?(?:内容|文章|资料|范文|几篇)|这[篇份些][^。,]{0,4})|下文|具体(?:内容)?如下,)"
_SITE = "(?:本站|本网站|本文库|我站|范文网)"
# How a sentence ends that brings its reader a text.
_FOR_USE = (
    "(?:欢迎(?:大家)?(?:阅读|参考|借鉴|收藏|分享|浏览|下载)|[仅以]供|供(?:大家|您|你|各位)|参考一下|希望.{0,12}(?:帮助|帮到|喜欢|启发)|"
    "来(?:看|了解|学习)|看[一看]看|方便(?:大家|您|你)|↓)"
)
_OF_WHAT = one_of("工作 心得 述职 自查 思想 实习 调研 活动")
_IS = "(?:的使用范围|是|就是|是?指|作为)"
# An author speaks of his own (下面我和大家分享几点体会), and of what is on a stage.
_HIS_OWN = (
    "(?!.{0,120}(?:由我|[几两三四五][点个条]|我的|自己的|歌曲|舞蹈|节目|演唱|掌声|讲话[,。!])"
    "|.{0,80}(?:分享|交流|介绍)[^。]{0,6}(?:体会|经验|感[受悟]))"
)

# What a site writes above its introduction.
_LEAD_LABELS = "导语 前言 开篇 引言 摘要 导读预览 导读 简介 序言"
_LED_TO_READER = one_of(
    "网友(?:上传|“) (?:用户|会员|网友)投稿 不代表本站 客服 写作(?:灵感|思路|素材|带来) 为您的(?:阅读|写作) 筛选了 "
    "点评和分享 范文 小编 仅供参考 (?:精心|用心|特意|专门)(?:整理|挑选|收集|准备) "
    f"[为帮]{READER}(?:整理|精选|筛选|收集|推荐) 供{READER}(?:写作)?参考"
)
# What a site asks of such a text, and what it supposes its reader to feel.
_ASKED = one_of("怎么写 如何写 该怎么 怎样写 难写 什么样 包括什么 有没有 写什么 做到重点突出 发挥作用")
# How it begins to speak of time, or of the world in which one writes.
_TIME_GOES = one_of(
    "时光 光阴 岁月 日月 时间(?!紧) 日子 (?:一段时间的|忙碌|难忘的).{0,12}(?:工作|生活|学习) 人的记忆 不经意间 "
    "不知不觉 在(?:日常|平时|当下|当今|现在|现代|学习、|工作、|生活中|现实|我们的?) 随着(?:社会|个人|时间|时代|人们) "
    "在经济发展 在人们素养 当?我们(?:有|心[里中]|积累|在)[^。,]{0,16}[后时], "
    "当?[^。,]{0,12}(?:启发|收获|体会|体验|感悟)[后时],"
)
# … and to come to what its reader has to write.
_TO_WRITE = one_of(
    rf"写(?:一[份篇]|作|总结) {READER}.{{0,40}}{GENRE} (?:各类|优秀|优质)范文 {GENRE}(?:里|的?使用|如何写|在写作) "
    rf"(?:(?<!撰)写|做(?!好)|思考|构思)[^。,]{{0,8}}{GENRE} (?:使用|接触|用到|需要)[^。]{{0,8}}{GENRE}"
)
# Whose editors they are, and what they do there: no site's.
_EDITORS_OFFICE = one_of(
    "[名位]小编 小编(?:们|队伍|办|制|团队|培训|[走深]入|齐聚) 公众号 校报 新媒体 (?:年鉴|[志刊报])》?编者 史料 "
    " 编者与 采[访编写] [来发供]稿 通讯员 读者来信 我是"
)
# Of whom an author says that he has to write.
_WRITERS_DUTY = (
    one_of("教师 班主任 护士 干部 员工 学员 每个人 科室 单位 学生") + "[^。,]{0,6}?" + one_of("要 应 必须 忙着 写")
)

# The rules that take what a site says about the text.
ABOUT_TEXT = ("editor's sentence", "unnamed editor", "site that gathered", "network lead-in")

RULES: tuple[Rule, ...] = (
    Rule(
        "network lead-in",
        "line",
        rf"[【\[(]?{one_of(_LEAD_LABELS)}[】\])]?[:,\s]{{0,3}}.{{0,200}}{_LED_TO_READER}.{{0,200}}",
        reason="template sites put the same invitation before every text",
        example="导语:县教育局半年总结一文来源于网友上传,不代表本站观点,若需要原创文章可咨询客服老师,欢迎参考。",
        innocent="前言:过去的一年,全镇上下团结一心,圆满完成了各项任务。",
        sentence=True,
    ),
    Rule(
        "editor's abstract",
        "edge",
        r"(?:[【\[](?:导读|核心提示|阅读提示|(?:编者)?荐语)[】\]]:?|核心提示\s?:)[^【】\[\]]{4,200}",
        reason="what a portal's editor sets above a text to tell what it says",
        example="【导读】村官的梦想要与服务三农同行。",
        innocent="县报在【导读】栏目刊登我局做法三次。",
    ),
    Rule(
        "editor's abstract",
        "inline",
        "编者按:本文主要.{2,700}?(?:具体材料)?请详见:?",
        reason="an abstract that a site made from the headings of the text",
        example="编者按:本文主要从加强领导;健全制度;狠抓落实进行讲述。其中,主要包括:成立领导小组、签订责任书等,具体材料请详见:",
        innocent="编者按写得好,说明办报人用了心。",
    ),
    Rule(
        "editor's sentence",
        "line",
        either(
            # what he gathered, and for whom
            rf"(?>.{{0,300}}?(?:小编|编者|网编辑)(?!按))(?>.{{0,90}}?{GATHER}).{{0,120}}?"
            rf"(?:希望|欢迎|参考|借鉴|帮助|帮到|{READER}|{GENRE}|下面|内容如下|吧|↓|[!:]$).{{0,160}}",
            # that it stands here
            r".{0,200}(?:下面|以下|今天|接下来|本站|本网|范文网|就由|就是|以上).{0,12}(?:小编|编者).{0,160}",
        ),
        reason="the site's editor introduces the text to its reader",
        example="下面是小编收集整理的乡镇工作总结,仅供参考,欢迎阅读。",
        innocent="乡镇小编齐聚融媒体中心,分享经验,大家收获很大。",
        sentence=True,
        unless=re.compile(f"{_EDITORS_OFFICE}|{OWN_WORDS}"),
    ),
    Rule(
        "unnamed editor",
        "line",
        either(
            # for whom he gathered models
            rf".{{0,200}}{_FOR_YOU}.{{0,16}}(?:{GATHERED}|精心|带来|准备|分享|推荐|编辑).{{0,80}}"
            rf"(?:{MODEL}|{GENRE}\d{{1,2}}篇|欢迎(?:阅读|参考|借鉴|学习|大家)|供(?:您|你)(?:选用|参考)).{{0,120}}",
            # that what stands below was gathered for him
            rf"{_TO_READER}(?>.{{0,200}}?(?:{_BELOW}|本站|本网|今天(?!,))(?:是|就是|我|我们)?.{{0,12}}?{_FOR_YOU}.{{0,12}}?"
            rf"(?:{GATHERED}|精心|总结的|带来的(?=[^。]{{0,60}}(?:\d{{1,2}}篇|范文|模板))))[^。]{{0,160}}+。?.{{0,40}}",
            # that it was gathered, and for what use
            rf"{_TO_READER}(?>.{{0,200}}?(?:{_BELOW}[^。]{{0,30}}?|今天(?:是|就是)?(?:我|我们)[精细用]?心?){GATHERED}[了的]?)"
            r"(?>.{0,120}?(?:范文|例文|模板|参考|借鉴|希望|欢迎|欣赏|看看|帮助|一起来?(?:看|了解|学习)|来看))[^。]{0,120}+。?.{0,40}",
            rf".{{0,200}}(?:下面|以下|接下来)是(?:一些|几[篇份个]|部分).{{0,40}}(?:{GENRE}|心得).{{0,30}}(?:希望|欢迎|供).{{0,60}}",
            # what he brings, and for what use or for whom
            rf"{_HIS_OWN}(?:[^。]{{0,120}}[。?!])?[^。]{{0,60}}?(?:以下|下面|接下来|今天|这[里次]|为此|特意)[^。]{{0,24}}?"
            rf"(?:(?:{GATHER}|找来|编写|总结)[了的]?[^。]{{0,40}}?{GENRE}[^。]{{0,24}}{_FOR_USE}"
            rf"|{_FOR_YOU}[^。]{{0,10}}?(?:{GATHERED}|搜罗|找来|编写|准备)[了的][^。]{{0,40}}{GENRE})[^。]{{0,50}}。?",
        ),
        reason="an editor who does not name himself introduces the text to its reader",
        example="以下我给大家整理了一些优质的心得体会范文,希望对大家能够有所帮助。",
        innocent="座谈会上,张老师为大家分享了自己的带班经验,希望对大家有所帮助。",
        sentence=True,
        unless=OWN,
    ),
    Rule(
        "unnamed editor",
        "edge",
        either(
            # what stands below, and that it may help, be looked at or be used
            rf"[^。我]{{0,60}}{_STANDS_BELOW}[^。我]{{0,8}}(?:希望|或许)[^。我]{{0,4}}{READER}[^。]{{0,10}}"
            "(?:帮助|帮到|启发|灵感|思路)[^。]{0,6}[。!]?",
            rf"{_STANDS_BELOW}[^。,]{{0,4}},?仅?供{READER}(?:学习|阅读)?(?:参考|借鉴)[^。我]{{0,4}}[。!]?",
            rf"以下[是为]{_FOR_YOU}{GATHER}的(?:相关|全部|详细|具体)?(?:内容|资料|文章)(?:,(?:希望|[仅以]?供|感谢|欢迎)[^。]{{0,12}})?[。!:]?",
            r"(?:(?:下面|那么|接下来|快|相信大家都?想知道怎么写)(?:就|让|我们|大家|跟着?小编|下面|,){0,6})?一起来(?:看看?|学习|了解|阅读)(?:一下)?吧[!。~]?",
            # a model, which only a teacher of writing has for others
            r"(?!.{0,120}(?:学生|同学们|老师|教[学师材]|作文|课|朗读|仿写|试卷))[^。]{0,60}"
            r"(?:(?:下面|以下)[是的]?|看看|参考这|来看一?下)[这几一]?篇?(?:优秀的?)?范文[^。]{0,30}[。!?]?",
        ),
        reason="the same without a title",
        example="下面这篇范文,希望能帮您理清思路。",
        innocent="以下意见供大家讨论时参考。",
        sentence=True,
        unless=OWN,
    ),
    Rule(
        "site that gathered",
        "line",
        either(
            # the site gathered it
            rf".{{0,160}}{_SITE}(?:特意?|已|专门|为.{{1,10}}?)?(?:{GATHERED}|编辑|准备|搜罗|汇编).{{0,160}}",
            # its text is for a reader's use
            r".{0,60}本文(?:将|旨在|特意?)?(?:呈现|分享|提供|整理|介绍|为(?:您|你|大家|读者)|给大家)"
            r".{0,80}(?:范文|模板|参考|借鉴).{0,60}",
            # it is praised, or answers a question
            rf"[^。,]{{0,4}}(?:{_SITE}|(?:范文|文秘|公文|总结|文档)[^。,]{{0,2}}(?:网|之家|天地)|文库)\s?(?:[-—]{{1,2}}|·)\s?"
            r"(?:让|专[注业]|海量|一站式)[^。;:]{3,20}[!。]?",
            r"[【\[]?小编(?:寄语|提示|导?语|推荐语?|点评|有话说)[】\]]?[:,].{0,200}",
        ),
        reason="the site, or its text, says what it has gathered for its reader",
        example="本文将为您呈现几篇不同行业的年终总结范文,以供参考。",
        innocent="本文旨在总结全年普法工作,为明年的安排提供依据。",
        sentence=True,
        unless=OWN,
    ),
    Rule(
        "kind of model",
        "line",
        either(
            r"[(](?:侧重|偏重|着重|适用|适合|注重|偏向)[^()。:;]{2,40}(?:型|版|风格|角度|视角|总结|汇报|报告|写法|结构|框架)[)]",
            rf"本篇{GENRE}[^。]{{4,160}}。.{{0,120}}(?:适用于|适合)[^。]{{2,60}}(?:场景|场合|需求|岗位|人员|单位)[^。]{{0,20}}。",
        ),
        reason="the site says under the head of a part for whom the model is meant",
        example="(侧重于数据对比的汇报型总结)",
        innocent="(适用于五万亩以下的水库灌区)",
    ),
    Rule(
        "title introduced",
        "edge",
        either(
            rf"(?:(?:您|你)?(?:现在|正在)(?:浏览|阅读|查看|访问)的(?:是|内容是)?|以下(?:是|为)).{{2,80}}(?:全文(?!公[示布开])|是.{{2,80}}|"
            rf"{GENRE}的?(?:内容|全文)).{{0,80}}",
            r"(?:精品)?文章《.{2,80}》(?:收集|整理|来源|由).{0,80}|文(?:章|档)(?:标题|题目|名称):[^。]{2,100}",
        ),
        reason="the page announces its own title",
        example="你正在浏览的乡镇工作总结是乡镇工作总结",
        innocent="以下为各村工作总结的评比情况",
        unless=OWN,
    ),
    Rule(
        "definition of the genre",
        "line",
        either(
            rf"(?:写|所谓)?{_OF_WHAT}?{GENRE},?{_IS}.{{2,240}}"
            r"(?:书面(?:材料|文体)|文体|文书|应用文|一起来(?:看|学|参考)|文字材料|议论文).{0,160}",
        ),
        reason="a definition of the genre, the same before every text",
        example="总结是对某一阶段的工作进行回顾和分析的一种书面材料,它能使我们提高认识,让我们一起来写一份总结吧。",
        innocent="总结是为了更好地前进,我们要把经验和教训都运用到明年的工作中去。",
        sentence=True,
        unless=OWN,
    ),
    Rule(
        "reader's troubles",
        "edge",
        either(
            # what such a text is like, and how it is written
            rf".{{0,200}}{GENRE}.{{0,30}}(?:{_ASKED}|[^。]{{0,8}}(?:哪些|什么)(?:内容|格式|特点|事项)|真的很?难|你掌握"
            r"|[苦烦]恼|发愁|无从下笔|没有头绪).{0,120}[?吧呢]。?",
            rf".{{0,200}}什么样的[^。]{{0,6}}{GENRE}才(?:算|是[^。]{{0,3}}好|具有|具备|称得上|优秀|合格).{{0,60}}\?",
            # whether it is hard for him
            r"[^。]{0,60}写[好完]了[吗没]\?.{0,40}|.{0,60}看这一?篇(?:文章)?就够了[!。]?",
            r"(?:很多|许多|不少)(?:人|朋友)[^。我]{0,12}不(?:知道|会|太?清楚)该?怎么写[^。我]{0,24}[。!?]",
            r".{0,200}(?:无从下笔|[没毫][有无]头绪).{0,12}(?:\?|[吧呢]。?)",
        ),
        reason="the page asks its reader whether he has to write such a text",
        example="大家写总结时有没有思路不清的烦恼呢?",
        innocent="怎样写好调研报告,是办公室今年培训的重点。",
        sentence=True,
        unless=re.compile(f"怎么办|学生|记者|》[^。]{{0,4}}[哪什]|{OWN_WORDS}"),
    ),
    Rule(
        "time goes by",
        "edge",
        f"{_TIME_GOES}[^。]{{0,120}}{_TO_WRITE}.{{0,160}}",
        reason="the same words about time and writing stand before thousands of texts",
        example="光阴似箭,岁月无声,不知不觉一年又过去了,是时候认真写一份总结了。",
        innocent="时光荏苒,转眼一年过去了,现将全年工作总结如下:",
        sentence=True,
        unless=re.compile(
            rf"^.{{0,120}}(?:我(?!们)|本人|现将|如下|要求|学生|孩子|\d\s?[篇次万])|现在做|写下了|心中|支教|教官|岁末|{_WRITERS_DUTY}|{OWN_WORDS}"
        ),
    ),
)

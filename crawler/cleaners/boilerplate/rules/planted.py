"""What is planted inside an author's sentences: banners, names and addresses of sites, page numbers, jammers."""

import re

from crawler.cleaners.boilerplate.rules.rule import Rule, cues
from crawler.cleaners.title_words import GENRES

_GENRE = f"(?:{GENRES}|范文)"
_SITE_NAME = (
    r"(?:[\u4e00-\u9fff]{0,4}?(?:范文|文库|期刊|公文|文秘|总结|作文|论文|文档|秘书|写作|材料|资料)"
    r"(?:大全|搜|易|之家|下载|在线|中国)?(?:网(?!络|格|上|点)|之家|天地|吧(?=[-\])】w]))|[\u4e00-\u9fff]{2}文库)"
)
# Before an address with nothing between, only these can be told from the author's last words.
_KNOWN_NAME = (
    r"(?<![在于向被从《“\"国一品用忧小大典好百局县市区镇乡校院府])(?:百|第一|好|中国|精品|实用|无忧|小|大|查字典)?"
    r"(?:范文网|文库网|期刊网(?!数据|全文|收录)|公文网|文秘网|总结网|作文网)(?![络格])"
)
# Beside an address: two characters of the name before what all such names end in.
_NAME_AT_ADDRESS = (
    rf"(?:{_KNOWN_NAME}|[\u4e00-\u9fff]{{2}}(?:范文网|文库网?|期刊网|公文网|文秘网|总结网|作文网|论文网|资料网))"
)
# Of a site, not of an office. Its root alone is what marks copies; who cites a page gives its path.
_SITE = r"(?:https?://)?(?:www|wap)\.(?!gov)[a-z0-9-]{2,30}(?<!gov)(?<!edu)(?:\.(?!gov|edu)[a-z]{2,8}){1,2}"
_BARE_ADDRESS = rf"{_SITE}(?![a-z.])/?(?![a-z0-9/])"
_PATH = r"(?:/[a-z0-9./?=&*_-]{0,60})?"
_ADDRESS = (
    rf"{_SITE}(?![a-z.]){_PATH}"
    rf"|https?://[a-z0-9.-]{{4,40}}\.(?:com|net|cn|cc|org|example)(?<!gov\.cn)(?<!edu\.cn){_PATH}"
)

# A tag behind its "<".
_MARKUP = (
    r"/?(?:p|br|b|u|em|strong|span|div|font|section|img|a|h[1-6]|li|ul|ol|table|tbody|tr|td|o:p|i|sub|sup|"
    r"strike|small|center|fieldset|menu|form|button|label|pre|blockquote|d[ldt])"
    r"(?:\s[^<>]{0,300})?/?>\s?"
)

# A field of a form that nobody filled in.
_BLANK = r"\s{0,3}(?:姓名|单位|部门|职务|日\s?期|时间)\s?:\s?\*{3,40}(?:年\*{1,9}月\*{1,9}日)?"

# Behind its first character: a dozen and more letters, digits and several signs that no word, formula or address has
# side by side.
_SIGN = r"[&^#$~\\{}@|`<>]"
_JAM = (
    r"(?=[!-~ ]{0,30}?\d)(?=[!-~ ]{0,30}?[a-z])(?![!-~ ]{0,30}?(?:[a-z]{5}|http|www|\.com|\.cn))"
    rf"(?=[!-~ ]{{0,30}}?{_SIGN}[!-~ ]{{0,30}}?{_SIGN})[!-~ ]{{8,30}}(?<! )(?![!-~])"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "download banner",
        "inline",
        re.compile(
            r"(?=[(【\[此本该内下可w精])(?:"
            r"(?:精[编品选])?\s?word文档\s{1,2}下载可(?:自由|任意)?(?:编辑|修改)"
            r"|[(【\[]?(?:本文格式为word版,?)?(?:(?:此|本|该)文档)?(?:内容)?下载后?均?可以?(?:自由|任意|随意|自行|直接)?"
            r"(?:编辑|修改|复制|打印)(?:使用|删减|打印|修改|和修改)?[)】\]]?"
            r"|[(【\[]?(?:此|本|该)文档均?可(?:自由|任意|随意|自行)?(?:编辑|修改|打印)(?:使用|删减|打印|修改)?[)】\]]?"
            r"|[(【\[]?(?:可编辑可修改|可修改可编辑|可编辑word(?:版|文档)?|word(?:文档|版本|版)?可编辑(?:修改|版)?|可自由编辑修改)"
            r"[)】\]]?"
            r"|[(【\[](?=[^()【】\[\]。]{0,30}下载)[^()【】\[\]。]{0,24}可(?:自由|任意|随意|自行|直接)?(?:编辑|修改)"
            r"[^()【】\[\]。]{0,24}[)】\]])"
        ),
        cues("下载 文档 编辑"),
        "a banner of the download site in the middle of a sentence: the file may be edited",
        "下载后可任意编辑",
        "制度一经确定,任何人不可随意修改。",
    ),
    Rule(
        "download banner",
        "inline",
        re.compile(
            r"(?=[(【\[此本该仅只资内文])(?:"
            r"[(【\[]?(?:此|本|该)(?:文档|资料|文)(?:仅供)?(?:收集|来源|来自|整理)于?(?:互联)?网络?,?(?:仅供参考,?)?如有侵权,?请?"
            r"(?:联系|告知)(?:网站|我们|本站|作者)?删除[)】\]]?"
            r"|[(【\[]?[仅只]供(?:个人)?学习(?:与|和)?(?:交流|参考)(?:使用)?(?:,请勿商用)?[)】\]]?"
            r"|[(【\[]?(?:资料|内容|文档)仅供参考,?(?:实际情况实际分析|不当之处.{0,8}联系.{0,6}删除)?[)】\]]?)"
        ),
        cues("侵权 供学习 供个人 仅供参考"),
        "the same: it is for study, and from the net",
        "(仅供学习交流使用,请勿商用)",
        "会议材料供学习讨论时参考。",
    ),
    Rule(
        "download banner",
        "inline",
        re.compile(
            r"(?=[(【\[★精学开加升])(?:"
            r"[(【\[★]{0,2}精[品选](?:文档|资料|范文)(?:[,\s·]{0,3}(?:就在这里|欢迎下载|值得(?:下载|收藏|拥有)|仅供参考)|[★】\])])"
            r"[)】\]★]{0,2}"
            r"|(?<![生员工众民师的做当为成是])学习好帮手"
            r"|[(【\[]?(?:开通|加入|升级)vip(?:会员)?,?(?:即可|立即|免费|可)?(?:下载|查看|阅读)(?:完整版?|全文|更多|本)?"
            r"(?:文档|内容|资料)?[)】\]]?)"
        ),
        ("精品", "精选", "学习好", "vip"),
        "the same: praise, and an offer",
        "★精品文档★",
        "班长是同学们的学习好帮手。",
    ),
    Rule(
        "document site's slogan",
        "line",
        re.compile(
            r"(?=.{4,50}$)(?=.{0,50}?(?:精品|精选优质|可编辑|可修改|欢迎下载|倾情|奉上|仅供|精心整理|整理分享|分享整理|免费下载|点击下载|下载全文|如有侵权|专心|专注|值得(?:下载|收藏|拥有)))"
            r"(?>精品|精选|优质|精心|可|自由|自行|任意|随意|编辑|修改|复制|打印|删减|使用|word|docx?|ppt|文档|资料|范文|模板|文件|全文|内容|完整版?|版|学习|参考|借鉴|交流|仅供|个人|"
            r"欢迎|下载|整理|收集|分享|收藏|值得|拥有|倾情|奉上|为您|为你|专心|专注|专业|最新|最全|免费|更多|请|点击|好|各类|各种|实用|归纳|汇总|推荐|来[自源]于?|互联|网络?|"
            r"如有侵权|联系|删除|告知|与|和|的|本|此|该|[-—,·.!。、;:★☆*\s\d【】\[\]()《》\"“”]){2,40}"
        ),
        cues(
            "精品 优质 可编辑 可修改 欢迎下载 倾情 奉上 仅供 精心整理 整理分享 分享整理"
            " 免费下载 点击下载 下载全文 侵权 专心 专注 值得"
        ),
        "a line of nothing but a document site's words",
        "专心---专注---专业",
        "编辑内部学习资料,仅供干部职工参考使用。",
    ),
    Rule(
        "document site's slogan",
        "inline",
        re.compile(
            r"(?=[精优点可范])(?:(?:精选|精品|优质){1,2}(?:文档|资料|范文)?[-—,\s]{0,5}倾情为[你您]奉上\s?|点击(?:此处|这里)?下载更多(?:范文|资料|文档|内容)?"
            r"|范文仅供参考,自行(?:编辑|修改)(?:使用)?)"
            r"|(?<![^\n])(?:感谢(?:您|你)的(?:下载|阅读|支持)[!。\s]{0,2}(?:书山有路勤为径,学海无涯苦作舟[!。\s]{0,2})?|会员(?:专享|免费)(?:查看|阅读)(?=\d))"
        ),
        ("奉上", "点击", "仅供参考", "感谢您", "感谢你", "会员"),
        "the same in the middle of a sentence",
        "精选优质文档-倾情为你奉上",
        "奉上一份满意的答卷。",
    ),
    Rule(
        "document site's slogan",
        "inline",
        re.compile(
            r"(?:全国|中国|国内)?最(?:全面?|大|专业|好|新|权威)的(?:免费)?(?:范文|公文|文秘|文档|作文|论文|资料|材料|写作){1,3}"
            r"(?:参考|写作|下载|分享|学习|服务|交流|大全){0,3}(?:网站?|平台|门户)"
        ),
        ("最",),
        "the site praises itself instead of giving its name",
        "最全面的范文参考写作网站",
        "建成全省最大的资料中心",
    ),
    Rule(
        "site name",
        "inline",
        re.compile(
            r"(?:([\u4e00-\u9fff]{2,5}网)(?=本\w{1,2}权属\1))?本(?:资料|文档|文)权属[\u4e00-\u9fff]{2,6}网,(?:放上鼠标)?(?:按照?提示)?查看"
            r"[\u4e00-\u9fff]{2,6}网更多(?:资料|内容|文章)"
        ),
        ("权属",),
        "a site tells in the middle of a sentence that the text is its own",
        "某某网本资料权属某某网,放上鼠标按照提示查看某某网更多资料",
        "林地权属清楚,查看现场后颁证。",
    ),
    Rule(
        "characters at random",
        "inline",
        re.compile(r"[\u7f50-\u88ff\U0002b000-\U0002b800]{40,5000}"),
        cues("膂 莇 蚇 螂 羄 袅 薀 芀 蒅 肀 蕿 蚆 羁 螅 肅 虿 袃 艿 荿 薇"),
        "a document site fills a preview with characters as they stand in the code",
        "膀莇莀羆肆莆蒂蝿肁莅蚄肅羇莄螇袇芆莄蒆蚀膂莃蕿袆肈莂蚁虿羄蒁莀袄袀蒀蒃蚇腿葿薅袂膅蒈螇",
        "发放肉苁蓉、薏苡、蒲公英、茯苓、芍药种苗",
    ),
    Rule(
        "table of contents",
        "inline",
        re.compile(
            rf"本文目录[:\s]{{1,3}}(?:(?:20\d\d年?\s)?[^\s。,;:!?]{{2,40}}{_GENRE}(?:范文)?\s){{0,20}}(?:[^\s。,;:!?]{{2,40}}?{_GENRE})?"
        ),
        ("本文目录",),
        "the titles of the texts on the page in one line before the first of them",
        "本文目录 乡镇民政工作总结 县民政局上半年工作总结",
        "本文目录编排清楚,方便查阅。",
    ),
    Rule(
        "left out",
        "inline",
        re.compile(
            r"[.…]{0,6}(?:[(【\[][^。,;()【】\[\]…]{0,40}?(?:此处隐藏|省略)\s?\d{1,7}\s?个?字[^。)】\]…]{0,24}[)】\]]"
            r"|此处隐藏\s?\d{1,7}\s?个?字)[.…]{0,6}"
        ),
        ("此处隐藏", "省略"),
        "so much of the text is left out here, for members to read",
        "……此处隐藏20434个字……",
        "省略了汇报的程序,会议时间压缩到半小时。",
    ),
    Rule(
        "entity",
        "inline",
        re.compile(r"&(?:amp;)?(?:nbsp|ensp|emsp|zwnj|zwj|shy);?"),
        ("&nbsp", "&ensp", "&emsp", "&zw", "&shy", "&amp;"),
        "an entity that was escaped twice stands in the text as it is written",
        "&nbsp;",
        "R&D投入",
    ),
    Rule(
        "markup",
        "inline",
        re.compile(rf"<(?:{_MARKUP}(?:<{_MARKUP}){{0,19}}|正>(?<![^\n]<正>))"),
        ("</", "<p", "<br", "<b>", "<u>", "<em>", "<st", "<sp", "<di", "<fo", "<se", "<im", "<a ", "<h", "<l", "<正>"),
        "tags that were escaped twice stand in the text as they are written",
        '<p class="ql-block">',
        "a<b,b<p",
    ),
    Rule(
        "table of contents",
        "inline",
        re.compile(r"目\s?录\s?:?(?:\s?[一二三四五六七八九十]{1,3}、[^。\d\n]{4,60}\d{1,3}){3,30}"),
        ("目录", "目 录"),
        "headings of a document, each with its page, before the text in which they stand again",
        "目录一、加强组织领导2二、狠抓工作落实3三、存在的主要问题4",
        "全县公布目录一、二、三类事项30项,办结28项。",
    ),
    Rule(
        "site's word for models",
        "inline",
        re.compile("开头结尾模板范文"),
        ("开头结尾模板",),
        "a site's program put it behind the word for the kind, in the text as in the title",
        "开头结尾模板范文",
        "档案模板的开头、结尾统一了格式",
    ),
    Rule(
        "site's address",
        "inline",
        re.compile(
            rf"[\[【](?![^\[\]【】()。]{{0,24}}(?:网址|地址|网站|链接)\s?:)[^\[\]【】()。]{{0,24}}?(?:{_ADDRESS})[^\[\]【】()。]{{0,30}}[\]】]"
            rf"|[\[【(](?:来源|来自|摘自|转自|更多|本[^\[\]【】()。]{{0,6}}文|本[^\[\]【】()。]{{0,6}}(?:总结|计划|报告)|[^\[\]【】()。]{{0,6}}(?:范文|文库|文秘|公文))"
            rf"[^\[\]【】()。]{{0,24}}(?:{_ADDRESS})[^\[\]【】()。]{{0,30}}[\]】)]"
        ),
        ("www.", "http", "wap."),
        "another site's address in brackets, planted to mark copies",
        "(来源:某某范文网 www.example.com)",
        "在报名系统(http://www.example.com/login)填报。",
    ),
    Rule(
        "site's address",
        "inline",
        re.compile(
            rf"更多[^。,;]{{0,12}}请(?:访问|登录|关注|浏览)[^。,;]{{0,10}}?(?:{_ADDRESS})"
            rf"|(?:(?:[本此]文|文章|内容|资料)(?:来自|来源于?|源自|出自|转自)[^。,;]{{0,10}}?|(?:来自|来源|源自|出自|转自)于?\s?:?[^。,;:于]{{0,8}}?)"
            rf":?\s?(?:{_ADDRESS})(?:{_NAME_AT_ADDRESS})?"
        ),
        ("www.", "http", "wap."),
        "the same, as the text's source",
        "本文来源:http://www.example.com/1.html",
        "来源于农户的数据见附件(http://www.example.com/1.html)。",
    ),
    Rule(
        "site's address",
        "inline",
        re.compile(
            rf"(?:{_NAME_AT_ADDRESS})(?:{_ADDRESS})"
            rf"|(?<![址名站页箱台网统闻厂司\"”)])[(]{_BARE_ADDRESS}[)]"
            rf"|(?<![址名站页箱台为录陆问至在到见或和:/(【\[.\"])"
            rf"(?<![|录陆问至到见:] )(?!(?<![^\n])[!-~]{{1,90}}(?![^\n])){_BARE_ADDRESS}"
            rf"(?:{_NAME_AT_ADDRESS})?"
        ),
        ("www.", "http", "wap."),
        "the same between the author's words; an address with a path, or on a line of its own, may be his",
        "www.example.com",
        "本局网址为www.example.gov.cn,欢迎监督。",
    ),
    Rule(
        "site name",
        "inline",
        re.compile(
            r"(?=[\[【〖(\-—本文内资百第一好中精实无小大查范期公总作])(?:"
            r"[\[【〖(](?:更多.{0,12}?请(?:登录|访问|关注|点击|搜索)|本文由|转载于|转载自|摘录自):?[^\[\]【】〖〗()。]{2,40}[\]】〗)]|"
            r"[\[【(]本文(?:来自|来源|出自|选自|转自|摘自)[:于自]?[^\[\]【】()。]{2,20}[\]】)]|[-—]{1,2}[\u4e00-\u9fff]{2,6}(?:网|库|之家|天地|吧)[-—]{1,2}"
            rf"|[\[【(](?:来自|来源|出自|选自|摘自|由)[:于自]?{_SITE_NAME}(?:整理|收集|发布|提供)?[\]】)]"
            r"|(?P<behind_comma>(?<=,))?本文由[^。,;:]{2,10}?(?:收集|整理|搜集|提供|发布|上传){1,3}(?:,(?:版权|著作权)归[^。,;:]{1,8}所有)?(?(behind_comma),?)"
            rf"|(?:本文|文章|内容|资料)(?:由|来自|来源于?|出自|选自):?{_SITE_NAME}(?:会员|用户|网友)?(?:收集|整理|提供|发布|编辑|搜集|独家|为您|供稿|上传){{0,4}}"
            rf"|{_KNOWN_NAME})"
        ),
        cues(
            "范文网 文库 期刊网 公文网 文秘网 总结网 作文网 本文 更多 转载 摘录 来自 出自 选自 摘自 来源"
            " 网- 库- 网— 库— 天地- 之家-"
        ),
        "another site's name, planted inside a sentence to mark copies",
        "百范文网",
        "全年在中国文秘网发表信息三篇。",
    ),
    Rule(
        "source",
        "inline",
        re.compile(
            r"[(](?:来源|转自|转载自)\s?:[^()。:]{0,16}(?:网|报(?!告|表)|社(?!会|区)|客户端|公众号|频道)[^()。:]{0,16}[)](?![^\n])"
        ),
        cues("来源: 转自: 转载自: (来源 (转自 (转载自"),
        "where the site took it from, in brackets behind a paragraph",
        "(来源:某某网-某某新闻)",
        "年均增长百分之八(来源:省政府工作报告)",
    ),
    Rule(
        "share's price",
        "inline",
        re.compile(r"\(\d{1,5}\.\d{1,3},\s?[-+]?\d{1,4}\.\d{1,3},\s?[-+]?\d{1,3}\.\d{1,3}%\)"),
        ("%)",),
        "a portal of finance sets it behind a company's name",
        "(13.93, -0.69, -4.72%)",
        "(13.93, 比上年下降4.72%)",
    ),
    Rule(
        "credits",
        "inline",
        re.compile(
            r"[(](?:[^()。:/]{1,12}[:/](?:[^()。:/]{1,27}[:/]){0,2}[^()。:/]{1,14}[;,、\s])?"
            r"(?:审核|(?:责任)?编辑|责编|校对|签发|[一二三初复终]审)\s?[:/][^()。]{1,30}[)](?![^\n])"
            r"|(?<=[。!?”\"])\s{1,4}(?:(?:责任)?编辑|责编|校对)\s?[:/]\s?[\u4e00-\u9fff]{2,4}(?:\s[\u4e00-\u9fff]{2,4})?(?:\s\d{1,6})?(?![^\n])"
        ),
        cues("签发: 签发/ 审核: 审核/ 编辑: 编辑/ 责编: 责编/ 校对: 校对/ 审:"),
        "who wrote, edited and checked a piece for the site, behind its last words",
        "(撰稿:张三;审核:李四)",
        "(送审稿由办公室起草,分管领导审核)",
    ),
    Rule(
        "blank form",
        "inline",
        re.compile(
            rf"\s?(?:编(?:者|写人|制人|制单位)|撰[写稿]人|填[写表]人|(?:总结|计划|报告|文档|合同)范本)\s?:\s?\*{{3,40}}(?:{_BLANK}){{0,5}}"
            rf"|(?:{_BLANK}){{1,4}}(?<=日)"
        ),
        (":***", ": ***"),
        "the form of a document site that nobody filled in",
        "编者:___________ 日 期:___________",
        "编者:本刊编辑部",
    ),
    Rule(
        "page mark",
        "inline",
        re.compile(
            r"(?:\d{1,3}\s)?第\s{0,2}页\s{0,2}共\s{0,2}页|第\s{0,2}\d{1,3}\s{0,2}页\s{0,2}[,/]?\s{0,2}[(]?共\s{0,2}\d{1,3}\s{0,2}页[)]?"
        ),
        ("页",),
        "the page number of a paginated original",
        "第3页共12页",
        "第三页共有五处需要修改",
    ),
    Rule(
        "page mark",
        "inline",
        re.compile(
            r"(?:第?\s?(?:num)?pages?\s?[\\*\s]{0,4}(?:arabic[\\*\s]{1,4})?mergeformat\s?\d{0,4}\s?页?\s?共?){1,4}"
            r"|第\s?page\s?页\s?共\s?(?:num)?pages?\s?页"
        ),
        ("mergeformat", "page"),
        "the fields of a word processor that number the pages",
        "第PAGE\\*Arabic\\*MERGEFORMAT3页共NUMPAGES\\*MERGEFORMAT3页",
        "打开homepage页面,点击共享。",
    ),
    Rule(
        "forum jammer",
        "inline",
        re.compile(
            r"(?=[!-~]{1,2} [!-~]{1,2} )(?=[ -~]{0,40}[&^#$~\\{}\"@])(?=[ -~]{0,40}[a-z])"
            r"(?:[!-~]{1,2} ){5,40}[!-~]{0,2}"
        ),
        ("&", "^", "#", "$", "~", "\\", "{", "}", '"', "@"),
        "letters and signs that a forum strews into its texts against copying",
        "& _3 ^; K# R y; w6 n5 q",
        "分别为 3 % 、 4 % 、 5 % 。",
    ),
    Rule(
        "forum jammer",
        "inline",
        re.compile(rf"[!-~](?:(?<![^\n][!-~]){_JAM}(?=[\u4e00-\u9fff])|(?<![!-~ ][!-~]){_JAM}(?![^\n]))"),
        cues("& ^ # $ ~ \\ { } @ | ` < >"),
        "the same in one word at the beginning and the end of a paragraph",
        "k7z|y'vb&pub4d:b0",
        "r&d经费比上年增长了三成",
    ),
    Rule(
        "forum jammer",
        "inline",
        re.compile(
            r"[\u4e00-\u9fff]{2,10}(?:网|论坛|社区|家园|之家)\s{1,3}(?=[!-~ ]{0,30}?\d)(?=[!-~ ]{0,30}?[a-z])"
            r"(?=[!-~ ]{0,30}?[!-/:-@\[-`{-~])[!-~][!-~ ]{8,30}(?![^\n])"
        ),
        ("网 ", "论坛 ", "社区 ", "家园 ", "之家 "),
        "the forum's name, and the same behind it, at the end of a paragraph",
        "某某汽车网 -6wn0o9b(p h",
        "接入互联网 100 m",
    ),
    Rule(
        "broken bullets",
        "inline",
        re.compile(r"(?:;\s?){3,40}"),
        (";;", "; ;"),
        "bullets that a converter turned into semicolons",
        ";;;;",
        "一手抓发展;一手抓稳定;两手都要硬。",
    ),
)

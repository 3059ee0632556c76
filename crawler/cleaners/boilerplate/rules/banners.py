"""Insertions of document sites between an author's sentences: offers, praise, contents, notes on omissions."""

from crawler.cleaners.boilerplate.rules.rule import Rule, cues
from crawler.cleaners.title_words import GENRES
from indexer import late_re as re

_GENRE = f"(?:{GENRES}|范文)"

RULES: tuple[Rule, ...] = (
    Rule(
        "download banner",
        "inline",
        re.compile(
            r"(?=[(【\[此本该内下可w精专])(?:"
            r"(?:精[编品选])?\s?word文档\s{1,2}下载可(?:自由|任意)?(?:编辑|修改)"
            r"|[(【\[]?(?:本文格式为word版,?)?(?:(?:此|本|该)文档)?(?:内容)?下载后?均?可以?(?:自由|任意|随意|自行|直接)?"
            r"(?:编辑|修改|复制|打印(?!,))(?!的[表模格样])(?:使用|删减|打印|修改|和修改)?[)】\]]?"
            r"|[(【\[]?(?:此|本|该)文档均?可(?:自由|任意|随意|自行)?(?:编辑|修改|打印)(?:使用|删减|打印|修改)?[)】\]]?"
            r"|[(【\[]?(?:可编辑可修改|可修改可编辑|可编辑word(?:版|文档)?|(?:专业)?word(?:文档|版本|版|格式)?可(?:自由)?(?:复制)?编辑(?:修改|版)?|可自由编辑修改)"
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
            r"(?=[(【\[此本该仅只资内文以])(?:"
            r"[(【\[]?(?:此|本|该)(?:文档|资料|文)(?:仅供)?(?:收集|来源|来自|整理)于?(?:互联)?网络?,?(?:仅供参考,?)?如有侵权,?请?"
            r"(?:联系|告知)(?:网站|我们|本站|作者)?删除[)】\]]?"
            r"|[(【\[]?[仅只]供(?:个人)?学习(?:与|和)?(?:交流|参考)(?:使用)?(?:,请勿商用)?[)】\]]?"
            r"|[(【\[]?(?:以上)?(?:资料|内容|文档)仅供参考(?!的),?(?:具体以[^。,]{1,12}为准|实际情况实际分析|不当之处.{0,8}联系.{0,6}(?:删除|改正))?[)】\]]?)"
        ),
        cues("侵权 供学习 供个人 仅供参考"),
        "a banner of the download site: the file is for study, or from the net",
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
        "a banner of the download site: praise, or an offer",
        "★精品文档★",
        "班长是同学们的学习好帮手。",
    ),
    Rule(
        "document site's slogan",
        "line",
        re.compile(
            r"(?=.{4,50}$)(?=.{0,50}?(?:精品|精选优质|可编辑|可修改|欢迎下载|倾情|奉上|仅供|精心整理|整理分享|分享整理|免费下载|点击下载|下载全文|如有侵权|专心|专注|值得(?:下载|收藏|拥有)|文案|范例|实用文档|推荐精选|精选推荐|学习参考|精编|word|页[眉脚]内容|资料(?:推荐|整理)|感谢下载|切勿商用|不得用于商业|双击|24小时内?删除|不易))"
            r"(?>精品|精选|优质|精心|可|自由|自行|任意|随意|编辑|修改|复制|打印|删减|使用|word|docx?|ppt|文档|资料|范文|模板|文件|全文|内容|完整版?|版|学习|参考|借鉴|交流|仅供|个人|"
            r"欢迎|下载|整理|收集|分享|收藏|值得|拥有|倾情|奉上|为您|为你|专心|专注|专业|最新|最全|免费|更多|请|点击|好|各类|各种|实用|标准|完[整美]|格式|整理为|文案|大全|范例|精编|只供|来源|感谢|载|页眉|页脚|归纳|汇总|推荐|来[自源]于?|互联|网络?|"
            r"如有侵权|联系|删除|告知|切勿|不得|用于|商用|商业用途|双击|水印|在|小时|内|后|不易|原创|支持|直接|共享|与|和|的|本|此|该|[-—,·.!。、;:★☆*\s\d【】\[\]()《》\"“”]){2,40}"
        ),
        cues(
            "精品 优质 可编辑 可修改 欢迎下载 倾情 奉上 仅供 精心整理 整理分享 分享整理"
            " 免费下载 点击下载 下载全文 侵权 专心 专注 值得 文案 范例 实用文档 推荐精选 精选推荐 学习参考 精编 word"
            " 页眉 页脚 资料推荐 资料整理 感谢下载 切勿商用 商业 双击 24小时内 不易"
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
            r"|(?<![^\n])(?:感谢(?:您|你)的(?:下载|阅读|支持)(?![与和、,]|[建意]|我们)[!。\s]{0,2}(?:书山有路勤为径,学海无涯苦作舟[!。\s]{0,2})?|会员(?:专享|免费)(?:查看|阅读)(?=\d))"
        ),
        ("奉上", "点击", "仅供参考", "感谢您", "感谢你", "会员"),
        "a document site's words in the middle of a sentence",
        "精选优质文档-倾情为你奉上",
        "奉上一份满意的答卷。",
    ),
    Rule(
        "document site's slogan",
        "inline",
        re.compile(
            r"(?<![成了为造设内国])(?:全国|中国|国内)?最(?:全面?|大|专业|好|新|权威)的(?:免费)?(?:范文|公文|文秘|文档|作文|论文|资料|材料|写作){1,3}"
            r"(?:参考|写作|下载|分享|学习|服务|交流|大全){0,3}(?:网站?|平台|门户)"
        ),
        ("最",),
        "the site praises itself instead of giving its name; an author says who built it (建成国内最大的…)",
        "最全面的范文参考写作网站",
        "建成了国内最大的论文资料平台",
    ),
    Rule(
        "document's code",
        "inline",
        re.compile(
            r"(?:标准化管理(?:部|处|小组)|文件|文档)?编码[(\[【](?=[0-9a-z-]{0,60}[a-z]{3}[0-9a-z]{0,9}-[0-9a-z-]{0,60}[a-z]{3})[0-9a-z-]{10,80}[)\]】]"
            r"|document (?:serial )?number\s?[:【]?\s?[0-9a-z-]{10,80}】?"
            r"|for personal use only in study and research;? ?not for commercial use"
        ),
        ("编码", "document", "for personal"),
        "what a document site's program writes into a file against copying",
        "文件编码(008-TTIG-UTITD-GKBTT)",
        "产品编码[zj-2010-12-001-0002]已备案。",
    ),
    Rule(
        "table of contents",
        "inline",
        re.compile(
            rf"本文目录[:\s]{{1,3}}(?:(?:20\d\d年?\s)?[^\s。,;:!?]{{2,40}}{_GENRE}(?:范文)?\s){{0,20}}(?:[^\s。,;:!?]{{2,40}}?{_GENRE})?"
            r"|目\s?录\s?:?(?:\s?[一二三四五六七八九十]{1,3}、[^。\d\n]{4,60}\d{1,3}){3,30}"
        ),
        ("目录", "目 录"),
        "the titles of the texts on the page, or the headings with their pages, in one line before the text",
        "本文目录 乡镇民政工作总结 县民政局上半年工作总结",
        "本文目录编排清楚,方便查阅。",
    ),
    Rule(
        "more to be seen",
        "inline",
        re.compile(
            r"(?:(?<=[。!?…])\s{0,3}(?:查看|展开|阅读)(?:全部|更多|全文|详情)|(?:点击)?展开(?:阅读)?全文)(?:>{1,3}|»)?(?![^\n])"
        ),
        cues("查看 展开 阅读"),
        "a portal shows the rest behind a link at the end of a paragraph",
        "查看全部",
        "请查看全部附件。",
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
        "site's word for models",
        "inline",
        re.compile("开头结尾模板范文"),
        ("开头结尾模板",),
        "a site's program put it behind every word for the kind of text, in the title and in the text",
        "开头结尾模板范文",
        "档案模板的开头、结尾统一了格式",
    ),
)

"""Insertions of document sites between an author's sentences: offers, praise, contents, notes on omissions."""

from crawler.cleaners.boilerplate.rules.rule import Rule, beginning, cues, either, one_of
from crawler.cleaners.vocabulary.title_words import GENRES

_GENRE = f"(?:{GENRES}|范文)"
_OPEN, _CLOSE = r"[(【\[]?", r"[)】\]]?"
_THIS_FILE = "(?:(?:此|本|该)文档)"
_FREELY = "(?:自由|任意|随意|自行|直接)?"
_TOO = "(?:使用|删减|打印|和?修改)?"

# Of such words, and nothing else, a document site's slogan is made.
_OF_SLOGAN = one_of(
    r"""
    精品 精选 优质 精心 可 自由 自行 任意 随意 编辑 修改 复制 打印 删减 使用 word docx? ppt 文档 资料 范文 模板 文件
    全文 内容 完整版? 版 学习 参考 借鉴 交流 仅供 个人 欢迎 下载 整理 收集 分享 收藏 值得 拥有 倾情 奉上 为您 为你
    专心 专注 专业 最新 最全 免费 更多 请 点击 好 各类 各种 实用 标准 完[整美] 格式 整理为 文案 大全 范例 精编 只供
    来源 感谢 载 页眉 页脚 归纳 汇总 推荐 来[自源]于? 互联 网络? 如有侵权 联系 删除 告知 切勿 不得 用于 商用 商业用途
    双击 水印 在 小时 内 后 不易 原创 支持 直接 共享 与 和 的 本 此 该 [-—,·.!。、;:★☆*\s\d【】\[\]()《》\"“”]
    """
)

RULES: tuple[Rule, ...] = (
    Rule(
        "download banner",
        "inline",
        beginning(
            r"精\sw(【\[本此该内下可专仅只以资文★学开加升",
            r"[(【\[](?=[^()【】\[\]。]{0,30}下载)[^()【】\[\]。]{0,24}可(?:自由|任意|随意|自行|直接)?(?:编辑|修改)[^()【】\[\]。]{0,24}[)】\]]",
            rf"{_OPEN}(?:本文格式为word版,?)?{_THIS_FILE}?(?:内容)?下载后?均?可以?{_FREELY}(?:编辑|修改|复制|"
            rf"打印(?!,))(?!的[表模格样]){_TOO}+(?!的[规做办]){_CLOSE}",
            rf"{_OPEN}{_THIS_FILE}均?可{_FREELY}(?:编辑|修改|打印){_TOO}{_CLOSE}",
            rf"{_OPEN}(?:可编辑可修改|可修改可编辑|可编辑word(?:版|文档)?|可自由编辑修改|"
            rf"(?:专业)?word(?:文档|版本|版|格式)?可(?:自由)?(?:复制)?编辑(?:修改|版)?){_CLOSE}",
            # it is for study, or from the net
            rf"{_OPEN}(?:此|本|该)(?:文档|资料|文)(?:仅供)?(?:收集|来源|来自|整理)于?(?:互联)?网络?,?(?:仅供参考,?)?"
            rf"如有侵权,?请?(?:联系|告知)(?:网站|我们|本站|作者)?删除{_CLOSE}",
            rf"{_OPEN}[仅只]供(?:个人)?学习(?:与|和)?(?:交流|参考)(?:使用)?(?:,请勿商用)?{_CLOSE}",
            rf"{_OPEN}(?:以上)?(?:资料|内容|文档)仅供参考(?!的),?(?:具体以[^。,]{{1,12}}为准|实际情况实际分析|"
            rf"不当之处.{{0,8}}联系.{{0,6}}(?:删除|改正))?{_CLOSE}",
            # it is praised, and more is offered
            r"[(【\[★]{0,2}精[品选](?:文档|资料|范文)(?:[,\s·]{0,3}(?:就在这里|欢迎下载|值得(?:下载|收藏|拥有)|仅供参考)|[★】\])])[)】\]★]{0,2}",
            r"(?<![生员工众民师的做当为成是])学习好帮手",
            rf"{_OPEN}(?:开通|加入|升级)vip(?:会员)?,?(?:即可|立即|免费|可)?(?:下载|查看|阅读)(?:完整版?|全文|更多|本)?(?:文档|内容|资料)?{_CLOSE}",
        ),
        reason="a banner of the download site in the middle of a sentence",
        example="下载后可任意编辑",
        innocent="制度一经确定,任何人不可随意修改。会议材料供学习讨论时参考。",
    ),
    Rule(
        "document site's slogan",
        "line",
        rf"(?=.{{4,50}}$)(?>{_OF_SLOGAN}){{2,40}}",
        reason="a line of nothing but a document site's words",
        example="专心---专注---专业",
        innocent="编辑内部学习资料,仅供干部职工参考使用。",
        cues=cues(
            "精品 精选优质 可编辑 可修改 欢迎下载 倾情 奉上 仅供 精心整理 整理分享 分享整理 免费下载 点击下载 下载全文"
            " 如有侵权 专心 专注 值得下载 值得收藏 值得拥有 文案 范例 实用文档 推荐精选 精选推荐 学习参考 精编 word"
            " 页眉内容 页脚内容 资料推荐 资料整理 感谢下载 切勿商用 不得用于商业 双击 24小时内删除 24小时删除 不易"
        ),
    ),
    Rule(
        "document site's slogan",
        "inline",
        either(
            r"(?:精选|精品|优质){1,2}(?:文档|资料|范文)?[-—,\s]{0,5}倾情为[你您]奉上\s?",
            r"点击(?:此处|这里)?下载更多(?:范文|资料|文档|内容)?|范文仅供参考,自行(?:编辑|修改)(?:使用)?",
            r"(?<![^\n])会员(?:专享|免费)(?:查看|阅读)(?=\d)|文库vip限时优惠(?:现在开通,?[^。,]{2,16})?(?:立即获取)?",
            # it praises itself instead of giving its name; an author says who built it (建成国内最大的…)
            r"(?<![成了为造设内国])(?:全国|中国|国内)?最(?:全面?|大|专业|好|新|权威)的(?:免费)?"
            r"(?:范文|公文|文秘|文档|作文|论文|资料|材料|写作){1,3}(?:参考|写作|下载|分享|学习|服务|交流|大全){0,3}(?:网站?|平台|门户)",
        ),
        reason="a document site's words in the middle of a sentence",
        example="精选优质文档-倾情为你奉上",
        innocent="奉上一份满意的答卷,建成了国内最大的论文资料平台。",
    ),
    Rule(
        "document's code",
        "inline",
        r"(?:标准化管理(?:部|处|小组)|文件|文档)?编码[(\[【]"
        r"(?=[0-9a-z-]{0,60}[a-z]{3}[0-9a-z]{0,9}-[0-9a-z-]{0,60}[a-z]{3})[0-9a-z-]{10,80}[)\]】]"
        r"|document (?:serial )?number\s?[:【]?\s?[0-9a-z-]{10,80}】?"
        r"|for personal use only in study and research;? ?not for commercial use",
        reason="what a document site's program writes into a file against copying",
        example="文件编码(008-TTIG-UTITD-GKBTT)",
        innocent="产品编码[zj-2010-12-001-0002]已备案。",
    ),
    Rule(
        "table of contents",
        "inline",
        rf"本文目录[:\s]{{1,3}}(?:(?:20\d\d年?\s)?[^\s。,;:!?]{{2,40}}{_GENRE}(?:范文)?\s){{0,20}}"
        rf"(?:[^\s。,;:!?]{{2,40}}?{_GENRE})?"
        r"|目\s?录\s?:?(?:\s?[一二三四五六七八九十]{1,3}、[^。\d\n]{4,60}\d{1,3}){3,30}",
        reason="the titles of the texts on the page, or the headings with their pages, in one line before the text",
        example="本文目录 乡镇民政工作总结 县民政局上半年工作总结",
        innocent="本文目录编排清楚,方便查阅。",
    ),
    Rule(
        "more to be seen",
        "inline",
        r"(?:(?<=[。!?…])\s{0,3}(?:查看|展开|阅读)(?:全部|更多|全文|详情)|(?:点击)?展开(?:阅读)?全文)(?:>{1,3}|»)?(?![^\n])",
        reason="a portal shows the rest behind a link at the end of a paragraph",
        example="查看全部",
        innocent="请查看全部附件。",
    ),
    Rule(
        "left out",
        "inline",
        r"[.…]{0,6}(?:[(【\[][^。,;()【】\[\]…]{0,40}?(?:此处隐藏|省略)\s?\d{1,7}\s?个?字[^。)】\]…]{0,24}[)】\]]"
        r"|此处隐藏\s?\d{1,7}\s?个?字)[.…]{0,6}",
        reason="so much of the text is left out here, for members to read",
        example="……此处隐藏20434个字……",
        innocent="省略了汇报的程序,会议时间压缩到半小时。",
    ),
)

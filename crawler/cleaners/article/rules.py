"""What the names of elements and the wording of lines say about a page's parts: data for the extractor, no code."""

from indexer import late_re as re

# Class or id of an element that holds an article's body.
BODY_NAME = re.compile(
    r"(?:^|[\s_-])(?:art(?:icle)?[_-]?(?:body|content|con|text|main|detail|p)|artibody|"
    r"post[_-]?(?:body|content|text)|endtext|main[_-]?text|text[_-]?(?:body|con|content)|trs_(?:u?editor|autoadd)|"
    r"zoom|news[_-]?(?:content|text|body|con|txt)|entry[_-]?content|con[_-]?text|"
    r"detail[_-]?(?:content|con|text|body)|view[_-]?(?:content|con)|info[_-]?(?:content|con)|"
    r"content[_-]?(?:text|body|main|txt|detail)|"
    r"neirong|zhengwen|wenzhang|fontzoom|printcontent|content|nr|artical|article)"
    r"(?=$|[\s_\d-])"
)
# Those among them that templates use for nothing else.
SURE_BODY_NAME = re.compile(
    r"(?:^|[\s_-])(?:art(?:icle)?[_-]?(?:body|content|text)|artibody|post[_-]?(?:body|content)|endtext|main[_-]?text|"
    r"trs_(?:u?editor|autoadd)|postmessage|ucap-content|vsb_content\w*|news[_-]?(?:content|text|body)|"
    r"entry[_-]?content|rich_media_content|"
    r"zhengwen|wenzhang|fontzoom)(?=$|[\s_\d-])"
)
# Class or id of an element that is never part of one, wherever it stands.
OTHER_NAME = re.compile(
    r"vjs-|comment|pinglun|reply|respond|tie-|share|jiathis|relat(?:ed|ion|ive(?=[\w-]))|xiangguan|recommend|tuijian|"
    r"(?:^|[\s_-])(?:re[cl]|xg|tj|ad|ads|adv|hot|rank|side|aside|nav|menu|crumb|location|weizhi|position(?!-)|"
    r"tags?(?!-)|pager|"
    r"paging|page-?(?:nav|list|num|bar|link)|fenye|toolbar|tools?|login|register|copyright|"
    r"\w?foot(?:er|box|nav|menu|con|info|link)?|bottom-?nav|top-?bar|topnav|header|"
    r"(?<![_-])gutter(?![_\d-])|line-?nos?|line-?numbers?|prev|next|pre_?next|shangxia|dianzan|zan|like|follow|"
    r"subscribe|qrcode|ewm|erweima|feedback|jiucuo|"
    r"down(?:load)?[_-]?(?:box|area|wrap|bar|btn|tips?|doc|file|con|link|word)|download|search|sitemap|links?|"
    r"friendlink|mianze|shengming|disclaimer|"
    r"source-?info|author-?info|meta|postmeta(?:data)?|entry-?meta|article-?info|art-?info|info-?bar|popup|modal|"
    r"dialog|tips?|(?<!label-)hidden|no-?print)(?=$|[\s_\d-])|breadcrumb|sidebar|guanggao|advert|banner|hotnews|"
    r"paihang|pagination|prevnext|read-?more|loadmore"
)
# Those of them that leave no doubt.
SURELY_OTHER_NAME = re.compile(
    r"vjs-|comment|pinglun|recommend|tuijian|relat(?:ed|ion)|xiangguan|sidebar|footer|copyright"
)
# Of those the names that a box of an author's words bears as well: a lead paragraph, an abstract, a document's head.
LOOSE_NAME = re.compile(
    r"(?:^|(?<=[\s_-]))(?:header|tips?|meta|(?:source|author|article|art)-?info|info-?bar|top-?bar|tools?)(?=$|"
    r"[\s_\d-])"
)
# … and that of a box which holds an article's rest until the reader asks for more.
REST_NAME = re.compile(r"read-?more|loadmore")
# Class of an element that holds the words under a picture.
CAPTION_NAME = re.compile(
    r"(?:^|[\s_-])(?:fig)?caption(?=$|[\s_-])|"
    r"(?:^|[\s_-])(?:img|image|pic|photo)[_-]?(?:desc(?:ription)?|info|note|text|title)?(?=$|[\s\d])"
)
# Elements whose kind says so.
OTHER_TAGS = frozenset(("nav", "footer", "aside", "menu"))

# A line that is no sentence of an article, however long: what sites say of themselves and ask of their visitors. Each
# row is its cues and its forms, none of which stands where none of the cues does.
_NOTICES = (
    ("版权|版權", r"版权所有|版權所有|版权说明\s*[:：]|版权归[^，。]{0,12}所有"),
    ("Copyright|©|All Rights", r"Copyright|©|All Rights Reserved"),
    ("ICP|公网安备|许可证", r"ICP[备证]|公网安备|经营许可证(?:编?号)?\s*[:：]"),
    ("备案号|标识码", r"网站备案号|网站标识码"),
    ("网友|评论", r"网友(?:评论|跟帖|发言)|(?:发表|查看|我要|参与|全部|最新|热门)(?:您的)?评论|评论仅代表|跟帖评论"),
    ("文明上网|自律管理", r"文明上网|自律管理"),
    ("登录|密码|注册", r"请(?:您)?先?登录|用户名.{0,8}密码|记住密码|忘记密码|注册(?:新)?(?:用户|账号|会员)"),
    ("不良信息", r"违法和?不良信息举报"),
    ("未经", r"未经(?:本站|本网|.{0,20}书面)?(?:授权|许可|允许|同意).{0,12}(?:转载|使用|复制)"),
    ("本网|本站", r"(?:本网|本站)(?:站)?(?:转载|登载|刊载|所有|内容|部分|公告\s*[:：])"),
    ("不代表", r"不代表(?:本站|本人|本平台|.{0,12}网)"),
    ("侵权|版权", r"(?:如|若|涉及|存在).{0,8}(?:侵权|版权).{0,20}(?:联系|删除|告知|举报)"),
    ("下载|下載", r"下载到电脑|点击下载|下载(?:客户端|APP)|下載.{0,6}APP"),
    ("Notice", r"Notice\s*:\s*The content above"),
    ("推荐度|文档为", r"^\W*推荐度\s*[:：]|^\W*文档为\s?\w{3,4}\s?格式"),
    ("doc|pdf|wps", r"^《.{2,60}[.．](?:docx?|pdf|wps)》$"),
    ("声明", r"(?:免责|特别|版权|郑重|严正|网站)声明\s*[:：】]"),
    ("转载|轉載", r"(?:转载|轉載).{0,3}(?:[注註标指]明|标注)"),
    ("扫一扫|微信扫描|二维码", r"扫一扫|微信扫描|扫描.{0,6}二维码"),
    ("分享到|关注", r"分享到|关注(?:我们|公众号|微信)"),
    ("打赏", r"(?:扫码|微信|支付宝|您的|喜欢).{0,6}打赏"),
)
NOTICE = re.compile("|".join(forms for _, forms in _NOTICES))
NOTICE_CUE = re.compile("|".join(cues for cues, _ in _NOTICES))  # found far sooner
# Words of a site's foot that authors use as well: they count only in a line that is no sentence.
FOOT = re.compile(
    r"主办单位|承办单位|技术支持|备案[号序]|举报(?:电话|邮箱|中心)|"
    r"服务(?:电话|热线|QQ)|咨询(?:电话|热线|QQ)|客服(?:电话|热线|QQ)|联系我们"
)
# A site's address and telephone; authors give theirs too, so such a line only gives no weight to the box around it.
CONTACT = re.compile(
    r"(?:[地网網]\s*址|邮(?:政)?\s*编(?:码)?|郵遞區號|[传傳]\s*真|[电電]\s*[话話]|手\s*[机機]|热线|熱線|总机|總機|[邮郵]\s*[箱件]|信\s*箱|"
    r"[联聯][系繫絡](?:人|方式)|工作日)\s*[:：]|"
    r"(?:服务|服務|工作|办公|辦公)(?:时间|時間)\s*[:：]|(?:浏览|訪問|瀏覽)人[数數]\s*[:：]|"
    r"(?<![\d-])(?:0\d{2,3}-\d{7,8}|400-\d{3,4}-\d{3,4})(?!\d)"
)
# A line at the head of an article that names date, source, author, clicks, font sizes …
META_LABEL = re.compile(
    r"(?:发布|发表|更新|上传|添加|创建|建立|编辑|成文|生成)?(?:时间|日期)\s*[:：]|最[新后]更新\s*[:：]|"
    r"(?:来源|出处)\s*[:：]|(?:作者|编辑|撰稿|供稿|录入|发布人|发布者|上传者|"
    r"发布机构|发布单位|分类|栏目|上传人(?:[(（]卖家[)）])?|(?:文[档件]|资源)(?:编号|格式|大小|页数|类型|[Ii][Dd]))\s*[:：]|"
    r"格式\s*[:：]\s?(?i:docx?|wps|pdf|txt|rtf|pptx?)(?![A-Za-z])|页数\s*[:：]\s?\d|大小\s*[:：]\s?[\d.]+\s?[KkMm]|"
    r"(?:点击|浏览|阅读|访问|查看|下载|评论|人气|关注)(?:次数|数|量|率)?\s*[:：(（]|\d+\s*(?:次|人)"
    r"(?:浏览|阅读|点击|评论|参与)|字体\s*[:：]|字号|打印|关闭(?:窗口|本页)?|收藏|分享|繁体|大\s*中\s*小|索引号|文号\s*[:：]|主题(?:分类|词)\s*[:：]"
)
META_CUE = re.compile(r":|：|\(|（|浏览|阅读|点击|评论|参与|字号|打印|关闭|收藏|分享|繁体|大|索引号")  # in every label
META_REST = re.compile(r"[\d\s:：/\-年月日时分秒|【】\[\]()（）<>《》·.,，、]+|星期[一二三四五六日天]")
MAX_META = 120  # characters of such a line
# … unless it is the head of a document: minutes, a report on one's duties.
DOCUMENT_LABEL = re.compile(r"地\s*点|主持|出席|参加|列席|记录|汇报|述职|主讲|对象")
# A line that begins what follows an article: related pages, neighbours, tools.
TRAILER = re.compile(
    r"^[\s【\[(（>★◆■●·-]*(?:"
    r"(?:相关|推荐|延伸|猜你|[您你](?:也|还)?可能|热门|最新|更多|精[彩选]|本类|同类|同栏目|随机|关联|扩展)\W{0,3}.{0,4}"
    r"(?:阅读|文章|链接|新闻|资讯|推荐|内容|信息|喜欢|感兴趣|文档|范文|专题|报道|资料|搜索|热搜|标签|图文|视频|列表|"
    r"下载|排行|关注|评论|日志|博文)的?(?:[\s】\])）>»:：…]*$|\s*[:：])"
    r"|.{4,60}[】》”]?(?:的?相关|推荐|精选)(?:文章|范文|阅读|资料|内容|推荐)[\s】\])）]*[:：]?$"
    r"|(?:[本此]文(?:地址|链接|网址|标签|关键[词字])|标签|关键(?:词|字)|tags?)\s*[:：]|(?:上一|下一|前一|后一)(?:篇|条|章)"
    r"|返回(?:顶部|首页|列表|上页|目录)|分享(?:到|至|给)|(?:网友评论|发表评论|用户评论|评论列表|文章评论|编辑推荐|大家都在看|看了本文的人还看了?)[\s】\])）:：]*$)",
    re.I,
)
# A neighbour or tool line in itself, link or not.
NEIGHBOUR = re.compile(
    r"^[\s【\[(（<«‹>]*(?:(?:上一|下一|前一|后一)(?:篇|条|页|章)|(?:没有了|返回(?:顶部|首页|列表|上页|目录)?|首页|末页|尾页|打印(?:本页|此页|本文)?|"
    r"关闭(?:窗口|本页)?|加入收藏|收藏(?:本文)?|分享(?:到|至)?|点赞|举报|纠错|我要(?:评论|纠错|投稿)|复制(?:正文|全文|本文)?|"
    r"下载(?:本文|文档|全文)|一键复制|[请請]?[继繼][续續]往下[阅閱][读讀]|(?:点击)?(?:展开|阅读|查看|加载|打开)(?:阅读)?(?:全文|全部|更多|原文|原图)(?:内容)?|"
    r"展开(?:剩余\d+%)?|收起|播报|编辑|广告|[×✕✖])(?=[\s:：】\])）>»|\d.…]|$))"
)
# The label before a link to another page, or two such links in a row.
PICK = re.compile(
    r"^[\s【\[(（]*(?:(?:小编|编辑|本站|相关|热门|延伸)?(?:推荐|阅读){1,2}|相关(?:链接|文章|范文))\s*(?:[】\])）]?\s*[:：]|[】\]])"
    r"|^[^|｜]{4,60}[|｜][^|｜]{4,60}$"
)
# The style of an element that no reader sees.
HIDDEN = re.compile(r"(?:^|[;\s])display\s*:\s*none", re.IGNORECASE)
# A line at an article's end that names those who edited it for the site.
EDITOR = re.compile(
    r"^[\s【\[(（]*(?:作者\s*[:：]\s*\S{1,10}\s+)?(?:(?:本文|文章|稿件|新闻|信息)?来源|(?:责任|网络|本期|值班)?编辑|责编|美编|校对|"
    r"审核|[初复终]审)\s*[:：丨|].{0,60}$|^[\s\-—=*]*(?:the\s+)?end[\s\-—=*]*$",
    re.I,
)
# What an author sets under the text: appendices, the day of signing.
DAY_OF_SIGNING = re.compile(r"(?:(?:19|20)\d\d|[二○〇零一][二○〇零一OＯ\d九]{3})年.{1,6}月.{1,6}日[）)]?")
POSTSCRIPT = re.compile(rf"^[\s（(]*附(?:件|表|录|[:：])|^{DAY_OF_SIGNING.pattern}$")
# What a site plants in brackets among an author's words.
PLANTED = re.compile(r"[〖【\[(（][^〖〗【】\[\]()（）]{2,40}[〗】\])）]")
# The link under what a list says of another page, and how that breaks off before it.
_MORE = r"(?:(?:查看|阅读|了解|点击)?(?:详情|详细|全文|更多|原文)|(?:read\s?)?more)"
MORE = re.compile(rf"^\W*{_MORE}\W*$", re.I)
BREAKS_OFF = re.compile(rf"(?:\.{{3}}|…)\W{{0,4}}(?:{_MORE}\W{{0,4}})?$|[\[【]\s?{_MORE}\s?[\]】]$", re.I)
# When a comment or a piece of news in a list was put there.
POSTED = re.compile(
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|\d\s?(?:秒|分钟|小时|天|周|个月|年)前|(?:昨天|今天|前天)\s?\d{1,2}:\d\d|\d\s?楼"
)
# The heading of what readers wrote.
COMMENTS = re.compile(
    r"^\W*(?:(?:网友|用户|读者|文章|最新|热门|全部|大家|精彩|发表)?(?:评论|留言|跟帖|回复)(?:列表|区)?|(?:共|已)?有?\s?\d{1,6}\s?条(?:评论|留言|跟帖|回复))"
    r"\s*(?:[(（]\s?\d{1,6}\s?条?[)）])?\W*$"
)
# Numbers of an article's pages.
PAGER = re.compile(
    r"^[\s|<>«»‹›\[\]\d/….·:：]*(?:(?:[上下]一?页|首页|末页|尾页|[共第]\s?\d+\s?[页条]|GO)[\s|<>«»‹›\[\]\d/….·:：]*)+$"
)
# The time at which a site put a page up, beside its source: with the time of day, or before anything else.
STAMP = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s*\d{1,2}[:：]\d\d|"
    r"^(?:19|20)\d\d([-/])\d{1,2}\1\d{1,2}(?!\d)|"
    r"(?:发[表布]|更新|上传)(?:于|时间|日期)?\s?(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
)
# The day of a speech or a report, below its title: (2013年9月12日). A site's own has hyphens, or no brackets.
AUTHORS_DAY = re.compile(r"[(（](?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[)）]")
BREADCRUMB = re.compile(r"当前位置|现在的?位置|所在的?位置|位置\s*[:：]|[首主]页\s*[>»›/\-—→]|>\s*正文")
# What is written for scripts: an address alone, JSON, and a template in which nothing has been filled in.
DATA = re.compile(r"""^(?:https?://\S*|\[?\{"[!-~]*)$|\{\{\s?[\w.$\[\]()'|: ]+\}\}""")
SENTENCE_END = re.compile("(?<=[。！？])")
SENTENCE_MARKS = re.compile("[，。；！？、：,;!?]")
DATE = re.compile(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}")

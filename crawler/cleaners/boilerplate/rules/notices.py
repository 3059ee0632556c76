"""Notices: rights, refunds, contacts, advertisements, and what says that the rest must be paid for."""

from crawler.cleaners.boilerplate.rules.authors_words import TIME, WHOSE
from crawler.cleaners.boilerplate.rules.rule import Rule, either, one_of
from indexer import late_re as re

# Words for the site and what it offers …
_SITE = one_of(
    "本站 本网(?!络|格|点) 本网站 本平台 本文档 本资料 本页资料 本文(?:由|来|从|为|内容|共|仅|于) [此该]文(?!件|化) "
    "文档 本内容 如有侵[权犯] 若(?:此文|您) 如果?您 您的(?:版权|权利|权益) 上传者 内容提供[方者] 网友评论 所有资源 "
    "下载[的前后] 成为vip (?:网友|会员|用户)(?:主动)?(?:上传|发布|提供|投稿|自发贡献) 转载(?![^。,]{1,8}的) 转发 "
    "声明 未经.{0,8}(?:许可|授权)"
)
# … and what it says of them.
_NOTICE = one_of(
    "版权(?!局) 侵权 着作权 侵犯(?:了|到)?(?:您|你|他人) 权益归 所得收[入益] 收益归 退款 退换 概不 不予退 认领 水印 "
    "解压 原作者 客服(?:qq|电话|我们|删除|反馈) 联系(?:我们|客服|本站|网站|站长|作者|上传者) 请(?:立即)?通知 "
    "(?:立即|及时)(?:给予)?删除 仅代表(?:作者|本人) 不代表(?:本站|本网|[^。,]{1,10}立场) 表明网站立场 "
    "不(?:保证|承担) 自行甄别 (?<!没有)注明(?:出处|来源) 存储空间 自发贡献 (?:会员|用户|网友)上传 来源?[于自]网络 "
    "来自网络 收集于网络 网络收集 学习(?:参考|交流|分享) 参考学习 下载权益 自愿下载 扣除 积分 以上标记 欢迎访问 "
    "服务平台 需要?本地电脑 阅读器 请先预览 预览部分 只包含 所见即所得 请勿照抄"
)
# What a reader has to do for what a site offers him, and this.
_JOINED = one_of(
    "扫码 扫描 长按[^。,]{0,6}识别 加入[^。,]{0,8}[群球] 进群 加[^。,]{0,4}(?:qq|微信|v:) (?:后台|评论区?)回复 "
    "点击[上下]方"
)
_WARES = "(?:资料|模板|范文|素材|材料|课件|干货|公文|(?:电子|word|完整)版)"
# What no author writes, but of crimes: goods are sold to 日韩 and 欧美, and parks have 一区二区 too.
_INDECENT = "无码 在线观看 国产精品 成人视频 久久 免费视频 毛片 一级视频 赌场 娱乐城 时时彩 博彩 百家乐"
_BESIDE = "国产 成人 日韩 欧美 一区二区"
_SHOP = r"(?:vip|会员|金币|积分|付费|购买|登录)"
_LOG_IN = "(?:需要)?登[录陆]"
_FIRST_LOG_IN = "(?:想阅读[^()。]{0,12},)?您?(?:需要?|请)先登[录陆]"
# What says that only a part of the text is shown, behind dots or a bracket; and what does so anywhere, for no author
# says it.
_SHOWN = (
    r"未完,(?:全文|请)|未完待续(?!的)|本文共\d{1,4}页,|当前显示\d{1,7}字|因篇幅(?:问题|原因|限制).{0,4}不能全部(?:显示|展示)|内容过长,仅|"
    r"当前仅?为预览|(?:以上|本)[^。]{0,8}仅(?:为|展示)[^。]{0,12}(?:样稿|部分(?:内容)?),|"
    r"剩余[\d.]{1,6}(?:%|字)(?:未读|内容|(?=[^\w%,。]|$|[^。]{0,12}(?:登[录陆]|下载|购买|付费|会员|vip|阅读)))"
)
_NOT_AUTHORS = (
    r"还?[剩有](?:余|下)?\s?[\d.]{1,6}\s?[页%]未读|(?:已|到这[里儿]已)?经?超出免费预览|试读(?:部分|内容)?(?:已?结束|到此(?:结束|为止|\W|$))|"
    r"(?<!全文)(?:阅读|内容|试读)?预览(?:已|到此)结束(?!的)|(?:点击)?展开剩余(?:内容|全文|部分|\d)|(?:最后一段)?余下全文|"
    r"(?:扫码(?:关注)?(?:公众号)?|(?:请|需要?)?登[录陆]后)(?:才可以?|即可|继续)?(?:查看|阅读)(?:全文|完整内容|剩余)|"
    r"付费内容\s?(?:,|查看|剩余|请|需)|(?<![得要止])(?:此处|本文|以下)?隐藏(?:部分)?内容,|此为(?:会员|付费)专享"
)
# Who may read the rest.
_REST_FOR_MEMBERS = (
    r"(?:阅读全文需(?!要?.{1,4}(?:小时|分钟|天))|"
    rf"(?:以下|剩余|更多|此处|隐藏)内容.{{0,6}}(?:需|仅|为).{{0,12}}(?:{_SHOP}|权限|回复后|关注后)"
    rf"|{_LOG_IN}后?(?:才能|才可以?|方可|即可|可)?(?:继续)?(?:查看|阅读|显示)"
    r"(?=全文|全部|完整|更多|剩余|余下|原文|内容|详情|本文|文[章档]|下载|\W|$)"
    r"|(?:关注|购买|付费|支付|注册|回复)[^。]{0,12}(?:后|即可|获取|可)[^。]{0,6}(?:全文(?!落实|档案)|完整(?:版|内容)|剩余(?:内容|章节))"
    rf"|(?:完整|全部|剩余)(?:内容|部分|版)(?![^。,]{{0,8}}自行购买)[^。,]{{0,4}}(?:请|需)(?:要|您|先|点击|直接|立即|自行){{0,2}}(?:下载|购买|{_LOG_IN})"
    r"|权限不足,[^。]{0,12}(?:查看|阅读|显示|下载|登录|会员)"
    rf"|(?:查看|阅读|下载)(?:全文|剩余|完整|全部).{{0,6}}(?:需|请).{{0,4}}{_SHOP}"
    r"|(?:继续|点击|展开)?(?:阅读)?剩余(?:内容|全文|部分)?[^。]{0,8}(?:下载|打开|登录|点击|扫码|关注|app)"
    r"|(?:会员|付费)文章|下载(?:文档|全文|本文)?后(?:可|即可|才能)?(?:查看|阅读)(?:全部|全文|完整)"
    r"|点击(?:查看|阅读|下载)(?:全文|剩余))"
)
# What may stand before a notice that the text is cut off, in its line.
_BEFORE_PAYWALL = r"(?:[.…\s]{0,8}[(【\[]?|[^。;!?….]{0,40}?)"

# A site's notice tells of no case, of nothing that is kept in an office, and of nobody who is served there; and of no
# year, but for a title beside it.
_OWN_BESIDE_TITLE = f"{WHOSE}|" + one_of(
    "群众 市民 居民 村民 职工 农民 患者 家长 学生 党员 员工 学员 消费者 妇女 老人 集体 总经理 [甲乙]方 案件 课题 "
    "上级 支部 落实 做法 保管 培训费 担保 监管 执法 纪委 考试资料 试卷 钥匙 附件 工程(?!师) "
    "[涉保机]密 档案 病历 个人信息 会议 公章 印章 办事 预约 挂号 缴费 政策 成绩 消费 停车 审批 报销 \\.gov \\.edu"
)
_OWN = re.compile(f"{TIME}|{_OWN_BESIDE_TITLE}")

RULES: tuple[Rule, ...] = (
    Rule(
        "rights notice",
        "line",
        either(
            # the site, or what it offers, and what is said of it
            rf"[-—·\s【\[(]{{0,4}}(?:\d{{1,2}}[.、]\s?)?(?>.{{0,120}}?{_SITE}).{{0,200}}?{_NOTICE}.{{0,200}}",
            rf"(?:\d{{1,2}}[.、]\s?)?[【\[(]?(?>.{{0,60}}?{_NOTICE}).{{0,60}}(?:本站|本网站|文档|如有侵权|原作者|联系我们).{{0,160}}",
            r"(?:新浪|搜狐|网易|腾讯|本网)?(?:免责)?声明:.{0,60}(?:登载|转载|刊载).{0,160}",
            # where it is from
            r"[-—\s]{0,6}(?:本文|文章)(?:来源|来自|于)网[^。]{0,60}|本作品采用知识共享.{0,60}",
            r"\s{0,4}(?:配套讲稿:)?如ppt文件的首页显示word图标.{0,80}",  # how it is shown
        ),
        reason="the site's notice about rights, refunds and contacts",
        example="声明:本站文档均由会员上传,如有侵权请联系客服删除。",
        innocent="本站职工全年无违纪,用户投诉的办结率为百分之百。",
        sentence=True,
        unless=_OWN,
    ),
    Rule(
        "rights notice",
        "edge",
        either(
            # whose it is
            r".{0,20}着作权归.{0,20}所有|.{0,20}权益(?:全部)?归.{0,12}所有.{0,20}",
            r".{0,80}(?:版权所有(?!者|权)|copyright|all rights reserved|icp备(?!案(?!编?号|:))|公网安备).{0,120}",
            r"转载请(?:注明|保留).{0,80}|[^。,]{0,12}侵权必究(?!的)(?:[,。!].{0,20})?",
            r".{0,20}原创(?!节目|[剧歌舞力性]|设计).{0,12}(?:不允许|不得|禁止|严禁|谢绝|请勿).{0,6}(?:转载|传播|复制|抄袭).{0,30}",
            # what is done if it was
            r".{0,12}(?:如有|若有|凡有|如因|若因).{0,16}(?:侵权|侵犯|版权).{0,40}(?:举报|删除|联系|处理|下架).{0,60}",
            # that it was copied from the net; 来源于网络的谣言, 来自网民的建议 begin an author's sentence
            r"[(【\[]?(?:本文|文章|资料|来源|图片|图文|素材|内容)?(?:来源|来自|源)[:于自]?\s?(?:于|自)?\s?(?:互联)?网络?"
            r"(?:(?:[^\w、]|整理|转载|收集|搜集|汇编|综合|下载|分享|作者|编辑|仅|如|若|侵|版权|图片).{0,44})?",
        ),
        reason="whose page it is, that it must not be copied, and that it was",
        example="某某网 版权所有 Copyright 2008-2020",
        innocent="未经批准不得复制、传播涉密文件。",
        unless=_OWN,
    ),
    Rule(
        "contact",
        "edge",
        either(
            r".{0,40}客服(?:(?:热线|电话|微信|qq)\s?:?|:)\s?[\d-]{5,20}.{0,60}",
            r".{0,8}(?:新闻|报料|爆料)热线\s?:\s?[\d-]{7,14}.{0,60}",
            # where to complain, and what to follow
            r".{0,80}(?:侵权|违规|举报|投诉|删除|投稿).{0,40}[\w.]{2,30}@[\w.]{2,20}.{0,60}",
            r"[^。]{0,20}(?:搜索|扫码|扫描|关注)[^。]{0,12}公众号.{0,60}",
        ),
        reason="the site's contacts",
        example="微信搜索公众号“某范文网”,关注后可方便查找下载各种文档。",
        innocent="开通微信公众号,推送信息二百条。",
        unless=_OWN,
    ),
    Rule(
        "advertisement",
        "line",
        either(
            # an app or an account to follow, and what is got for it
            r"(?:网易(?:财经|新闻|体育|娱乐|科技|汽车)?\s{0,2}会赚钱的客户端|看明星八卦、查影讯|(?:上|登录)?手机新浪网).{0,100}",
            r"[^。]{0,30}(?:火热(?:报名|招生)|扫一扫|扫码|长按识别|扫描)[^。]{0,12}(?:领取|关注|进群|下载|资料|解锁|添加客服)(?!的)[^。]{0,30}[。!]?",
            rf"(?!(?:教师|老师|学员|家长|学生|职工|农户))[^。]{{0,16}}{_JOINED}[^。]{{0,24}}(?:领取?|获取|下载|解锁|"
            rf"送)(?!的)[^。]{{0,12}}{_WARES}(?!的)[^。]{{0,8}}[。!]?",
            rf"[^。]{{0,12}}(?:想要|需要|获取|领取|更多)[^。,]{{0,16}}{_WARES}(?!时)[^。,]{{0,12}},?[^。]{{0,4}}(?:回复|留言|私信|加v|"
            rf"加微信)[^。]{{2,24}}[。!]?",
            r"[^。]{0,30}点(?:击|一下)?(?:[上下]方|右[上下]角)[^。,]{0,8}(?:蓝色?字|名片|关注)[^。]{0,60}[。!]?|[(【]广告[)】].{0,60}",
            r"私信[^。,]{2,10}(?:领取|获取)[^。,]{2,10}",
            # how to share the page
            r"微信(?:扫一扫)?\s?:\s?分享|微信里点.{0,3}发现.{0,3},?\s?扫一下.{0,30}|二维码便?可将(?:本文|网页).{0,8}分享.{0,10}",
            # what is paid for, and what is free
            rf"(?:开通|加入|升级|成为){_SHOP}(?![的制])[^。]{{0,30}}(?:下载|查看|[阅畅]读|享|全文|免费|低至\d)[^。]{{0,30}}[。!]?"
            r"|[^。]{0,20}[尊畅专]享(?:vip|会员)[^。]{0,12}|vip免费[看读享][^。]{2,20}",
            r"[^。,]{0,10}(?:下载[^。,]{0,2}仅需|首月仅需?\d|仅需[\d.]{1,6}元[^。,]{0,4}下载|非会员[^。,]{0,6}下载)[^。,]{0,10}|"
            r"限时优惠:\d{1,4}元(?:/|起)?.{0,4}",
            r"[^。;]{0,30}(?:仅[需售]|限时|特价|立减|优惠[券价]|会员)[^。;]{0,20}\d元[^。,;]{0,6},?\s?(?:点击|立即|马上|"
            r"快来)[购抢开下领][\u4e00-\u9fff]{1,5}[!>》]{0,2}",
            r"(?:点击|立即|免费|付费|一键)(?:此处)?下载\s?[:】]?[^。,]{0,90}",
            r"[^。]{0,60}(?:范文|试题|作文|模板)[^。]{0,12}免费(?:使用|下载)",
            # where it ends
            r"[^。]{0,30}(?:(?:全文|阅读|内容|试读)(?:预览)?|预览)(?:已|到此)结束(?!的).{0,40}",
        ),
        reason="an advertisement between the paragraphs",
        example="公文写作培训班火热报名,扫一扫领取资料",
        innocent="扫一扫门前雪,清一清环境死角,全镇面貌焕然一新。",
        unless=_OWN,
    ),
    Rule(
        "paywall",
        "tail",
        either(
            # so much is not shown
            rf"{_BEFORE_PAYWALL}(?:{_SHOWN}|{_NOT_AUTHORS}).{{0,80}}",
            # not behind other words: authors count the characters of what they wrote
            r"[.…\s]{0,8}[(【\[]?(?:本文|文档)?全文[共长约]\s?\d{1,7}\s?字(?!。$).{0,80}",
            # the rest is for members
            rf"{_BEFORE_PAYWALL}{_REST_FOR_MEMBERS}.{{0,80}}",
        ),
        reason="so much of the text is not shown, or only to members",
        example="阅读全文需开通会员",
        innocent="办理业务请先登录政务网站,再办理预约。",
        cut=True,
        unless=re.compile(_OWN_BESIDE_TITLE),
    ),
    Rule(
        "paywall",
        "inline",
        rf"[.…(【\[][.…]{{0,8}}\s{{0,3}}[(【\[]?(?:{_SHOWN}|全文共\d{{1,7}}字|(?:阅读|查看|展开)全文|{_FIRST_LOG_IN}|试读[)】])"
        r"[^()【】\[\]]{0,80}+[)】\].…。]{0,6}(?![^\n])"
        rf"|(?:{_NOT_AUTHORS})[^()【】\[\]。;:]{{0,30}}+。?(?![^\n])",
        reason="behind the author's last words stands that the rest is not shown",
        example="……(未完,全文共3210字,当前显示812字)",
        innocent="(全文共八个部分)",
        cut=True,
    ),
    Rule(
        "goes on elsewhere",
        "inline",
        r"[(【\[]下转(?:第?[a-z]?[\d一二三四五六七八九十]{1,3}版.{0,12}|.{0,8}版面?)[)】\]]",
        reason="a newspaper's reference to the page where the report goes on",
        example="(下转第三版)",
        innocent="(下转移支付资金三百万元)",
        cut=True,
    ),
    Rule(
        "advertisement",
        "inline",
        r"(?:北京|全国|专业|权威|治疗|中科|最好的){0,4}+白癜风[\u4e00-\u9fff]{0,14}白癜风[\u4e00-\u9fff]{0,6}?"
        r"(?:医(?:院|学)(?:研究院)?|研究院|中心|专家|(?![\u4e00-\u9fff]))",
        reason="a clinic's key words, planted in texts of every kind",
        example="白癜风能治吗北京中科白癜风医院",
        innocent="皮肤科全年诊治白癜风患者八十人次。",
    ),
    Rule(
        "indecent advertisement",
        "edge",
        rf"(?=.{{0,380}}{one_of(_INDECENT)}).{{0,120}}{one_of(f'{_INDECENT} {_BESIDE}')}.{{0,60}}"
        rf"{one_of(f'{_INDECENT} {_BESIDE} a片 av 中文字幕 人妻 熟妇 性爱')}.{{0,200}}",
        reason="key words for search engines that a hacked site shows",
        example="国产精品免费视频在线观看,亚洲欧美日韩无码",
        innocent="出口欧美市场的农产品全年达到三百吨。",
        unless=re.compile("查处|打击|侦破|破获|民警|赌博案"),
    ),
)

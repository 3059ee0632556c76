"""Lines of a site above an author's first sentence and below his last, with weights that speak for the site."""

from crawler.cleaners.boilerplate.rules.rule import Form, one_of
from crawler.cleaners.vocabulary.title_words import COUNT, PRAISE

_OPEN = "[开闭]馆|[上下]班|[上下]课|营业|开放|开会|就餐|门诊|作息|集合"  # what has an hour in an author's notice
_HOURS = r"\d:\d\d\s?[-—~至到]{1,2}\s?\d{1,2}:\d\d"
_DAY = r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d"
# Of two and more of these the labels of a site's buttons and boxes are made.
_LABEL_WORDS = one_of(
    """
    # what is done
    立即 马上 点击 我要 请 后 开通 成为 加入 登录 注册 上传 下载 发表 写 收起 打赏 举报 搜索 生成 分享 转发 收藏 浏览
    阅读
    # with what
    会员 vip svip 文[档库章] 本文 全文 评论 海报 app 公众号 二维码 验证码 账号 用户 作者 ta的 该 其[他它] \\d{1,6}条? 共
    # where, and when
    全站 全网 站内 本站 网站 今日 本[周月] 最新 最近 历史
    # lists and pages of the site
    热[点门文搜] 人气 排行榜? 推荐 精选 专题 (?<=最[新近])更新 标签 导航 分类 栏目 中心 记录 广告合作
    服务(?=协议|条款) 隐私 免责 侵权 协议 条款 政策 声明 申明 说明
    """
)

SITES_FORMS: tuple[Form, ...] = (
    Form(
        "when a page was put up, to the minute; authors say when a house opens, or from when to when",
        2,
        "18:36",
        rf"(?!.*(?:{_HOURS}|{_OPEN})).*(?<!\d)\d{{1,2}}:\d\d(?!\d\d).*",
    ),
    Form(
        "a day or a month, as pages are dated", 2, "13.11.2015", rf".*(?<![\d:])(?:{_DAY}|(?:20)?\d\d-\d\d)(?![\d:]).*"
    ),
    Form(
        "the day, and whose page it is",
        12,
        "2014-04-15 某市体育局",
        rf"\W{{0,2}}(?:(?:{_DAY})\s|(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日\s?\d{{1,2}}:\d\d).{{1,30}}",
    ),
    Form(
        "the issue of a journal, or the page of a newspaper",
        14,
        "第07版:要闻",
        r".{2,30}\s?(?:19|20)\d\d年\s?第?\d{1,2}期|第?\d{1,3}卷\s?第?\d{1,3}期|(?!.*出版社).*(?:第\s?[a-z]?\d{1,3}|\s\d\d)\s?版.*",
    ),
    Form(
        "the address of a page, or the name of a file",
        3,
        "图片1.png",
        r".*(?:https?:|www\.|\.(?:com|cn|net|org|html?|jpg|png|gif|docx?|pdf|pptx?)(?![a-z])).*",
    ),
    Form("a number, a sign, a name in Latin letters", 1, "A+ A", r"[^\u4e00-\u9fff]*"),
    Form(
        "who put the page up, by the name that he chose; office2010 is software",
        6,
        "xiaocao88",
        r"admin\d?|[a-z]{4,14}[._-]?(?!(?:19|20)\d\d$)\d{2,6}",
    ),
    Form("signs alone", 3, "|", r"\W*"),
    Form(
        "some links in a row",
        1,
        "视频 图片 专题",
        r"(?=.{0,99}[\u4e00-\u9fff])\W{0,3}(?:\S{2,8}\s{1,4}){2,30}\S{2,10}\W{0,3}",
    ),
    Form("a label of the page's data", 1, "颗粒名称:", r"\W{0,4}[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,7}:.*"),
    Form(
        "nothing but words of buttons and boxes",
        6,
        "全站热点",
        rf"(?=.{{4,14}}$)\W{{0,3}}(?:{_LABEL_WORDS}\s?){{2,5}}\W{{0,3}}",
    ),
    Form("where a user is", 8, "来自:安徽 合肥", r"来自\s?:\s?\w{2,3}\s\w{2,5}"),
    Form("a word, as on a button", 1, "最新评论", r"[^\w:]{0,3}(?:\w[^\w:]{0,2}){1,5}"),
    Form(
        "how many models the page has",
        12,
        "工作总结(精选3篇)",
        rf"[^。;!?]{{2,60}}(?:[(【\[]\s?{PRAISE}{{0,3}}\s?|{PRAISE}{{1,3}}\s?){COUNT}[)】\]]?\W{{0,2}}",
    ),
)

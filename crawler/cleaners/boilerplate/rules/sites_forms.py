"""Lines of a site above an author's first sentence and below his last, with weights that speak for the site."""

from crawler.cleaners.boilerplate.rules.rule import Form
from crawler.cleaners.boilerplate.rules.wording import AUTHORS, SITES, Vocabulary
from crawler.cleaners.vocabulary.title_words import COUNT, PRAISE
from indexer import late_re as re

_LINK, _BAR = r"[^|>»×↓↑←→]{0,12}", r"(?:[|»×↓↑←→]|>{1,3}+)"
_OPEN = "[开闭]馆|[上下]班|[上下]课|营业|开放|开会|就餐|门诊|作息|集合"  # what has an hour in an author's notice
_HOURS = r"\d:\d\d\s?[-—~至到]{1,2}\s?\d{1,2}:\d\d"
_DAY = r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d"

SITES_FORMS: tuple[Form, ...] = (
    Form(
        "clock",
        2,
        re.compile(rf"(?!.*(?:{_HOURS}|{_OPEN})).*(?<!\d)\d{{1,2}}:\d\d(?!\d\d).*"),
        "when a page was put up, to the minute; authors say when a house opens, or from when to when",
        "18:36",
    ),
    Form(
        "day in numbers",
        2,
        re.compile(rf".*(?<![\d:])(?:{_DAY}|(?:20)?\d\d-\d\d)(?![\d:]).*"),
        "a day or a month, as pages are dated",
        "13.11.2015",
    ),
    Form(
        "dated line",
        12,
        re.compile(rf"\W{{0,2}}(?:(?:{_DAY})\s|(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日\s?\d{{1,2}}:\d\d).{{1,30}}"),
        "the day, and whose page it is",
        "2014-04-15 某市体育局",
    ),
    Form(
        "issue",
        12,
        re.compile(
            r".{2,30}\s?(?:19|20)\d\d年\s?第?\d{1,2}期|第?\d{1,3}卷\s?第?\d{1,3}期|(?!.*出版社).*(?:第\s?[a-z]?\d{1,3}|\s\d\d)\s?版.*"
        ),
        "the issue of a journal, or the page of a newspaper",
        "第07版:要闻",
    ),
    Form(
        "bars",
        2,
        re.compile(rf"(?:{_LINK}{_BAR}){{2,30}}{_LINK}|(?:{_LINK}\s)?{_BAR}{_LINK}|{_LINK}{_BAR}\s?"),
        "bars between links",
        "首页 > 文件",
    ),
    Form("many bars", 5, re.compile(rf"(?:{_LINK}{_BAR}){{3,30}}{_LINK}"), "a row of links", "甲县 | 乙县 | 丙县 |"),
    Form(
        "address of a page",
        3,
        re.compile(r".*(?:https?:|www\.|\.(?:com|cn|net|org|html?|jpg|png|gif|docx?|pdf|pptx?)(?![a-z])).*"),
        "the address of a page, or the name of a file",
        "图片1.png",
    ),
    Form("no Chinese", 1, re.compile(r"[^\u4e00-\u9fff]*"), "a number, a sign, a name in Latin letters", "A+ A"),
    Form(
        "user",
        6,
        re.compile(r"admin\d?|[a-z]{4,14}[._-]?(?!(?:19|20)\d\d$)\d{2,6}"),
        "who put the page up, by the name that he chose; office2010 is software",
        "xiaocao88",
    ),
    Form("no word", 3, re.compile(r"\W*"), "signs alone", "|"),
    Form(
        "links",
        1,
        re.compile(r"(?=.{0,99}[\u4e00-\u9fff])\W{0,3}(?:\S{2,8}\s{1,4}){2,30}\S{2,10}\W{0,3}"),
        "some links in a row",
        "视频 图片 专题",
    ),
    Form(
        "label",
        1,
        re.compile(r"\W{0,4}[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,7}:.*"),
        "a label of the page's data",
        "颗粒名称:",
    ),
    Form("brief", 1, re.compile(r"[^\w:]{0,3}(?:\w[^\w:]{0,2}){1,5}"), "a word, as on a button", "最新评论"),
    Form("call", 1, re.compile(r".*[!?]"), "a call or a question to the reader", "快来抢沙发!"),
    Form(
        "texts counted",
        9,
        re.compile(rf"[^。;!?]{{2,60}}(?:[(【\[]\s?{PRAISE}{{0,3}}\s?|{PRAISE}{{1,3}}\s?){COUNT}[)】\]]?\W{{0,2}}"),
        "how many models the page has",
        "工作总结(精选3篇)",
    ),
)

# What portals, newspapers and forums write on a line of its own, and authors only in their sentences.
_WORDS = {
    6: "当前位置 您的位置 你的位置 所在位置 朋友圈 返回顶部 回到顶部 设为首页 加入收藏 上一篇 下一篇 上一页 "
    "下一页 上一条 下一条",
    3: "欢迎您 欢迎你 扫一扫 核心提示 沙发 字号 字体 无障碍 客服 视力 纠错 网站地图 网安备 copyright icp 点赞 "
    "责编 责任编辑 热搜 订阅 qq 导航 热线 友情链接 相关阅读 说两句 换一换 换一批 猜你喜欢 都在看 热文 头条 "
    "小程序 高级搜索 站内搜索 忘记密码 标识码 免责 关于我们 联系我们 访问量 访客 隐私 广告 小时前 分钟前 楼主 "
    "回帖 发帖 帖子 rss loading 邮编 中文名 外文名 微信号 文献标识码 文章编号 中图分类 doi issn",
    2: "微信 微博 首页 频道 栏目 视频 专题 手机 关闭 导读 人气 转发 热点 排行 榜 置顶 更新 发布 发表 举报 "
    "详情 论坛 投稿 已读 朗读 来源 出处 摄影 图集 官方 平台: 收起 展开 请输入 请选择 网友 powered 主办 "
    "承办 技术支持 索引 编号 地址:",
    1: "选择 新闻 图片 时间 日期 记者 网 版 返回 标题 播放 回复 参与 来自 添加 资讯 在线 位置 全文 正文 名称 类型 "
    "类别 分类 次数 大小",
}
WORDS = Vocabulary(SITES, AUTHORS, _WORDS)

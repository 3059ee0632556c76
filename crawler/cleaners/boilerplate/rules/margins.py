"""What tells a site's line from an author's above his first sentence and below his last: forms and words, with weights.

There a line is who wrote the text, a day, a heading, or the site's. Weights above 0 speak for the site, those below for
the author; they are set by hand, and the words of `wording` count as well.
"""

from dataclasses import dataclass

from crawler.cleaners.body_words import BODY_END
from crawler.cleaners.boilerplate.rules.wording import AUTHORS, SITES, Vocabulary
from crawler.cleaners.title_words import COUNT, GENRES, PRAISE
from indexer import late_re as re


@dataclass(frozen=True, slots=True)
class Form:
    """What a whole line looks like. The pattern is matched against it folded."""

    name: str
    weight: int
    pattern: re.Pattern[str]
    reason: str
    example: str


_FAMILY_NAME = (
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费廉岑薛"
    "雷贺倪汤滕殷罗毕郝邬于傅皮齐康伍余卜顾孟黄穆萧肖尹姚邵汪祁毛戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾路江童颜郭梅林刁钟徐邱骆高夏蔡"
    "田樊胡凌霍万卢莫丁邓洪左石崔龚程邢裴陆翁曲侯班秋甘武符刘景詹龙叶黎白蒲卓池乔翟谭冉桂牛尚庄晏柴阎闫易廖耿匡寇欧聂敖冷辛饶曾"
    "沙丰段付代覃佟涂兰尤焦柯岳]"
)
NAME = rf"{_FAMILY_NAME}\s?[\u4e00-\u9fff·]{{1,3}}"
_ROLE = r"(?:[长记任席理员]|[记作撰笔]者|老师|教师|汇报人|报告人|供稿人?|[小中大]学|文|图)"
PERSON = re.compile(rf"\W{{0,3}}(?:[^,。;]{{0,30}}{_ROLE}\s?[:/]?\s?)?{NAME}(?:[\s、/,;]{{1,3}}{NAME}){{0,5}}\W{{0,3}}")
_LINK, _BAR = r"[^|>»×↓↑←→]{0,12}", r"(?:[|»×↓↑←→]|>{1,3}+)"
_OPEN = "[开闭]馆|[上下]班|[上下]课|营业|开放|开会|就餐|门诊|作息|集合"  # what has an hour in an author's notice
_HOURS = r"\d:\d\d\s?[-—~至到]{1,2}\s?\d{1,2}:\d\d"
_DAY = r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d"

# The author's own words, to which one comes from an end of the text and looks no farther.
TEXT: tuple[Form, ...] = (
    Form(
        "sentence",
        0,
        re.compile(r"(?:.{6,}(?<!篇[)】\]])[。…]|.{16,};)[\"”'’)】]?|.*[。!?;][^。!?;]{4,}[。!?;:,]|.{12,}如下:"),
        "or more",
        "全体干部加班加点。",
    ),
    Form(
        "heading",
        0,
        re.compile(
            r"\W{0,2}(?:第[一二三四五六七八九十\d]{1,3}[章节条部]|[一二三四五六七八九十\d]{1,3}[、.,:)]|[一二三四五六七八九十]\s)(?!\d*[-.:]\d).*"
        ),
        "or an item, with its number",
        "一、基本情况",
    ),
    Form(
        "address",
        0,
        re.compile(
            r".{0,60}(?:各[^,。]{1,40}|尊敬的.*|同志们?|领导|代表|委员|同学们?|[师事友宾]们?|主任)\s?[:!]"
            r"|.{0,20}(?:大家|[你您]们|各位|[师事友宾学志员]们?)(?:[早上中下晚][上午])?好[!。]"
        ),
        "to those who listen",
        "各位代表:",
    ),
)

AUTHORS_FORMS: tuple[Form, ...] = (
    Form("person", -6, PERSON, "who wrote it, with or without his office", "某县民政局局长 张三"),
    Form(
        "byline",
        -6,
        re.compile(r".{0,24}(?:记者|通讯员|撰稿人?)\s?.{2,40}(?<!摄)\W{0,3}"),
        "of a newspaper",
        "某报记者 张三 李四报道",
    ),
    Form(
        "office",
        -5,
        re.compile(rf"(?![^|]*\|[^|]*\|).{{0,60}}(?:{BODY_END}|[办园]|[支分]行)\W{{0,3}}"),
        "whose text it is",
        "某某县教育局办公室",
    ),
    Form(
        "day",
        -6,
        re.compile(
            r".{0,30}年\s?.{1,3}月(?:\s?.{1,3}日)?(?:印发)?\W{0,3}|.{0,16}[日社]电\W{0,3}|.{2,9}[年度](?:[上下]半年|.{1,3}季度)?\W{0,3}"
        ),
        "when it was signed",
        "二〇〇八年十二月二十日",
    ),
    Form(
        "number",
        -6,
        re.compile(r"(?!.*(?:地址|邮编|电话)).{0,60}(?:〔|\[\d{4}\]|\d号).{0,60}"),
        "of an office's paper",
        "某政发〔2024〕7号",
    ),
    Form(
        "title",
        -3,
        re.compile(
            rf".{{0,60}}(?:{GENRES}|讲话稿|设想|制度|意见|通知|办法|规[定则程]|细则|材料|致辞|发言稿?|建议|措施|活动|思考|"
            r"研究|探讨|简报|纪要|公报|章程|工作)\W{0,3}(?:[(【\[].{1,20}[)】\]])?"
        ),
        "or a heading without a number",
        "民政工作思路",
    ),
    Form(
        "topic",
        -3,
        re.compile(
            r".*(?:工作|问题|不足|方向|情况|做法|成绩|成效|措施|打算|体会|目标|任务|建议|经验|安排|回顾|努力|计划|困难).*"
        ),
        "of a heading without a number",
        "今后的努力方向",
    ),
    Form(
        "motto",
        -4,
        re.compile("|".join(rf"\w{{{n}}}\s{{1,4}}\w{{{n}}}" for n in range(4, 13))),
        "of two phrases",
        "求真务实 开拓进取",
    ),
    Form(
        "office's address",
        -12,
        re.compile(r"(?!.*来源\s?:).*\.(?:gov|edu)\..*"),
        "on the web",
        "http://www.example.gov.cn",
    ),
    Form(
        "meeting's hour",
        -4,
        re.compile(r".{0,8}\d{1,2}月\d{1,2}日.{0,6}[上下]午.{0,20}"),
        "as invitations give it",
        "时间:5月6日下午14:00",
    ),
    Form(
        "how to reach him",
        -4,
        re.compile(
            r"(?:联系人?|咨询|电子)?\s?(?:电\s*话|传\s*真|邮\s*[编箱]|信箱|网址|帐\s*号|账\s*号|开户行?|公司网址)\s*:\s?[^:]{2,40}"
        ),
        "one thing on a line, as below a notice; a site's foot has all in one",
        "传真:010-84990520",
    ),
    Form("subtitle", -9, re.compile(r"[-—━─]{2}\s?\w.*"), "the title's second line", "——在全县民政工作会议上的讲话"),
    Form(
        "section",
        -6,
        re.compile(
            r"\W{0,3}(?:(?:引言|前言|导[言语]|序言?|[^,]{0,4}结束?语|后记|摘要|概[述况]|绪论|总则|背景|目[标的]|.{0,6}基本.{0,4}|"
            r"注释|参考文献|主题词|抄[送报]|联系人|签|此件).{0,40}|.{0,6}附[件表注].{0,40}\w.{0,40})"
        ),
        "what authors call the sections of a text, and what they set below it",
        "附件:民政事业统计表",
    ),
    Form(
        "table",
        -9,
        re.compile(
            r"[^\s:]{0,4}(?:序号|项目|姓名|指标|单位|名称|合计|小计|类别)[^\s:]{0,4}\s[^:|]*|"
            r"[^:|]*[\u4e00-\u9fff]\s[\d.,%]{1,12}(?:\s?[份篇台个次人户件条期部元%]|\s?万元)?|"
            r"(?=.{0,99}[\u4e00-\u9fff])\|(?:[^|]{0,60}\|){2,40}\s?"
        ),
        "a row of one, or its heads, with or without bars around the cells",
        "项目 数量 金额",
    ),
    Form(
        "clause",
        -2,
        re.compile(r"(?=.{0,99}[\u4e00-\u9fff])[^,。;:]{2,30}[、,][^。:|]{1,60}"),
        "or things in a row",
        "镇党委、政府",
    ),
    Form(
        "order",
        -4,
        re.compile(r"[^,。;:]{4,40}(?:一律|务必|坚决)(?!.{0,8}(?:删|转载|下架))[^,。;:]{2,12}"),
        "what is to be done, or never",
        "来源不明的礼品一律上交",
    ),
    Form(
        "farewell",
        -6,
        re.compile(r"\W{0,2}(?:谢谢|敬请|请予|请审|以上|特此|此致|敬礼|妥否|当否|不妥|祝).{0,30}"),
        "to those who listen or decide",
        "谢谢大家!",
    ),
)
SITES_FORMS: tuple[Form, ...] = (
    Form(
        "clock",
        2,
        re.compile(rf"(?!.*(?:{_HOURS}|{_OPEN})).*(?<!\d)\d{{1,2}}:\d\d(?!\d\d).*"),
        "to the minute is said when a page was put up; but authors say when a house opens, or from when to when",
        "18:36",
    ),
    Form(
        "day in numbers",
        2,
        re.compile(rf".*(?<!\d)(?:{_DAY}|(?:20)?\d\d-\d\d)(?!\d).*"),
        "as pages are dated",
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
        "day and readers",
        9,
        re.compile(rf".{{0,16}}(?:{_DAY})(?:\s\d\d:\d\d(?::\d\d)?)?\s{{1,4}}\d{{1,7}}"),
        "who put it up, when, and how many read it",
        "某某2022-07-03 89",
    ),
    Form(
        "issue",
        12,
        re.compile(
            r".{2,30}\s?(?:19|20)\d\d年\s?第?\d{1,2}期|第?\d{1,3}卷\s?第?\d{1,3}期|.*(?:第\s?[a-z]?\d{1,3}|\s\d\d)\s?版.*"
        ),
        "of a journal",
        "第07版:要闻",
    ),
    Form(
        "bars",
        2,
        re.compile(rf"(?:{_LINK}{_BAR}){{2,30}}{_LINK}|(?:{_LINK}\s)?{_BAR}{_LINK}|{_LINK}{_BAR}\s?"),
        "what stands between links",
        "首页 > 文件",
    ),
    Form("many bars", 5, re.compile(rf"(?:{_LINK}{_BAR}){{3,30}}{_LINK}"), "a row of links", "甲县 | 乙县 | 丙县 |"),
    Form(
        "address of a page",
        3,
        re.compile(r".*(?:https?:|www\.|\.(?:com|cn|net|org|html?|jpg|png|gif|docx?|pdf|pptx?)(?![a-z])).*"),
        "or the name of a file",
        "图片1.png",
    ),
    Form(
        "site's name",
        3,
        re.compile(r"[\u4e00-\u9fff]{2,8}(?<![水电路管联铁])(?:网|文库|文学吧|范文站|资料吧)"),
        "that trades in texts",
        "某某文学吧",
    ),
    Form("no Chinese", 1, re.compile(r"[^\u4e00-\u9fff]*"), "a number, a sign, a name in Latin letters", "A+ A"),
    Form("no word", 3, re.compile(r"\W*"), "a sign alone", "|"),
    Form(
        "links",
        1,
        re.compile(r"(?=.{0,99}[\u4e00-\u9fff])\W{0,3}(?:\S{2,8}\s{1,4}){2,30}\S{2,10}\W{0,3}"),
        "some in a row",
        "视频 图片 专题",
    ),
    Form(
        "menu",
        2,
        re.compile(r"(?=.{0,99}[\u4e00-\u9fff])\W{0,3}(?:\S{2,8}\s{1,4}){5,30}\S{2,10}\W{0,3}"),
        "many in a row",
        "图片 专题 社会 军事 体育 财经",
    ),
    Form("label", 1, re.compile(r"\W{0,4}[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,7}:.*"), "of the page's data", "颗粒名称:"),
    Form("brief", 1, re.compile(r"[^\w:]{0,3}(?:\w[^\w:]{0,2}){1,5}"), "a word, as on a button", "最新评论"),
    Form("call", 1, re.compile(r".*[!?]"), "to the reader", "快来抢沙发!"),
    Form(
        "texts counted",
        9,
        re.compile(rf"[^。;!?]{{2,60}}(?:[(【\[]\s?{PRAISE}{{0,3}}\s?|{PRAISE}{{1,3}}\s?){COUNT}[)】\]]?\W{{0,2}}"),
        "how many models the page has",
        "工作总结(精选3篇)",
    ),
)

# What portals, newspapers and forums write by itself, and authors only in their sentences.
_WORDS = {
    6: "当前位置 您的位置 你的位置 所在位置 朋友圈 返回顶部 回到顶部 设为首页 加入收藏 上一篇 下一篇 上一页 "
    "下一页 上一条 下一条",
    3: "欢迎您 欢迎你 扫一扫 核心提示 沙发 字号 字体 无障碍 客服 视力 纠错 网站地图 网安备 copyright icp 点赞 责编 "
    "责任编辑 热搜 繁体 订阅 qq 导航 热线 友情链接 相关阅读 人参与 说两句 换一换 换一批 猜你喜欢 都在看 热榜 "
    "热文 头条 小程序 高级搜索 站内搜索 忘记密码 修改密码 标识码 免责 关于我们 联系我们 访问量 访客 适老 "
    "长者 隐私 广告 小时前 分钟前 天前 楼主 回帖 发帖 帖子 唯一号 分类号 rss loading 邮编 中文名 外文名 "
    "微信号 文献标识码 文章编号 中图分类 doi 不能为空 刊名 issn 邮发代号",
    2: "微信 微博 首页 频道 栏目 视频 专题 手机 关闭 导读 人气 转发 热点 排行 榜 置顶 更新 发布 发表 举报 "
    "目录 详情 论坛 投稿 已读 朗读 来源 出处 简介 摄影 图集 官方 平台: 收起 展开 全屏 刷新 请输入 请选择 "
    "网友 powered 主办 承办 技术支持 在线人数 索引 编号 地址: 语种 开本 创刊",
    1: "选择 新闻 图片 时间 日期 记者 网 版 返回 标题 播放 回复 参与 来自 添加 资讯 在线 位置 全文 正文 名称 "
    "类型 类别 分类 次数 大小",
}
WORDS = Vocabulary(SITES, AUTHORS, _WORDS)

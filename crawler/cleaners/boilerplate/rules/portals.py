"""What the pages of offices and newspapers set around a text: tools for the reader, the site's foot, captions."""

from crawler.cleaners.boilerplate.rules.labels import TOOLS, any_of
from crawler.cleaners.boilerplate.rules.people import NAME
from crawler.cleaners.boilerplate.rules.rule import Rule, cues
from indexer import late_re as re

_EDGE = r"[\s|/·•,、>»<«\-—【】\[\]()〖〗『』「」┊▼☆★:]"
_TOOL = any_of(TOOLS)

RULES: tuple[Rule, ...] = (
    Rule(
        "reader's tools",
        "edge",
        re.compile(
            rf"(?=.{{0,60}}?(?:字[体号]|[大中小]|a[+-]?|打印|关闭|返回|无障碍|模式|关怀版|体版|播报|朗读|听新闻|听全文|听文章|手机|视力|纠错|找错|ipv6|"
            rf"原创|附件|文件下载|转载|一[篇条]|隐私|声明|地图|我们)){_EDGE}{{0,6}}{_TOOL}(?:{_EDGE}{{0,6}}{_TOOL}){{0,11}}{_EDGE}{{0,6}}"
        ),
        (
            *cues(
                "字体 字号 打印 关闭 返回 无障碍 模式 关怀版 体版 播报 朗读 听新闻 听全文 听文章 手机 视力"
                " 纠错 找错 ipv6 原创 附件 文件下载 转载 一篇 一条 隐私 声明 网站地图 联系我们 扫一扫"
            ),
            "a a",
        ),
        "what a portal offers its reader: size of the letters, print, close, read aloud",
        "【语音播报】【打印本页】",
        "原创文艺节目",
    ),
    Rule(
        "site's foot",
        "edge",
        re.compile(
            r"(?:主办|承办|协办|版权)[^。;]{0,80}\s技术支持\s?:[^。;,]{0,24}"
            r"|(?:联系|单位)?地址\s?:[^。]{3,40}\s(?:邮编|邮政编码|电话|传真|邮箱|e-?mail|热线)\s?:[^。]{4,80}"
            r"|[-·•\s]{0,4}(?:联系|单位)?地址\s?:[^。:]{3,40}[(\s]\s?\d{6}\)?"
        ),
        cues("技术支持 地址"),
        "whose site it is, and where its keepers are",
        "主办:某县人民政府办公室 技术支持:某某科技公司",
        "技术支持:派出农技员二十人次",
    ),
    Rule(
        "caption",
        "line",
        re.compile(
            r"[(【]?(?:[\u4e00-\u9fff]{0,6}(?:记者|通讯员|摄影)\s?[\u4e00-\u9fff]{2,4}[\s、/]{0,2}){1,4}(?<!拍)摄(?:影)?(?:报道)?[)】]?"
            r"|.{0,160}[\s(。](?:[\u4e00-\u9fff]{0,8}(?:记者|通讯员))\s{1,3}[\u4e00-\u9fff]{2,4}\s{1,3}摄(?:影)?[)】]?"
            rf"|[^。,]{{2,60}}\s{{1,20}}{NAME}\s?/?\s?摄(?:影)?|.{{2,160}}[(](?:[^()。,]{{2,12}}/图|图/[^()。,]{{2,12}})[)]"
            r"|[\u4e00-\u9fff]{0,10}(?:(?<!社)会|会议|座谈|活动|比赛|竞赛|培训|演练|签约|颁奖|仪式|讲座|宣讲|典礼|教研|授课|开幕式)现场(?:[一二三四]|图片?)?"
            r"|[(【]?(?:资料图|图片来源|图源|供图)(?:(?:\s?[:/]|[于自网])[^。]{0,30})?[)】]?"
        ),
        ("摄", "现场", "资料图", "图片来源", "图源", "供图", "/图)", "图/"),
        "who took the picture above",
        "某某报记者 张三 摄",
        "全年拍摄专题片三部,图文展板二十块,均由本站职工自摄",
    ),
)

"""What the pages of offices, newspapers and forums set around a text: tools for the reader, the site's foot, posts."""

from crawler.cleaners.boilerplate.rules.labels import DAY, POSTS, TOOLS
from crawler.cleaners.boilerplate.rules.people import NAME
from crawler.cleaners.boilerplate.rules.rule import Rule, cues, either

_EDGE = r"[\s|/·•,、>»<«\-—【】\[\]()〖〗『』「」┊▼☆★:]"


def _row_of(label: str) -> str:
    """A pattern for such labels in a row."""
    return rf"{_EDGE}{{0,6}}{label}(?:{_EDGE}{{0,6}}{label}){{0,11}}{_EDGE}{{0,6}}"


RULES: tuple[Rule, ...] = (
    Rule(
        "reader's tools",
        "edge",
        _row_of(TOOLS),
        reason="what a portal offers its reader: size of the letters, print, close, read aloud",
        example="【语音播报】【打印本页】",
        innocent="原创文艺节目",
    ),
    Rule(
        "site's foot",
        "edge",
        either(
            # who keeps it, and where
            r"(?:[^。;]{0,60}\s)?(?:技术支持|网站(?:制作|维护|建设))(?:单位)?\s?:\s?(?!依托|[由聘请派建从]|组织)[^。;,]{0,24}"
            r"(?:公司|中心|网|科技|软件|信息|委|局)(?:\s[^。;]{0,60})?",
            r"(?:主办|承办|协办|版权)[^。;]{0,80}\s技术支持\s?:[^。;,]{0,24}",
            r"(?:[^。;]{0,60}\s)?网站标识码\s?:?\s?[\d*]{6,12}.{0,60}",
            r"(?:联系|单位)?地址\s?:[^。]{3,40}\s(?:邮编|邮政编码|电话|传真|邮箱|e-?mail|热线)\s?:[^。]{4,80}",
            r"[-·•\s]{0,4}(?:联系|单位)?地址\s?:[^。:]{3,40}[(\s]\s?\d{6}\)?",
            # how it is seen, by how many, and on which day
            r".{0,24}\d{3,4}\s?[*]\s?\d{3,4}.{0,12}(?:分辨率|浏览).{0,40}|您是(?:本站)?第\s?\d{0,9}\s?位[^。,]{0,12}",
            rf"(?:今天是|现在是)\s?:?\s?(?:{DAY})?[,\s]{{0,3}}(?:星期|周)[一二三四五六日天](?:\s.{{0,40}})?|今天是\s?:?\s?",
        ),
        reason="whose site it is, and where its keepers are",
        example="主办:某县人民政府办公室 技术支持:某某科技公司",
        innocent="技术支持:派出农技员二十人次",
    ),
    Rule(
        "caption",
        "line",
        either(
            # who took it
            r"[(【]?(?:[\u4e00-\u9fff]{0,6}(?:记者|通讯员|"
            r"摄影)\s?[\u4e00-\u9fff]{2,4}[\s、/]{0,2}){1,4}(?<!拍)摄(?:影)?(?:报道)?[)】]?",
            r".{0,160}[\s(。](?:[\u4e00-\u9fff]{0,8}(?:记者|通讯员))\s{1,3}[\u4e00-\u9fff]{2,4}\s{1,3}摄(?:影)?[)】]?",
            rf"(?:[^。,]{{2,60}}\s{{1,20}})?[(]?{NAME}\s?/?\s?摄(?:影)?[)]?|[(]?图/{NAME}[)]?",
            # whose it is
            r".{2,160}[(](?:[^()。,]{2,12}/图|图/[^()。,]{2,12})[)]|[(【]?图片由[^。,]{2,20}提供[)】]?",
            r"[(【]?(?:资料图|图片来源|图源|供图)(?:(?:\s?[:/]|[于自网])[^。]{0,30})?[)】]?",
            # what it shows
            r"[(【]?[上下左右]?图\s?[\d一二三四五六]?为[^。!?:;]{2,80}[。)】]?(?:\.(?:jpe?g|png|gif|bmp))?",
            r"[\u4e00-\u9fff]{0,10}(?:(?<!社)会|会议|座谈|活动|比赛|竞赛|培训|演练|签约|颁奖|仪式|讲座|宣讲|典礼|教研|授课|开幕式)现场(?:[一二三四]|图片?)?",
        ),
        reason="who took the picture above",
        example="某某报记者 张三 摄",
        innocent="全年拍摄专题片三部,图文展板二十块,均由本站职工自摄",
    ),
    Rule(
        "forum's post",
        "edge",
        either(
            _row_of(POSTS),
            # what is shown only to its members
            r"马上注册(?:!|,结交更多.{0,40})|.{0,8}您?需要登录才可以.{0,12}(?:查看|下载|回帖).{0,20}|游客,如果您要查看本帖.{0,30}",
        ),
        reason="what a forum sets beside a post: its author's points, the tools of the thread",
        example="只看该作者 | 倒序浏览",
        innocent="积分制管理",
        # not 主题 12 alone
        cues=cues(
            "禁止发言 楼主 楼层 只看 序浏览 道具 复制链接 当前离线 当前在线 积分 金钱 威望 uid 阅读权限 注册时间"
            " 最后登录 签到 每日心情 马上注册 登录才 本帖 此帖 电梯"
        ),
    ),
)

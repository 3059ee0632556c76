"""What stands for a place without being its name: by-names, newspapers, new areas, and what lies in one place alone.

No package that we know has these. Left out is what stands for several places (春城, 江城, 龙城), what provinces share
(汉江, 太湖, 大别山), what all the country reads (南方周末), and what is another word too.
"""

import re
from collections import defaultdict

from crawler.cleaners.region.evidence import ENOUGH, Evidence
from crawler.cleaners.region.mentions import is_own

_SPEAKS, _LIES = 2, 1  # weights of a name of the place, and of what lies there

# Cities that are called by one character, which is no other word's before guests.
_ONE_CHARACTER = {
    "沈": "210100", "哈": "230100", "沪": "310000", "锡": "320200", "徐": "320300", "扬": "321000", "杭": "330100",
    "甬": "330200", "温": "330300", "芜": "340200", "蚌": "340300", "榕": "350100", "厦": "350200", "泉": "350500",
    "漳": "350600", "烟": "370600", "潍": "370700", "郑": "410100", "洛": "410300", "汉": "420100", "穗": "440100",
    "汕": "440500", "莞": "441900", "邕": "450100", "柳": "450200", "渝": "500000", "蓉": "510100", "攀": "510400",
    "泸": "510500", "绵": "510700", "筑": "520100",
}  # fmt: skip
_ONES = "".join(_ONE_CHARACTER)
_GUESTS = re.compile(
    rf"(?:[来莅返]|来[(、]返[)]?)(?P<city>[{_ONES}])(?:返[{_ONES}])?"
    r"(?:游客|旅游|投资|考察|检查|指导|视察|调研|务工|客商|创业|就业|参观|观光|人员)|"
    rf"驻(?P<other>[{_ONES}])(?:部队|高校|院校|单位|央企)|在(?P<home>[{_ONES}])(?:高校|院校|央企)"
)

# By code: other names of provinces and cities, new areas, and what only one has: its service on the telephone (粤省事),
# its own campaigns (访惠聚) and classes of schools (四星高中).
_NAMES = {
    "120000": "津心办",
    "130000": "冀时办 燕赵大地 雄安新区",
    "140000": "三晋大地",
    "150000": "蒙速办",
    "210000": "辽事通 辽沈大地",
    "210200": "金普新区",
    "230000": "龙江大地",
    "230100": "冰城",
    "310000": "随申办",
    "320000": "四星高中 四星级高中",
    "320100": "金陵",
    "330000": "浙里办",
    "330100": "杭城",
    "330200": "甬城",
    "340000": "皖事通 江淮大地 皖江大地",
    "350000": "闽政通 八闽",
    "350200": "鹭岛",
    "360000": "赣服通 赣鄱 赣江新区",
    "370000": "爱山东 齐鲁大地 齐鲁先锋",
    "410000": "豫事办 中原大地 中州大地",
    "420000": "鄂汇办 荆楚",
    "420100": "东湖高新区 东湖新技术开发区",
    "430000": "三湘 湖湘大地",
    "430100": "湘江新区",
    "440000": "粤省事 南粤 岭南大地",
    "440100": "羊城 穗城",
    "440300": "鹏城",
    "450000": "智桂通 八桂",
    "460100": "椰城",
    "500000": "渝快办 巴渝 两江新区",
    "510000": "巴蜀大地 天府大地",
    "510100": "蓉城 天府新区",
    "520000": "多彩贵州 贵安新区",
    "530000": "云岭先锋 云岭大地 七彩云南 滇中新区",
    "610000": "三秦大地 西咸新区",
    "620000": "甘快办 陇原",
    "620100": "兰州新区",
    "650000": "访惠聚",
}
_OTHER = r"(?![县镇乡村街路牌]|晚报|大道|小区|社区|宾馆|酒店|饭店|大厦|公司|集团|科技)"
# Newspapers that a place's own offices write for.
_PAPERS = {
    "130000": "燕赵都市报 河北青年报",
    "130100": "燕赵晚报",
    "140000": "三晋都市报 山西晚报",
    "210000": "辽沈晚报",
    "210100": "华商晨报",
    "220000": "新文化报",
    "320000": "扬子晚报 新华日报",
    "320100": "金陵晚报",
    "330000": "钱江晚报",
    "340000": "新安晚报",
    "340100": "江淮晨报",
    "350000": "海峡都市报",
    "350500": "东南早报",
    "360000": "江南都市报",
    "370000": "齐鲁晚报 大众日报",
    "370200": "半岛都市报",
    "410000": "大河报 东方今报",
    "420000": "楚天都市报",
    "420100": "长江日报",
    "430000": "三湘都市报 潇湘晨报",
    "440000": "羊城晚报 南方日报",
    "450000": "南国早报",
    "460000": "南国都市报",
    "510000": "华西都市报 天府早报",
    "530000": "春城晚报",
    "610000": "华商报 三秦都市报",
    "620000": "西部商报",
    "630000": "西海都市报",
}
# Waters, mountains and sights that lie in one province or city, and peoples that live in one.
_LANDMARKS = {
    "110000": "密云水库",
    "120000": "于桥水库",
    "130000": "滦河 潘家口水库",
    "130600": "白洋淀",
    "140000": "吕梁山",
    "140900": "五台山",
    "150800": "乌梁素海 河套灌区",
    "210000": "浑河 辽河油田",
    "210400": "大伙房水库",
    "220700": "查干湖",
    "230000": "赫哲族",
    "231000": "镜泊湖",
    "320000": "洪泽湖",
    "330000": "钱塘江 瓯江",
    "330127": "千岛湖",
    "330200": "四明山",
    "330300": "雁荡山",
    "330600": "曹娥江",
    "330900": "普陀山",
    "340800": "花亭湖",
    "341500": "淠河 淠史杭 佛子岭 响洪甸",
    "341700": "九华山",
    "350000": "闽江",
    "350300": "湄洲岛 湄洲湾",
    "360000": "赣江 鄱阳湖 信江",
    "360400": "柘林湖 庐山西海",
    "370000": "小清河 大汶河",
    "370600": "昆嵛山",
    "370700": "峡山水库",
    "370800": "南四湖",
    "371300": "沂蒙 沂河",
    "371500": "位山灌区",
    "410000": "小浪底",
    "410100": "嵩山",
    "411300": "鸭河口",
    "411500": "南湾水库 南湾湖",
    "420300": "武当山",
    "420700": "梁子湖",
    "430000": "洞庭湖 沅水 澧水 资水",
    "431000": "东江湖",
    "440000": "韩江",
    "441600": "万绿湖 新丰江水库",
    "450000": "红水河 郁江 十万大山 北部湾经济区 仫佬族 毛南族",
    "450300": "漓江",
    "451000": "澄碧河",
    "460000": "松涛水库 黎族",
    "510000": "岷江 大渡河 安宁河 羌族",
    "510100": "青城山",
    "511400": "黑龙滩",
    "520000": "仡佬族",
    "520100": "红枫湖 百花湖",
    "520600": "梵净山",
    "522600": "雷公山",
    "530000": "独龙族 德昂族 阿昌族 景颇族 基诺族 拉祜族 佤族 哈尼族",
    "530100": "滇池",
    "530400": "抚仙湖",
    "530700": "玉龙雪山",
    "532900": "洱海",
    "540000": "门巴族 珞巴族",
    "610000": "秦岭",
    "610300": "冯家山 宝鸡峡 太白山",
    "620000": "裕固族 保安族",
    "620600": "石羊河",
    "620900": "疏勒河",
    "622900": "刘家峡",
    "630000": "青海湖 湟水 龙羊峡 撒拉族",
    "640000": "贺兰山",
    "650000": "塔里木河 塔里木盆地 塔吉克族",
    "652800": "博斯腾湖",
    "654000": "伊犁河",
    "654300": "额尔齐斯河",
}
_OFFICE = re.compile(r"(?:[\u4e00-\u9fff]{0,6})(?:管理[局处所站]|管委会|风景区|度假区|管理委员会)")
_WHERE = re.compile("(?:地处|位于|濒临|[坐座]落[于在])[^,。;\n]{0,3}$")


def _codes(table: dict[str, str]) -> dict[str, str]:
    return {word: code for code, words in table.items() for word in words.split()}


_BY_NAME, _BY_PAPER, _BY_LANDMARK = _codes(_NAMES), _codes(_PAPERS), _codes(_LANDMARKS)
_WORDS = _BY_NAME | _BY_PAPER | _BY_LANDMARK
_FIRSTS = "".join(sorted({word[0] for word in _WORDS}))  # a set of characters is looked for fastest
_ANY = re.compile(f"(?=[{_FIRSTS}])(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}){_OTHER}")


def add_bynames(evidence: Evidence, body: str) -> None:
    """Count the places whose by-names a text uses: guests (来沈游客), other names, newspapers, what lies there."""
    guests = {}
    for found in _GUESTS.finditer(body):
        guests[_ONE_CHARACTER[found["city"] or found["other"] or found["home"]]] = found[0]
    if len(guests) == 1:
        [(code, words)] = guests.items()
        evidence.add(code, _SPEAKS, words)
    behind: dict[str, set[str]] = defaultdict(set)  # each name: the characters that follow it
    for found in _ANY.finditer(body):
        if is_own(body, *found.span(), near=found[0] in _BY_LANDMARK):
            if found[0] in _BY_LANDMARK and (office := _OFFICE.match(body, found.end())):
                evidence.add(_BY_LANDMARK[found[0]], ENOUGH, found[0] + office[0])
            if found[0] in _BY_LANDMARK and _WHERE.search(body, max(0, found.start() - 6), found.start()):
                evidence.add(_BY_LANDMARK[found[0]], _LIES, found[0])
            behind[found[0]].add(body[found.end() : found.end() + 1])
    for table in (_BY_NAME, _BY_PAPER):
        named = [words for words in behind if words in table and (table is _BY_PAPER or "区" not in behind[words])]
        if len({table[words][:2] for words in named}) == 1:
            for words in named:
                evidence.add(table[words], _SPEAKS, words)
    for words, characters in behind.items():
        if words in _BY_LANDMARK:
            evidence.add(_BY_LANDMARK[words], _LIES * min(len(characters), _SPEAKS), words)

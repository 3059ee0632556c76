"""The pages of a site of our own making: articles of a few sentences, and lists of links."""

SENTENCES = (
    "全镇整修机井四十二眼，新修渠道十一公里，两千亩旱地变成了水浇田，秋粮又是一个好收成。",
    "信用社发放支农贷款三百余万元，帮助八十户菜农盖起了大棚，黄瓜和韭菜卖到了邻县的市场。",
    "文化站办起了农家书屋，冬闲时节借书的人排起了队，打牌的少了，学技术的多了，邻里也和气了。",
    "卫生院为六十岁以上老人做了一次免费体检，查出的高血压病人都建了卡片，村医按月上门量血压。",
    "林业站带领群众栽植杨树三万棵，河堤两岸的风沙小了，今年春天的麦苗没有被埋过一次。",
)


def article(number: int, extra: str = "", sentences: tuple[str, ...] = SENTENCES) -> str:
    """A page of one summary, which its number tells from the others; `extra` is markup behind it."""
    title = f"河湾镇第{number}季度工作总结"
    text = "".join(f"<p>{sentence}（第{number}号）</p>" for sentence in sentences)
    return f"<html><title>{title}</title><h1>{title}</h1><div class='content'>{text}</div>{extra}</html>"


def links(*urls: str, extra: str = "") -> str:
    """A list page."""
    return "<html><title>列表</title>" + "".join(f'<a href="{url}">工作总结</a>' for url in urls) + extra + "</html>"

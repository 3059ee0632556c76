"""Three sites of our own making that differ in the shape of their addresses, lists, pages and bytes."""

from collections.abc import Callable

from tests.crawler.crawls import Reply
from workbench.site import SENTENCES

TITLES = ("综治工作", "农业生产", "教育教学", "民政救灾", "卫生防疫", "财政税收", "党建工作", "林业工作")


def _article(number: int, extra: str = "", around: str = "") -> str:
    title = f"河湾镇{2005 + number % 9}年{TITLES[number % len(TITLES)]}总结"
    text = "".join(f"<p>{sentence}（第{number}号）</p>" for sentence in SENTENCES)
    body = f"<h1>{title}</h1><div class='content'>{text}</div>"
    return f"<html><head><title>{title}</title></head><body>{around}{body}{extra}</body></html>"


def _list(title: str, items: list[str], turning: str, around: str) -> str:
    named = "".join(f"<li><a href='{url}'>河湾镇第{place}号工作总结</a></li>" for place, url in enumerate(items))
    return f"<html><head><title>{title}</title></head><body>{around}<ul>{named}</ul>{turning}</body></html>"


def _index(number: int) -> str:
    return "/zongjie/index.shtml" if number == 1 else f"/zongjie/index_{number}.shtml"


def dated() -> dict[str, Reply | Callable[[], Reply]]:
    """Articles under a date path, lists as index.shtml and index_2.shtml, GBK, a navigation on every page."""
    names = {"/": "首页", "/zongjie/index.shtml": "工作总结", "/about.shtml": "关于"}
    around = "".join(f"<a href='{path}'>{name}</a>" for path, name in names.items())
    paths = [f"/zongjie/{2010 + n // 20}-{n % 12 + 1:02}-{n % 28 + 1:02}/{5000 + n}.shtml" for n in range(60)]
    pages = {path: _article(n, around=around) for n, path in enumerate(paths)}
    for number in range(1, 5):
        turning = f"<a href='{_index(number + 1)}'>下一页</a>" if number < 4 else ""
        turning += f"<a href='{_index(number - 1)}'>上一页</a>" if number > 1 else ""
        pages[_index(number)] = _list("工作总结", paths[number * 15 - 15 : number * 15], turning, around)
    pages["/"] = _list("河湾镇", paths[:8], "", around)
    pages["/about.shtml"] = f"<html><title>关于我们</title>{around}<p>本站由河湾镇信息中心主办，欢迎投稿。</p></html>"
    return {path: Reply(html.encode("gbk"), headers={"Content-Type": "text/html"}) for path, html in pages.items()}


def numbered() -> dict[str, Reply | Callable[[], Reply]]:
    """Articles as ?id=, lists as ?page=, both of one script each; related articles beside every text."""

    def related(n: int) -> str:
        return (
            "<div class=side>"
            + "".join(f"<a href='/show.php?id={100 + (n + k) % 45}'>相关总结{k}</a>" for k in range(1, 6))
            + "</div>"
        )

    pages = {f"/show.php?id={100 + n}": _article(n, related(n)) for n in range(45)}
    for number in range(1, 4):
        following = f"<a href='/list.php?cid=3&page={number + 1}'>&gt;</a>" if number < 3 else ""
        turning = "".join(f"<a href='/list.php?cid=3&page={n}'>{n}</a>" for n in range(1, 4)) + following
        items = [f"/show.php?id={100 + n}" for n in range(number * 15 - 15, number * 15)]
        pages[f"/list.php?cid=3&page={number}"] = _list("工作总结", items, turning, "")
    pages["/list.php?cid=3"] = pages["/list.php?cid=3&page=1"]
    pages["/"] = _list("首页", ["/list.php?cid=3", "/login.php", "/show.php?id=101"], "", "")
    pages["/login.php"] = "<html><title>登录</title><form>用户名 密码</form></html>"
    return {path: Reply(html) for path, html in pages.items()}


def paged() -> dict[str, Reply | Callable[[], Reply]]:
    """Articles of two or three pages (_2.html) in several columns, lists as list_2.html."""
    pages: dict[str, str] = {}
    for column in ("gongzuozongjie", "gongzuojihua"):
        items = [f"/{column}/{8000 + n}.html" for n in range(24)]
        for n, path in enumerate(items):
            stem = path.removesuffix(".html")
            turning = f"<a href='{path}'>1</a><a href='{stem}_2.html'>2</a><a href='{stem}_2.html'>下一页</a>"
            pages[path] = _article(n, turning)
            last = f"<p>{SENTENCES[n % 5]}</p><p>以上是第{n}份材料的其余部分，特此报告。</p>"
            pages[f"{stem}_2.html"] = f"<html><title>第二页</title><div class='content'>{last * 3}</div></html>"
        for number in range(1, 4):
            name = f"/{column}/" if number == 1 else f"/{column}/list_{number}.html"
            turning = f"<a href='/{column}/list_{number + 1}.html'>下一页</a>" if number < 3 else ""
            pages[name] = _list(column, items[number * 8 - 8 : number * 8], turning, "<a href='/'>首页</a>")
    pages["/"] = _list("首页", ["/gongzuozongjie/", "/gongzuojihua/", "/gongzuozongjie/8001.html"], "", "")
    return {path: Reply(html) for path, html in pages.items()}

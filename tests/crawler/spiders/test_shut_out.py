"""A site that shuts the crawl out is left in peace; one that keeps some articles for its members is read on."""

from dataclasses import replace

from crawler.fetching.shut_out import ShutOut
from tests.crawler.crawls import Reply, Room, article, links

URLS = [f"/a/{number}.html" for number in range(1, 201)]
TEXTS = [f"第{number}个乡镇今年修了{number}公里路。" * 3 for number in range(len(URLS))]


def captcha(number: int) -> Reply:
    return Reply(f"<html><title>安全验证</title><p>请输入验证码 {number * 7919}</p></html>")


def whole(number: int) -> Reply:
    return article(number, TEXTS[number - 1])


def test_a_crawl_that_is_shut_out_after_some_pages_ends_and_says_so(room: Room) -> None:
    asked: list[int] = []

    def answer(number: int) -> Reply:
        asked.append(number)
        return whole(number) if len(asked) <= 30 else replace(captcha(number), status=403)

    server = room.serve({"/": links(*URLS), **{url: lambda n=n: answer(n) for n, url in enumerate(URLS, 1)}})  # type: ignore[misc]
    run = room.crawl(server.address + "/")
    assert run.returncode == 2
    assert "the site has shut this crawl out: " in run.stderr and "so does now what it gave before" in run.stderr
    assert 50 <= len(asked) < 90
    assert "30 new" in run.stdout and len(room.summaries()) == 30
    del asked[:]
    server.replies |= {url: whole(number) for number, url in enumerate(URLS, 1)}
    assert room.crawl(server.address + "/").returncode == 0
    assert len(room.summaries()) > 150  # what was refused within this visit is asked for in the next
    assert room.crawl(server.address + "/").returncode == 0
    assert len(room.summaries()) == 200


def test_articles_for_members_end_no_crawl_and_are_asked_about_seldom(room: Room) -> None:
    server = room.serve({"/": links(*URLS), **{url: captcha(n) for n, url in enumerate(URLS, 1)}})
    server.replies |= {url: whole(number) for number, url in enumerate(URLS, 1) if number <= 5 or number > 190}
    run = room.crawl(server.address + "/")
    assert run.returncode == 0, run.stderr
    assert len(room.summaries()) == 15
    # After 20, 40 and 80 refusals in a row, or seldomer: more come in while the answer is on its way.
    assert 1 <= len(server.asked) - len(set(server.asked)) <= 3
    assert "185 of 200 articles ask to log in" in run.stderr


def test_a_start_page_that_leads_on_is_no_refusal(room: Room) -> None:
    """It is asked for once more where the first articles are all for members."""
    home = replace(links(*URLS), body=links(*URLS).body + "<noscript>请启用JavaScript</noscript>")
    server = room.serve({"/": Reply(status=302, headers={"Location": "/home/"}), "/home/": home})
    server.replies |= {url: replace(captcha(n), status=403) if n <= 100 else whole(n) for n, url in enumerate(URLS, 1)}
    run = room.crawl(server.address + "/")
    assert run.returncode == 0, run.stderr
    assert server.asked.count("/") > 1
    assert len(room.summaries()) == 100


def test_a_site_that_leads_to_another_host_to_log_in_is_told_of(room: Room) -> None:
    server = room.serve({"/": links(*URLS[:40]), **{url: whole(n) for n, url in enumerate(URLS[:40], 1)}})
    assert room.crawl(server.address + "/").returncode == 0
    login = {url: Reply(status=302, headers={"Location": f"https://passport.example.com/?from={url}"}) for url in URLS}
    server.replies |= {url: login[url] for url in URLS[10:25]}
    run = room.crawl(server.address + "/")
    assert run.returncode == 0
    assert "15 of 40 articles lead to another host (passport.example.com): does one have to log in there" in run.stderr
    assert "passport.example.com" in room.scrapy("status").stdout
    server.replies |= {url: login[url] for url in URLS[:40]}
    run = room.crawl(server.address + "/")
    assert run.returncode == 0  # there was nothing in this crawl that it gave, and the start page it gives
    assert "40 of 40 articles lead to another host" in run.stderr


def test_a_site_that_is_out_of_order_is_told_of(room: Room) -> None:
    server = room.serve({"/": links(*URLS[:12]), **{url: Reply("x", 500) for url in URLS[:12]}})
    run = room.crawl(server.address + "/", RETRY_TIMES="0")
    assert "warning: zhen: 12 pages could not be read (12 answers 500): is the site out of order?" in run.stderr
    assert "gave no summary" not in run.stderr  # the pages have not changed


def test_what_was_given_last_is_asked_for_after_twenty_refusals_in_a_row() -> None:
    shut_out = ShutOut(["http://e.cn/"])
    assert [shut_out.count_refused() for _ in range(19)] == [""] * 19
    shut_out.count_given("http://e.cn/a/1.html")
    assert [shut_out.count_refused() for _ in range(19)] == [""] * 19
    assert shut_out.count_refused() == "http://e.cn/a/1.html"
    assert shut_out.count_refused() == ""  # while it is on its way
    assert shut_out.conclude(refuses=False) == ""
    assert [shut_out.count_refused() for _ in range(40)] == [""] * 39 + ["http://e.cn/a/1.html"]
    assert "40 articles in a row" in shut_out.conclude(refuses=True)

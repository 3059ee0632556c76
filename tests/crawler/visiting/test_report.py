"""What a visit came to, kept as JSON, and put together of several crawls."""

import json
import random
import statistics
from collections import Counter

import pytest

from crawler.feeding.feed import FeedReport
from crawler.feeding.lengths import Lengths
from crawler.tally import Tally
from crawler.visiting.report import Report


def lengths(*chars: int) -> Lengths:
    made = Lengths()
    for place, one in enumerate(chars):
        made.add(one, f"http://e.cn/{place}.html")
    return made


def crawled(chars: list[int], rejected: str, troubles: list[str]) -> Report:
    """A crawl's report of some articles, one of which gave no summary."""
    tally = Tally(pages=len(chars) + 2, lists=1, articles=len(chars), listed=50,
                  came=Counter(new=len(chars)), refused=Counter({"leads off the site": 3}))  # fmt: skip
    tally.problems["answers 500"] += 1
    for number in range(8):
        tally.sample("barren", f"http://e.cn/list{number}-{chars[0]}")
    fed = FeedReport(pages=len(chars) + 1, summaries=len(chars), failures=1, rejected=Counter({rejected: 1}),
                     samples=[f"http://e.cn/{rejected}"], lengths=lengths(*chars))  # fmt: skip
    return Report.made(tally, fed, troubles)


def test_a_report_is_what_was_kept_of_it() -> None:
    made = crawled([900, 1_234], "too short", ["e.cn asks to be left in peace"])
    assert Report.read(json.loads(json.dumps(made.as_dict()))) == made
    assert Report.read({}) == Report()
    assert Report.read({"pages": 3, "of another version": 1, "shortest": ["http://e.cn/1.html"]}) == Report(pages=3)
    assert Report.read({"pages": 3, "shortest": [5]}) == Report()  # which cannot be read


def test_a_visit_of_several_crawls_is_their_sum() -> None:
    """But for what became of its articles, which the last crawl knows of all of them."""
    first, second = crawled([900, 1_000, 1_100], "too short", ["a"]), crawled([50, 9_000], "no article", ["a", "b"])
    both = first.merged(second)
    assert (both.pages, both.articles, both.new, both.summaries, both.cleaned, both.errors) == (9, 5, 5, 2, 3, 3)
    assert (both.lists, both.listed) == (1, 50)  # each crawl walks them anew
    assert both.rejected == {"no article": 1}
    assert both.refused == {"leads off the site": 6}
    assert both.troubles == ["a", "b"]
    assert len(both.sampled("barren")) == 5
    assert both.sampled("rejected") == ("http://e.cn/too short", "http://e.cn/no article")
    assert both.lengths == second.lengths
    second.own_copies["old.e.cn"] = 3
    assert first.merged(second).merged(Report()).own_copies == {"old.e.cn": 3}
    assert (first.lengths.median, second.lengths.median) == (1_000, 9_000)


@pytest.mark.parametrize("number", [1, 2, 101, 20_000])
def test_the_median_is_right_to_a_tenth_in_a_bounded_room(number: int) -> None:
    draw = random.Random(number)
    chars = [int(draw.lognormvariate(7.5, 1.2)) + 100 for _ in range(number)]
    made = lengths(*chars)
    exact = statistics.median_high(chars)
    assert made.median is not None and exact * 0.9 < made.median <= exact
    assert [one for one, _ in made.shortest] == sorted(chars)[:5]
    assert len(made.counts) < 400
    assert Lengths().median is None

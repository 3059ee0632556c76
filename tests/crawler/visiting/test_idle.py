"""Which parameters of addresses are learned to choose no page, and how that is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.addresses import canonical
from crawler.fetching.answer import AddressRole
from crawler.visiting.idle import Idle
from crawler.visiting.states import UrlState
from crawler.visiting.visits import Visits

SITE = "zhen"


@pytest.fixture
def visits(tmp_path: Path) -> Iterator[Visits]:
    opened = Visits(tmp_path)
    yield opened
    opened.close()


def known(visits: Visits, *urls: str) -> None:
    rows = [
        UrlState(canonical(url), url, SITE, AddressRole.ARTICLE, 1, "", "", 7, "", True, None, None) for url in urls
    ]
    visits.write(rows, 1, {})


def lines(number: int) -> frozenset[str]:
    return frozenset(f"{number}号第{line}行" for line in range(5))


def proven(visits: Visits, address: str, names: str, texts: int = 5) -> Idle:
    """What was learned when so many articles were found known at `address`, a pattern, in another session."""
    idle = Idle(SITE, visits)
    for number in range(texts):
        for parameter, others in idle.candidates(address.format(id=number, at=900 + number)):
            assert parameter[1] == names and [one.url for one in others] == [address.format(id=number, at=number)]
            idle.prove(parameter, lines(number))
    return idle


ADDRESSES = {
    "tk": "http://e.cn/show.asp?id={id}&tk={at}",
    "_": "http://e.cn/a/7.html?_={at}&id={id}&x=*[?",
    "sid&t": "http://e.cn/show.asp?class=3&id={id}&sid={at}&t=1{at}",
    "a&t": "http://e.cn/show/{id}.html?a={at}&t=1{at}",
}


@pytest.mark.parametrize("names", ADDRESSES)
def test_parameters_that_change_with_every_session_are_learned_also_two_together(visits: Visits, names: str) -> None:
    address = ADDRESSES[names]
    known(visits, *(address.format(id=number, at=number) for number in range(9)))
    known(visits, address.format(id=1, at="1&other=2"), address.format(id="22", at="22"))
    elsewhere = address.format(id=8, at=77)
    assert proven(visits, address, names, texts=4).key(elsewhere) == canonical(elsewhere)
    idle = proven(visits, address, names)
    assert {name for _, name in visits.parameters.idle(SITE)} == set(names.split("&"))
    there = idle.sibling(elsewhere)
    assert there and there.url == address.format(id=8, at=8)
    assert idle.key(elsewhere) == idle.key(address.format(id=8, at=8))
    assert Idle(SITE, visits).sibling(address.format(id=99, at=77)) is None


def test_a_parameter_that_begins_to_choose_counts_again_and_is_not_learned_a_second_time(visits: Visits) -> None:
    address = ADDRESSES["tk"]
    known(visits, *(address.format(id=number, at=number) for number in range(9)))
    proven(visits, address, "tk")
    idle = Idle(SITE, visits)
    asked = [url for tk in range(100, 160) if idle.mark_met(url := address.format(id=1, at=tk)) and idle.sample(url)]
    assert len(asked) == 3 + 3  # the first three, then each twentieth
    assert not idle.mark_met(asked[0]) and not idle.sample(address.format(id=1, at=1))
    assert idle.sibling(asked[0]) is None and idle.sibling(address.format(id=1, at=101 + 100)) is not None
    for number, learned in ((50, True), (50, True), (51, False)):  # one and the same text twice says nothing new
        idle.disprove(asked[number - 50], idle.siblings(asked[number - 50]), lines(number))
        assert bool(visits.parameters.idle(SITE)) is learned
    assert idle.count_again == ["e.cn/show.asp?tk"] and visits.parameters.refuted(SITE) == {("e.cn/show.asp", "tk")}
    assert idle.sibling(address.format(id=1, at=301)) is None
    proven(visits, address, "tk")
    assert not visits.parameters.idle(SITE)


def test_which_of_two_chooses_is_found_out_anew(visits: Visits) -> None:
    address = ADDRESSES["sid&t"]
    known(visits, *(address.format(id=number, at=number) for number in range(9)))
    idle = proven(visits, address, "sid&t")
    for number in (1, 2):
        url = address.format(id=number, at=500)
        idle.disprove(url, idle.siblings(url), lines(60 + number))
    assert not visits.parameters.idle(SITE) and not visits.parameters.refuted(SITE)
    for number in range(5):
        found = dict(Idle(SITE, visits).candidates(address.format(id=number, at=number).replace("&t=", "&t=0")))
        [(parameter, _)] = found.items()
        assert parameter == ("e.cn/show.asp", "t")

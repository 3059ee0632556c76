"""The language model of an archive's texts, and what it adds to the repair of lost bytes."""

import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import opencc
import pytest

from benchmarks.repair_scores import came_back
from crawler.cleaners.language import ngrams
from crawler.cleaners.language.ngrams import LONGEST, Ngrams, code, learned, read
from crawler.cleaners.language.readings import reweighed
from crawler.cleaners.repair import repair
from crawler.cleaners.repair.lost_bytes import shifted as shifted_stretches
from demo.texts import write
from indexer.text import fold
from indexer.trouble import Trouble
from tests.crawler.cleaners.test_shifted import same_end, shifted

TEXTS = [write(random.Random(number), number).text for number in range(400)]
BROKEN = ["", "language", "PK\x03\x04 and no more"]


@pytest.fixture(scope="module")
def language() -> Ngrams:
    found = learned(TEXTS)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def file(language: Ngrams, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("learned") / "language.npz"
    language.write(path)
    return path


def powers(language: Ngrams, before: str, characters: str) -> list[float]:
    """How likely each of the characters is behind three others."""
    runs = [sum(code(char) << 16 * place for place, char in enumerate(reversed(before + one))) for one in characters]
    return [float(power) for power in language.powers(np.array(runs, np.uint64))]


def test_what_was_seen_is_likelier_than_what_was_not(language: Ngrams) -> None:
    assert len("府的正") == LONGEST - 1
    seen, elsewhere, never = powers(language, "府的正", "确的龘")
    assert seen > -0.1 > elsewhere > never


def test_all_that_may_follow_is_about_as_likely_as_one(language: Ngrams) -> None:
    characters = sorted({char for text in TEXTS for char in fold(text)})
    for before in ("党支部", "我们的", "鑫龘之"):  # the rest is what other characters have
        assert 0.9 < sum(10**power for power in powers(language, before, "".join(characters))) < 1.01


def test_it_does_not_matter_how_many_texts_are_held_at_a_time(
    language: Ngrams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ngrams, "_TOGETHER", 20_000)
    by_and_by = learned(iter(TEXTS))
    assert by_and_by is not None
    # The runs over the border of two texts that are counted apart are other ones.
    for before, char in (("府的正", "确"), ("班子成", "员")):
        assert powers(by_and_by, before, char) == pytest.approx(powers(language, before, char), abs=0.02)
    monkeypatch.setattr(ngrams, "_MOST_RUNS", 10_000)
    assert sum(len(one.runs) for one in learned(iter(TEXTS)).lengths) < sum(len(one.runs) for one in language.lengths)  # type: ignore[union-attr]


def test_a_file_gives_the_same_model_back(language: Ngrams, file: Path) -> None:
    again = read(file)
    assert again.identity == language.identity
    assert powers(again, "府的正", "确的龘") == powers(language, "府的正", "确的龘")
    other = learned(TEXTS[1:])
    assert other is not None and other.identity != language.identity
    assert learned([]) is None


@pytest.mark.parametrize("content", BROKEN)
def test_a_file_of_another_kind_is_named_with_the_way_out(content: str, tmp_path: Path) -> None:
    path = tmp_path / "language.npz"
    path.write_text(content, "utf-8")
    with pytest.raises(Trouble, match=r"language.npz: no language model .*scrapy learn --language"):
        read(path)


def test_a_damaged_file_is_named_with_the_way_out(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    path = tmp_path / "language.npz"
    for place in (len(whole) // 3, len(whole) // 2):
        path.write_bytes(whole[:place] + bytes(64) + whole[place + 64 :])
        with pytest.raises(Trouble, match="scrapy learn --language"):
            read(path)
    for place in (6, 8):  # flags and method of packing, where the file's list of contents has its first entry
        entry = whole.index(b"PK\x01\x02") + place + 2
        path.write_bytes(whole[:entry] + b"\x63" + whole[entry + 1 :])
        with pytest.raises(Trouble, match="scrapy learn --language"):
            read(path)
    np.savez(path.open("wb"), format=np.array("runs of characters, 0"))
    with pytest.raises(Trouble, match="another version"):
        read(path)


def test_a_process_that_runs_on_reads_what_was_learned_anew(language: Ngrams, tmp_path: Path) -> None:
    path = tmp_path / "language.npz"
    other = learned([text.replace("村", "镇") for text in TEXTS])
    assert other is not None
    for model in (language, other, language):
        model.write(path)
        assert read(path).identity == model.identity
    assert language.identity != other.identity


def test_a_lattice_is_read_by_what_stands_around(language: Ngrams) -> None:
    """Where the words leave two characters open, what goes before tells which it is, or what follows."""
    open_place = {(4, "确"): 0.5, (4, "员"): 0.5}
    for before, behind, likelier in (("府的正", ",", "确"), ("班子成", ",", "员"), ("龘龘正", "领", "确")):
        certain = [{(number, char): 1.0} for number, char in enumerate(before, 1)]
        shares = reweighed([*certain, open_place, {(5, behind): 1.0}], language, "")
        assert shares[3][4, likelier] > 0.9
        assert sum(shares[3].values()) == pytest.approx(1)


def test_of_two_ways_through_a_lattice_the_likelier_is_taken(language: Ngrams) -> None:
    way, longer = {(1, "工"): 1.0}, [{(2, "作"): 0.5, (3, "作"): 0.5}, {(3, "龘"): 1.0}]
    shares = reweighed([way, *longer, {(4, "总"): 1.0}, {(5, "结"): 1.0}], language, "")
    assert shares[1][3, "作"] > 0.99
    assert shares[2][3, "龘"] < 0.01


def test_more_comes_back_and_the_change_says_by_what(language: Ngrams, file: Path) -> None:
    convert = opencc.OpenCC("s2tw").convert
    chance = random.Random(2)
    whole = {None: 0, file: 0}
    spots = wrong = 0
    for number in range(1_000, 1_120):
        text = max(convert(write(random.Random(number), number).text).split("\n"), key=len)
        place = chance.randrange(10, len(text) - 20)
        broken = shifted(text, place)
        if not same_end(broken, text):
            continue
        spots += 1
        for model in whole:
            repaired = repair(broken, model)
            whole[model] += repaired.text == text
            assert all(
                (f"by language {language.identity}" in one.rule) == (model is not None) for one in lost(repaired)
            )
        end = same_end(broken, text)
        if lost(repaired) and repaired.text != broken:
            wrong += came_back(repaired.text[place : len(repaired.text) - end], text[place : len(text) - end]) is None
    assert spots > 80
    assert whole[file] > 2 * whole[None] and whole[file] > 0.5 * spots
    assert wrong <= 0.05 * spots


def test_of_a_text_full_of_damage_a_language_reads_fewer_spots_for_the_time_it_takes(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [max(opencc.OpenCC("s2tw").convert(text).split("\n"), key=len) for text in TEXTS[:20]]
    broken = next(one for one in (shifted(line, 20) for line in lines) if lost(repair(one)) and lost(repair(one, file)))
    monkeypatch.setattr("crawler.cleaners.repair.lost_bytes.shifted._MOST_READ", 50)
    many = "\n".join([broken] * 100)
    by_words, by_language = len(lost(repair(many))), len(lost(repair(many, file)))
    assert by_words < 100
    assert 0 < by_language <= by_words / 2 + 1


def test_a_letter_that_is_left_of_a_known_word_is_no_name(file: Path) -> None:
    convert = opencc.OpenCC("s2tw").convert
    text = next(text for text in map(convert, TEXTS) if "正確領導下，" in text)
    broken = text.replace("正確領導下，", "正確I導下，")  # 領 is EE49
    assert repair(broken).text == broken
    assert repair(broken, file).text == text
    for name in ("全鎮有A股上市公司三家，", "評為國家AAAA級景區，", "加強X縣的領導，", "K線圖，"):
        assert repair(text.replace("一、", f"一、{name}"), file).text == text.replace("一、", f"一、{name}")


def test_a_mark_alone_is_the_character_that_is_well_known_there_or_stays(file: Path) -> None:
    text = next(text for text in TEXTS if "的正确领导下，" in text)
    for mark in ("\ufffd", "??"):
        broken = text.replace("的正确领导下，", f"的正{mark}领导下，")
        assert repair(broken).text == broken
        assert repair(broken, file).text == text
        for before, behind in (("的正确", "领导下，"), ("的“", "正确领导下，"), ("的正确领导", "下，")):
            broken = text.replace("的正确领导下，", f"{before}{mark}{behind}")  # nothing is lost there
            assert repair(broken, file).text == broken


def lost(repaired: object) -> list[object]:
    return [one for one in repaired.changes if one.rule.startswith("lost byte")]  # type: ignore[attr-defined]


def test_a_whole_text_does_not_need_the_file(tmp_path: Path) -> None:
    text = "\n".join(TEXTS[:3])
    assert repair(text, tmp_path / "is not there.npz") == repair(text)
    assert all(repair(one, tmp_path / "is not there.npz").text == one for one, _ in pairwise(TEXTS[:20]))


def test_a_language_reads_fewer_of_the_open_stretches_of_a_page(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Each takes it four times as long as the words alone, and a page has no more time for them.
    read_again: list[Path | None] = []
    restored = shifted_stretches._restored
    monkeypatch.setattr(
        shifted_stretches,
        "_restored",
        lambda found, around, *, whole: read_again.append(around.file) or restored(found, around, whole=whole),  # type: ignore[func-returns-value]
    )
    chance = random.Random(8)
    common = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
    lines = ("".join(chance.choices(common, k=16)) for _ in range(2_000))
    torn = "".join(f"{line[:8]}??{line[8:].encode('gbk')[1:].decode('gbk', 'ignore')}，" for line in lines)
    repair(torn, file)
    repair(torn)
    assert 10 <= read_again.count(file) < 0.75 * read_again.count(None)

"""Reading WARC files, sound and damaged."""

import gzip
import io
import random
import time
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.warc import Gap, Record, records


def written(path: Path, bodies: list[bytes], *, compressed: bool) -> list[int]:
    """Write one response record a body with warcio; the byte at which each begins."""
    begins = []
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=compressed)
        for number, body in enumerate(bodies):
            begins.append(file.tell())
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            url = f"http://www.example.com/{number}"
            writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=http))
    return begins


def read(path: Path) -> tuple[list[tuple[str, bytes]], list[tuple[int, int]]]:
    """Addresses with bodies, and gaps."""
    pages, gaps = [], []
    with path.open("rb") as file:
        for found in records(file):
            if isinstance(found, Gap):
                gaps.append((found.offset, found.end))
            else:
                url = found.record.rec_headers.get_header("WARC-Target-URI")
                pages.append((url, found.record.content_stream().read()))
    return pages, gaps


def test_what_only_looks_like_records_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"\x1f\x8b\x08" * 300_000)
    begun = time.process_time()
    assert read(path) == ([], [(0, 900_000)])
    assert time.process_time() - begun < 4


BODIES = [random.Random(number).randbytes(200) * 400 for number in range(5)]


@pytest.mark.parametrize("compressed", [True, False])
def test_records_and_their_places(tmp_path: Path, compressed: bool) -> None:
    path = tmp_path / "a.warc"
    begins = written(path, BODIES, compressed=compressed)
    assert read(path) == ([(f"http://www.example.com/{n}", body) for n, body in enumerate(BODIES)], [])
    with path.open("rb") as file:
        assert [found.offset for found in records(file)] == begins
        places = [(one.offset, one.length) for one in records(file, begins[3]) if isinstance(one, Record)]
        assert [place for place, _ in places] == begins[3:]
        file.seek(begins[3])
        alone = file.read(places[0][1])
    (tmp_path / "alone").write_bytes(alone)
    assert read(tmp_path / "alone")[0] == [("http://www.example.com/3", BODIES[3])]


def test_a_file_that_was_compressed_as_a_whole_gives_all_its_records(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    begins = written(path, BODIES, compressed=False)
    plain = path.read_bytes()
    path.write_bytes(gzip.compress(plain))
    assert read(path) == ([(f"http://www.example.com/{n}", body) for n, body in enumerate(BODIES)], [])
    path.write_bytes(gzip.compress(plain[: begins[3]] + b"no record" + plain[begins[3] :]) + b"\0\0")
    pages, gaps = read(path)
    assert [body for _, body in pages] == BODIES[:3]
    assert gaps[0] == (0, path.stat().st_size - 2)


@pytest.mark.parametrize("compressed", [True, False])
@pytest.mark.parametrize("damaged", [0, 2, 4])
def test_a_damaged_record_costs_only_itself(tmp_path: Path, compressed: bool, damaged: int) -> None:
    path = tmp_path / "a.warc"
    begins = [*written(path, BODIES, compressed=compressed), path.stat().st_size]
    content = bytearray(path.read_bytes())
    content[begins[damaged] : begins[damaged] + 40] = bytes(40)
    path.write_bytes(content)
    pages, gaps = read(path)
    assert [url[-1] for url, _ in pages] == [str(number) for number in range(5) if number != damaged]
    assert gaps == [(begins[damaged], begins[damaged + 1])]


@pytest.mark.parametrize("place", [0, 20, 70])
def test_any_flipped_bit_in_a_compressed_record_is_noticed(tmp_path: Path, place: int) -> None:
    path = tmp_path / "a.warc.gz"
    begins = written(path, BODIES, compressed=True)
    content = bytearray(path.read_bytes())
    content[begins[1] + place * (begins[2] - begins[1]) // 100] ^= 0x10
    path.write_bytes(content)
    pages, gaps = read(path)
    assert [url[-1] for url, _ in pages] == list("0234")
    assert len(gaps) == 1


def test_a_file_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    begins = written(path, BODIES, compressed=True)
    path.write_bytes(path.read_bytes()[: begins[3] + 30])
    pages, gaps = read(path)
    assert [body for _, body in pages] == BODIES[:3]
    assert gaps == [(begins[3], begins[3] + 30)]


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b"no archive at all " * 9000, b"\x1f\x8b\x08" * 50_000])
def test_what_is_no_warc_file_has_no_records(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    assert read(path)[0] == []


def test_a_compression_bomb_without_records_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(bytes(300_000_000), 1))
    assert read(path) == ([], [(0, path.stat().st_size)])

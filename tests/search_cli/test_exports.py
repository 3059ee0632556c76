"""Exports as other programs read them."""

import csv
import json
import os
import resource
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pyarrow import parquet

from indexer.summary import Summary
from indexer.trouble import Trouble
from search_cli.like import SUMMARY
from search_cli.present import exports
from search_cli.present.provenance import State, provenance
from search_cli.present.xlsx_file import EXCEL_CELL
from workbench.corpus import summary

LIKE = SUMMARY.as_dict()
MADE = provenance(
    "平安 OR 综治", {"province": "河北"}, "data/index", options={"command": "export"}, state=State(7, 4, 480)
)
FORMULA = '=HYPERLINK("http://evil.example","x")'


def records() -> list[dict[str, Any]]:
    plain = [summary(number, characters=120) for number in range(3)]
    odd = replace(
        plain[0],
        id="0123456789abcdef.9",
        title=FORMULA,
        text="一行\n二行\ud800\x07",
        province=None,
        flags=("redacted",),
    )
    return [one.as_dict() for one in (*plain, odd)]


@pytest.mark.parametrize("shape", exports.SHAPES)
def test_the_file_stands_whole_and_says_how_many(shape: str, tmp_path: Path) -> None:
    path = tmp_path / f"hits.{shape}"
    assert exports.save(path, shape, iter(records()), MADE, LIKE) == 4
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert exports.shape_of(path, exports.SHAPES) == shape


@pytest.mark.parametrize("shape", exports.SHAPES)
def test_what_cannot_be_written_is_told(shape: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / f"hits.{shape}"
    with pytest.raises(Trouble, match="file"):
        exports.save(path, shape, records(), MADE, LIKE)


def test_what_its_owner_keeps_to_himself_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    path.touch(mode=0o600)
    exports.save(path, "csv", records(), MADE, LIKE)
    assert path.stat().st_mode & 0o777 == 0o600 and path.stat().st_size > 100


def test_jsonl_is_the_record_and_its_provenance(tmp_path: Path) -> None:
    path = tmp_path / "hits.jsonl"
    exports.save(path, "jsonl", records()[:3], MADE, LIKE)
    for line, record in zip(path.read_text("utf-8").splitlines(), records()[:3], strict=True):
        read = json.loads(line)
        assert read.pop("export") == {"query": "平安 OR 综治", "saved": {}, "filters": {"province": "河北"},
                                      "options": {"command": "export"}, "base": {}, "index": "data/index",
                                      "state": {"fed": 7, "summaries": 4, "characters": 480},
                                      "made": MADE.made, "software": MADE.software}  # fmt: skip
        assert read == record


@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_is_one_array_of_the_same(number: int, tmp_path: Path) -> None:
    path = tmp_path / "hits.json"
    assert exports.save(path, "json", records()[:number], MADE, LIKE) == number
    assert json.loads(path.read_text("utf-8")) == [
        json.loads(line) for line in exports.printed("jsonl", records()[:number], MADE, LIKE)
    ]


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    exports.save(path, "csv", records(), MADE, LIKE)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[3]["title"] == "'" + FORMULA
    assert rows[0]["text"] == records()[0]["text"]
    assert {row["export_query"] for row in rows} == {"平安 OR 综治"}
    assert {row["export_made"] for row in rows} == {MADE.made}


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """The cells of each sheet of an xlsx file; fails where one is a formula."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as file:
        book = ElementTree.fromstring(file.read("xl/workbook.xml"))
        names = [sheet.attrib["name"] for sheet in book.iterfind("m:sheets/m:sheet", space)]
        shared = []
        if "xl/sharedStrings.xml" in file.namelist():
            root = ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
            shared = ["".join(item.itertext()) for item in root.iterfind("m:si", space)]
        read = {}
        for number, name in enumerate(names, 1):
            root = ElementTree.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))
            assert root.find(".//m:f", space) is None
            read[name] = [
                [
                    shared[int("".join(cell.itertext()))] if cell.attrib.get("t") == "s" else "".join(cell.itertext())
                    for cell in row
                ]
                for row in root.iterfind("m:sheetData/m:row", space)
            ]
    return read


def test_an_id_of_digits_alone_stays_text_in_excel(tmp_path: Path) -> None:
    """As a number it would lose its last digits; 12e456789012 would be too large for one."""
    texts = ["1234567890123456.1", "12e456789012", "007"]
    exports.save(tmp_path / "ids.xlsx", "xlsx", [{"id": text} for text in texts], MADE, {"id": ""})
    with zipfile.ZipFile(tmp_path / "ids.xlsx") as file:
        root = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    cells = [cell for cell in root.iter() if cell.tag.endswith("}c")]
    assert {cell.attrib["t"] for cell in cells} == {"inlineStr"}
    assert ["".join(cell.itertext()) for cell in cells] == ["id", *texts]


def test_xlsx_holds_text_as_text_and_a_sheet_about_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "hits.xlsx"
    long = replace(summary(1), text="长" * 40_000).as_dict()
    exports.save(path, "xlsx", [*records()[3:], long], MADE, LIKE)
    read = sheets(path)
    assert list(read) == ["Records", "About"]
    assert read["Records"][0][:3] == ["id", "url", "site"]
    assert FORMULA in read["Records"][1]
    assert max(map(len, read["Records"][2])) == EXCEL_CELL
    about = dict(read["About"])
    assert about["query"] == "平安 OR 综治" and about["software"] == MADE.software and about["made"] == MADE.made
    assert (about["records"], about["cells_cut_at_32767_characters"]) == ("2", "1")
    assert capsys.readouterr().err.startswith(f"{path}: 1 cell cut at 32,767 characters")


@pytest.mark.parametrize("shape", exports.SHAPES)
def test_a_full_disk_leaves_no_part_and_no_traceback(
    shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unraisable: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", unraisable.append)
    long = [record | {"text": "".join(map(chr, range(0x4E00, 0x9000)))} for record in records()]
    whole = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, whole[1]))
    try:
        with pytest.raises(Trouble, match="cannot be written"):
            exports.save(tmp_path / "hits", shape, long, MADE, LIKE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, whole)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert unraisable == []
    assert (list(tmp_path.iterdir()), capsys.readouterr().err) == ([], "")


def test_parquet_has_types_and_metadata(tmp_path: Path) -> None:
    path = tmp_path / "hits.parquet"
    many = [summary(number, characters=60).as_dict() for number in range(1_100)]
    exports.save(path, "parquet", many, MADE, LIKE)
    table = parquet.read_table(path)
    assert table.num_rows == 1_100
    kinds = {field.name: str(field.type) for field in table.schema}
    assert (kinds["id"], kinds["chars"], kinds["region_evidence"]) == ("string", "int64", "list<element: string>")
    assert table.column("text").to_pylist() == [one["text"] for one in many]
    assert table.column("province").to_pylist() == [one["province"] for one in many]
    assert json.loads(table.schema.metadata[b"work-summaries"]) == MADE.as_dict()


def test_a_number_is_one_in_parquet_also_where_the_first_records_do_not_know_it(tmp_path: Path) -> None:
    rare = [{"county": "某县", "adopted": None, "of_that": None}] * 1_000
    known = {"county": "香河县", "adopted": 2008, "of_that": 0.5}
    exports.save(tmp_path / "units.parquet", "parquet", [*rare, known], MADE, known)
    assert parquet.read_table(tmp_path / "units.parquet").to_pylist() == [*rare, known]


@pytest.mark.parametrize("shape", ["csv", "xlsx", "parquet"])
def test_a_table_without_records_has_its_columns(shape: str, tmp_path: Path) -> None:
    """So a loop over many questions can put the answers together."""
    path = tmp_path / f"none.{shape}"
    assert exports.save(path, shape, [], MADE, {"county": "", "adopted": 0}) == 0
    if shape == "csv":
        assert path.read_text("utf-8-sig").startswith("county,adopted,export_query,")
    elif shape == "xlsx":
        assert sheets(path)["Records"] == [["county", "adopted"]]
    else:
        assert [str(one.type) for one in parquet.read_schema(path)] == ["string", "int64"]


def test_parquet_of_odd_records(tmp_path: Path) -> None:
    odd = [{"a": 1, "b": None}, {"a": "x", "b": {"c": 2.5}}]
    exports.save(tmp_path / "odd.parquet", "parquet", odd, MADE, {"a": "", "b": ""})
    assert parquet.read_table(tmp_path / "odd.parquet").to_pylist() == [
        {"a": "1", "b": None},
        {"a": "x", "b": '{"c": 2.5}'},
    ]


def test_a_text_has_its_metadata_at_the_head(tmp_path: Path) -> None:
    exports.save(tmp_path / "texts", "txt", records(), MADE, LIKE)
    assert len(list((tmp_path / "texts").iterdir())) == 4
    first = records()[0]
    head, _, text = (
        (tmp_path / "texts" / f"{first['id']}.txt").read_text("utf-8").removeprefix("---\n").partition("\n---\n\n")
    )
    read = {name: json.loads(value) for name, value in (line.split(": ", 1) for line in head.split("\n"))}
    assert text == first["text"] + "\n"
    assert (read["title"], read["url"], read["export"]["query"]) == (first["title"], first["url"], "平安 OR 综治")


def test_a_folder_of_texts_is_whole_or_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "texts"

    def broken() -> Iterator[dict[str, Any]]:
        yield records()[0]
        assert not folder.exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exports.save(folder, "txt", broken(), MADE, LIKE)
    assert list((tmp_path / "new").iterdir()) == []
    (tmp_path / "new" / "texts.0123abcd.part").mkdir()  # which a kill has left
    folder.mkdir()
    assert exports.save(folder, "txt", records(), MADE, LIKE) == 4
    assert list((tmp_path / "new").iterdir()) == [folder] and len(list(folder.iterdir())) == 4
    with pytest.raises(Trouble, match="texts: holds something already"):  # by an earlier export
        exports.save(folder, "txt", records()[:1], MADE, LIKE)
    assert len(list(folder.iterdir())) == 4
    (tmp_path / "file").touch()
    with pytest.raises(Trouble, match="file: cannot be written: Not a directory"):
        exports.save(tmp_path / "file", "txt", records(), MADE, LIKE)


def test_an_id_that_is_a_path_stays_in_the_folder(tmp_path: Path) -> None:
    record = {"id": "../../etc/passwd", "text": "x"}
    exports.save(tmp_path / "texts", "txt", [record], MADE, LIKE)
    assert [one.name for one in (tmp_path / "texts").iterdir()] == ["_.._etc_passwd.txt"]


def test_a_pipe_takes_what_is_text() -> None:
    one = [summary(1, characters=60).as_dict()]
    assert len(list(exports.printed("jsonl", one, MADE, LIKE))) == 1
    assert next(iter(exports.printed("csv", one, MADE, LIKE))).startswith("id,")  # the mark is for files alone
    assert next(iter(exports.printed("txt", one, MADE, LIKE))) == "---"
    with pytest.raises(Trouble, match=r"-o FILE\.xlsx"):
        exports.printed("xlsx", one, MADE, LIKE)


def test_a_name_chooses_the_format() -> None:
    names = ("a.JSONL", "a.json", "a.csv", "a.xlsx", "a.parquet", "a.txt", "a")
    assert [exports.shape_of(Path(name), exports.SHAPES) for name in names] == [
        "jsonl",
        "json",
        "csv",
        "xlsx",
        "parquet",
        "txt",
        "jsonl",
    ]
    with pytest.raises(Trouble, match=r"a\.doc: no format of ours ends in \.doc; expected \.jsonl"):
        exports.shape_of(Path("a.doc"), exports.SHAPES)
    with pytest.raises(Trouble, match=r"a\.txt: no format"):
        exports.shape_of(Path("a.txt"), exports.TABLES)


def test_a_link_stays_and_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    one = [summary(1, characters=60).as_dict()]
    (tmp_path / "link.jsonl").symlink_to("target.jsonl")
    assert exports.save(tmp_path / "link.jsonl", "jsonl", one, MADE, LIKE) == 1
    assert (tmp_path / "link.jsonl").is_symlink() and (tmp_path / "target.jsonl").stat().st_size > 60
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Trouble, match="pipe: cannot be written: this is a device or a pipe"):
        exports.save(tmp_path / "pipe", "jsonl", one, MADE, LIKE)
    assert (tmp_path / "pipe").is_fifo()
    reading, writing = os.pipe()  # as /dev/stdout leads to one that has no name
    with pytest.raises(Trouble, match="a device or a pipe"):
        exports.save(Path(f"/dev/fd/{writing}"), "jsonl", one, MADE, LIKE)
    os.close(reading)
    os.close(writing)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.jsonl", "pipe", "target.jsonl"]


def test_it_is_written_as_it_comes(tmp_path: Path) -> None:
    """Records are taken one after another: the file beside grows before the last one is made."""
    path = tmp_path / "hits.jsonl"

    def slowly() -> Any:
        for number in range(2_000):
            if number == 1_999:
                [beside] = tmp_path.glob("hits.jsonl.*.part")
                assert beside.stat().st_size > 100_000
            yield Summary(id=str(number), url="u", site="s", page_title="t", title="t", text="字" * 100).as_dict()

    assert exports.save(path, "jsonl", slowly(), MADE, LIKE) == 2_000

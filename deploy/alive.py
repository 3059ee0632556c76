"""Whether a server answers: `python -m deploy.alive ADDRESS`; exit status 0 where it does, else 1."""

import sys
import urllib.error
import urllib.request

_PATIENCE = 8  # seconds


def main() -> int:
    try:
        with urllib.request.urlopen(sys.argv[1], timeout=_PATIENCE):
            return 0
    except (urllib.error.URLError, OSError) as error:
        print(f"{sys.argv[1]}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())

"""Whether a server answers: `python -m deploy.alive ADDRESS`; exit status 0 where it does, else 1."""

import http.client
import sys
import urllib.request

_PATIENCE = 8  # seconds


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: python -m deploy.alive ADDRESS", file=sys.stderr)
        return 1
    try:
        with urllib.request.urlopen(sys.argv[1], timeout=_PATIENCE):
            return 0
    except (OSError, ValueError, http.client.HTTPException) as error:  # no answer, no address, no HTTP
        print(f"{sys.argv[1]}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())

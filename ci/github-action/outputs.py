"""The outputs of the action: python3 outputs.py FOLDER STATUS prints them, a line each."""

import json
import re
import sys
from pathlib import Path


def worst_ratio(report):
    """The greatest number under the name worst_ratio, infinity too; None if there is none."""
    if isinstance(report, dict):
        found = [worst_ratio(value) for value in report.values()]
        own = report.get("worst_ratio")
        if isinstance(own, (int, float, str)) and not isinstance(own, bool):
            try:
                found.append(float(own))
            except ValueError:
                pass
    elif isinstance(report, list):
        found = [worst_ratio(value) for value in report]
    else:
        found = []
    return max((ratio for ratio in found if ratio is not None), default=None)


def contents(path):
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def main():
    folder, status = Path(sys.argv[1]), int(sys.argv[2])
    # A gate may fail although all that it ran agrees.
    text = contents(folder / "gate.txt") or contents(folder / "report.txt")
    first = re.match(r"[a-z]+(?=[ :\n])", text)
    try:
        ratio = worst_ratio(json.loads(contents(folder / "report.json")))
    except ValueError:
        ratio = None
    print(f"status={status}")
    print(f"verdict={first[0] if first else ''}")
    print(f"worst-ratio={'' if ratio is None else format(ratio, '.6g')}")


if __name__ == "__main__":
    main()

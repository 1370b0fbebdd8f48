"""Holds requests that the designer's page sent against openapi.yaml.

Usage: edit_requests.py < LIST, a JSON list of [path, body]. Exit code 1 = one breaks the contract, or there are none.
"""

import json
import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "review"))
import station  # noqa: E402

station.SPECIFICATION = yaml.safe_load((ROOT / "engine/app/designer/openapi.yaml").read_text(encoding="utf-8"))


def main():
    requests = json.load(sys.stdin)
    complaints = [station.complaint_about_request("POST", path, body) for path, body in requests]
    found = [complaint for complaint in complaints if complaint]
    print("\n".join(found) or f"{len(requests)} requests keep the contract")
    sys.exit(1 if found or not requests else 0)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: LGPL-3.0-or-later
"""Make the file by which a server tells the contract of its terminal channel.

It holds what contract/openapi.yaml says, as JSON and with the examples in their places.
Needs a package, PyYAML: ./dev contract runs it with the Python of the test environment,
as `python -m tools.contract`.
"""

import json

import yaml

from tools import paths

CONTRACT = paths.ROOT / "contract" / "openapi.yaml"
TOLD = paths.ROOT / "coop_card" / "controllers" / "openapi.json"


def text():
    """Return what the file has to hold."""
    contract = _whole(yaml.safe_load(CONTRACT.read_text()))
    return json.dumps(contract, ensure_ascii=False, indent=1) + "\n"


def _whole(value):
    """Return a value with the examples in it that it names by their files."""
    if isinstance(value, list):
        return [_whole(part) for part in value]
    if not isinstance(value, dict):
        return value
    if file := value.get("externalValue"):
        return {"value": json.loads((CONTRACT.parent / file).read_text())}
    return {name: _whole(part) for name, part in value.items()}


if __name__ == "__main__":
    TOLD.write_text(text())

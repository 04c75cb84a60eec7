# SPDX-License-Identifier: LGPL-3.0-or-later
"""The commands of the guide for makers of terminals work as they are printed."""

import json
import re
import shutil
import subprocess

import pytest

from tests.terminal import CO_OP, pair
from tools import paths

GUIDE = paths.ROOT / "docs" / "guides" / "terminal-integration.md"
#: What the guide takes from the demo co-op, and what stands for it in the test's.
STANDS_FOR = {
    "http://localhost:8069": "{url}",
    "SPT00001": "SHOP0001",
    '"000000018"': '"9764001000001235"',
    '"code": "01"': '"code": "RICE"',
    '"code": "03"': '"code": "FERT"',
    '"category": "01"': '"category": "RICE"',
}
COMMANDS = re.compile(r"^```bash\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_commands_of_the_guide(server, shell, tmp_path):
    shell(CO_OP)
    pair(server.database)
    commands = "\n".join(COMMANDS.findall(GUIDE.read_text()))
    for printed, used in STANDS_FOR.items():
        assert printed in commands
        commands = commands.replace(printed, used.replace("{url}", server.url))
    subprocess.run(["bash", "-euc", commands], cwd=tmp_path, check=True)
    first, second = (
        json.loads((tmp_path / name).read_text())["results"][0]
        for name in ("first.json", "second.json")
    )
    assert (first["status"], first["warnings"]) == ("booked", [])
    assert second == {**first, "replayed": True}
    answers = {
        name: json.loads((tmp_path / f"{name}.json").read_text())
        for name in ("balance", "signed_on", "settled")
    }
    assert answers["balance"]["member"]["name"] == "สมชาย ใจ***"
    assert answers["signed_on"]["sequence"]["through"] == 1
    assert answers["settled"]["state"] == "balanced", answers["settled"]
    assert json.loads((tmp_path / "asked.json").read_text())["status"] == "booked"
    assert json.loads((tmp_path / "pong.json").read_text())["server_time"]
    assert json.loads((tmp_path / "hotlist.json").read_text())["full"]
    assert json.loads((tmp_path / "config.json").read_text())["currency"]["digits"] == 2

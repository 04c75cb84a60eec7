# SPDX-License-Identifier: LGPL-3.0-or-later
"""The hooks of pre-commit are the checkers of ./dev lint."""

import yaml

from tools import paths
from tools.testing.checkers import CHECKERS


def test_hooks_are_the_checkers():
    config = yaml.safe_load((paths.ROOT / ".pre-commit-config.yaml").read_text())
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert [hook["entry"] for hook in hooks] == [
        f"./dev lint {checker.name}" for checker in CHECKERS
    ]


def test_hooks_run_what_is_installed():
    config = yaml.safe_load((paths.ROOT / ".pre-commit-config.yaml").read_text())
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        assert hook["pass_filenames"] is False

# SPDX-License-Identifier: LGPL-3.0-or-later
"""Write the file by which servers tell the contract of their terminal channel."""

import subprocess

from tools import paths, process, venv


def add_arguments(parser):
    """Declare the arguments of ./dev contract: none."""


def run(args):
    """Bring the file in the addon up to date with contract/openapi.yaml."""
    argv = [str(venv.python("test")), "-m", "tools.contract"]
    environment = process.clean_environment()
    return subprocess.call(argv, cwd=paths.ROOT, env=environment)

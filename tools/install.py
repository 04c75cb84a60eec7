# SPDX-License-Identifier: LGPL-3.0-or-later
"""Bring everything Odoo needs onto the machine; quick when it is there."""

from tools import odoo, postgres, system, venv


def ready(*purposes):
    """Have system packages, Odoo, its environment and PostgreSQL ready to use.

    `purposes` adds rows of the table in system.py, such as "test".
    """
    system.require("run", *purposes)
    odoo.source()
    venv.python("odoo")
    postgres.start()

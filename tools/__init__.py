# SPDX-License-Identifier: LGPL-3.0-or-later
"""The code behind ./dev: getting Odoo onto a machine and working with it.

Standard library only. `cli.py` holds the table of subcommands, `paths.py` every
location, `say.py` everything a person reads.
"""

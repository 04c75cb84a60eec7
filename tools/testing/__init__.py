# SPDX-License-Identifier: LGPL-3.0-or-later
"""What ./dev test and ./dev lint run, and how their results are read.

`checkers.py` is the table of linters, `stages.py` the table of test stages;
`catalogue.py` knows every test by name; `odoo_log.py` and `junit.py` turn what Odoo
and pytest leave behind into an `Outcome`.
"""

# SPDX-License-Identifier: LGPL-3.0-or-later
"""The demonstration: a co-op's members and slips, and how they get into Odoo.

`generator.py` invents a year of a Thai shop co-op, `purchases.py` reads a file of real
purchases; both give a `story.Story`. `delivery.py` has the terminal program sell a
story at virtual terminals; what has to be done inside Odoo stands in `preparing.py` and
`refunding.py`.
"""

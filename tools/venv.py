# SPDX-License-Identifier: LGPL-3.0-or-later
"""Virtual environments, one for each set of pinned requirements (requirements/NAME.lock).

Each set has an environment of its own, so that Odoo's stays exactly what odoo.lock
says. A process that needs two sets at once (Odoo with the test tools) runs on the first
one's Python and finds the second one's packages through PYTHONPATH: see
`tools.odoo.environment`.
"""


def python(name="odoo"):
    """Return the Python of the set's environment, which is built if need be."""


def program(name, program):
    """Return the path of a program that the set installed, such as ruff."""


def site_packages(name):
    """Return the folder of the set's packages."""

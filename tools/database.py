# SPDX-License-Identifier: LGPL-3.0-or-later
"""Databases: the kept template with our addons installed, and clones of it."""


def clone(name, demo=False, modules=()):
    """Make database `name` (replacing it) from the template, filestore included.

    `modules` names further Odoo modules to have installed beside our addons; each
    different set has a template of its own.
    """


def drop(name):
    """Drop a database and its filestore, if there."""


def exists(name):
    """Return whether there is such a database."""

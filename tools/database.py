# SPDX-License-Identifier: LGPL-3.0-or-later
"""Databases to work with: fresh clones of the template that is kept."""

import re

from tools import lock, postgres, say, store, templates

NAME = re.compile(r"^[a-z][a-z0-9_]{0,40}$")
RESERVED = ("postgres", "template0", "template1")
DEMO = "coop_demo"


def check_name(name):
    """Raise Failure unless this may be the name of a database."""
    if not NAME.match(name) or name in RESERVED or templates.is_template(name):
        raise say.Failure(
            f"{name!r} cannot name a database: use a lower-case letter followed by "
            "letters, digits and underscores."
        )


def clone(name, demo=False, modules=()):
    """Make database `name` (replacing it) from the template, filestore included.

    `modules` names further Odoo modules to have installed beside our addons; each
    different set has a template of its own.
    """
    _clone(name, lambda: templates.ready(demo, modules))


def clone_without_us(name):
    """Make database `name` (replacing it) with Odoo's own modules, ours left out."""
    _clone(name, templates.stock)


def _clone(name, template):
    """Make database `name` from the template that a function returns."""
    check_name(name)
    postgres.start()
    with lock.exclusive("databases"):
        source = template()
        store.drop(name)
        store.copy(source, name)
        store.label(name, templates.fingerprint())


def drop(name):
    """Drop a database and its filestore, if there."""
    check_name(name)
    store.drop(name)


def exists(name):
    """Return whether there is such a database."""
    return name in store.names()


def require(name):
    """Raise Failure unless there is such a database."""
    if exists(name):
        return
    known = [each for each in store.names() if not templates.is_template(each)]
    others = f", or use one of: {', '.join(known)}" if known else ""
    made_by = "run" if name == DEMO else f"db {name}"
    raise say.Failure(
        f"There is no database {name!r}: make it with ./dev {made_by}{others}."
    )


def is_current(name):
    """Return whether the database has our addons installed as they are now."""
    return store.label_of(name) == templates.fingerprint()


def update(name):
    """Upgrade our addons in a database to what they are now."""
    with lock.exclusive("databases"), say.step(f"Upgrade the addons in {name}"):
        templates.upgrade(name)
        store.label(name, templates.fingerprint())

# SPDX-License-Identifier: LGPL-3.0-or-later
"""Template databases, kept and cloned.

In layers, each on a clone of the one below: Odoo's own modules (most of the minute),
what of Odoo only tests need, and our addons, with those for tests only above them. The
name of each holds a digest of all that went into it, so that a change makes another one
by itself. A template is made under another name and renamed when it is whole; those
unused for longest are dropped.
"""

import hashlib
import time
from contextlib import contextmanager

from tools import addons, odoo, paths, postgres, process, say, store

BASE = "coop_base_"
FULL = "coop_full_"
KEPT = {BASE: 6, FULL: 6}
#: The first is what new users and partners begin with.
LANGUAGES = ",".join(("en_US", *addons.LANGUAGES.values()))
# A template that is lost in a crash is made again: no need to wait for the disk.
QUICK = {"PGOPTIONS": "-c synchronous_commit=off"}
ONCE = ("--stop-after-init", "--no-http")


def is_template(name):
    """Return whether a database of this name is one of the templates."""
    return name.startswith((BASE, FULL))


def fingerprint():
    """Return a digest of Odoo and our addons: what an installed database depends on."""
    return _digest(odoo.version(), addons.digest())


def ready(demo=False, modules=()):
    """Return the name of the template with our addons, which is made if need be.

    `modules` are further ones: Odoo's, to install beneath ours, and ours for tests
    only, to install above them.
    """
    base, full = _names(demo, modules)
    if full not in store.names():
        _base_ready(base, modules)
        title = f"Install our addons{' with demo data' if demo else ''}"
        with _made_as(full, title) as part:
            store.copy(base, part)
            _install_ours(part, demo, modules)
    _keep(base, full)
    return full


def stock():
    """Return the name of the template with what our addons depend on, without them."""
    base, _full = _names(False, ())
    _base_ready(base, ())
    _keep(base)
    return base


def _base_ready(base, modules):
    """Make the template beneath our addons if it is not there."""
    there = store.names()
    if base not in there:
        _make_base(base, there, modules)


def _keep(*names):
    """Note that templates were used just now, and drop those unused for longest."""
    for name in names:
        store.label(name, str(int(time.time())))
    _drop_old()


def _names(demo, modules):
    """Return the names of the template with our addons and of the one beneath it."""
    needed = addons.dependencies()
    base = BASE + _digest(odoo.version(), LANGUAGES, *needed)
    if beneath := _beneath(modules):
        base = BASE + _digest(base, *beneath)
    tests = addons.digest_for_tests(modules)
    return base, FULL + _digest(base, fingerprint(), tests, demo)


def _beneath(modules):
    """Return those of the modules that are Odoo's."""
    return [name for name in modules if name not in addons.for_tests(modules)]


def _make_base(name, there, modules):
    """Make the template beneath our addons: Odoo's modules, then further ones."""
    stock, _full = _names(False, ())
    if stock not in there:
        with _made_as(stock, "Install Odoo's modules") as part:
            install(part, ["base", *addons.dependencies()])
    if beneath := _beneath(modules):
        with _made_as(name, "Install what tests need") as part:
            store.copy(stock, part)
            install(part, beneath)


def _digest(*parts):
    """Return a short digest of these parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:12]


@contextmanager
def _made_as(name, title):
    """Give the name of a template only to what the block makes, when it is whole."""
    part = f"{name}_part"
    with say.step(title):
        store.drop(part)
        yield part
        store.rename(part, name)


def _install_ours(name, demo, modules):
    """Install our addons, with their demo data but nobody else's if so wanted.

    Those of the modules that are for tests only come with them.
    Odoo loads demo data only where all that an addon depends on has some.
    """
    if demo:
        _mark_demo(name, "true")
    ours = [*addons.names(), *addons.for_tests(modules)]
    install(name, ours, demo, addons.search_path(modules))
    if demo:
        _mark_demo(name, "false")


def _mark_demo(name, value):
    """Note for Odoo whether its own modules have their demo data."""
    postgres.query(
        name,
        f"UPDATE ir_module_module SET demo = {value}"
        f" WHERE state = 'installed' AND name NOT IN ({_listed(addons.names())})",
    )


def install(name, modules, demo=False, path=paths.ROOT):
    """Install modules into a database, which Odoo makes if there is none.

    `path` is where to look for them beside Odoo's own.
    """
    log = f"install-{name}"
    odoo.run(
        f"--database={name}",
        f"--addons-path={path}",
        f"--init={','.join(modules)}",
        f"--load-language={LANGUAGES}",
        *ONCE,
        what="Installing modules",
        log=log,
        **QUICK,
    )
    _check(name, modules, demo, log)


def upgrade(name):
    """Upgrade our addons in a database, and install those that are new."""
    modules = ",".join(addons.names())
    log = f"upgrade-{name}"
    options = (f"--database={name}", f"--init={modules}", f"--update={modules}")
    odoo.run(*options, *ONCE, what="Upgrading the addons", log=log)
    _check(name, addons.names(), False, log)


def _check(name, modules, demo, log):
    """Raise Failure unless all modules are in: Odoo itself exits with success."""
    condition = "state = 'installed'"
    if demo:
        condition += f" AND (demo OR name NOT IN ({_listed(addons.with_demo())}))"
    rows = postgres.query(
        name,
        f"SELECT name FROM ir_module_module WHERE {condition}"
        f" AND name IN ({_listed(modules)})",
    )
    absent = sorted(set(modules) - {row[0] for row in rows})
    if absent:
        raise say.Failure(
            f"{', '.join(absent)} did not install{' with its demo data' * demo}: the "
            f"reason stands in {process.log_file(log)}"
        )


def _listed(names):
    """Return names as an SQL list, which must not be empty."""
    return ", ".join(f"'{name}'" for name in ("", *names))


def _drop_old():
    """Drop the templates that have not been used for longest."""
    for prefix, kept in KEPT.items():
        found = [each for each in store.names() if each.startswith(prefix)]
        found.sort(key=lambda each: store.label_of(each) or "0", reverse=True)
        for name in found[kept:]:
            store.drop(name)

# SPDX-License-Identifier: LGPL-3.0-or-later
"""Template databases, kept and cloned.

Two layers: a base with Odoo's own modules (most of the minute), and on a clone of it our
addons (some seconds). The name of each holds a digest of all that went into it, so
that a change makes another one by itself. A template is made under another name and
renamed when it is whole; those unused for longest are dropped.
"""

import hashlib
import time

from tools import addons, odoo, postgres, process, say, store

BASE = "coop_base_"
FULL = "coop_full_"
KEPT = {BASE: 4, FULL: 6}
LANGUAGE = "th_TH"
ONCE = ("--stop-after-init", "--no-http")


def is_template(name):
    """Return whether a database of this name is one of the templates."""
    return name.startswith((BASE, FULL))


def fingerprint():
    """Return a digest of Odoo and our addons: what an installed database depends on."""
    return _digest(odoo.version(), addons.digest())


def ready(demo=False, modules=()):
    """Return the name of the template with our addons, which is made if need be."""
    needed = sorted({*addons.dependencies(), *modules})
    base = BASE + _digest(odoo.version(), LANGUAGE, demo, *needed)
    full = FULL + _digest(base, fingerprint())
    there = store.names()
    if full not in there:
        if base not in there:
            _make(base, None, ["base", *needed], demo)
        _make(full, base, addons.names(), demo)
    for name in (base, full):
        store.label(name, str(int(time.time())))
    _drop_old()
    return full


def _digest(*parts):
    """Return a short digest of these parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:12]


def _make(name, source, modules, demo):
    """Install modules into a new database, on a copy of `source` if given."""
    part = f"{name}_part"
    what = "our addons" if source else "Odoo's modules"
    with say.step(f"Make the template database: {what}{' (demo)' if demo else ''}"):
        store.drop(part)
        if source:
            store.copy(source, part)
        install(part, modules, demo)
        store.rename(part, name)


def install(name, modules, demo=False):
    """Install modules into a database, which Odoo makes if there is none."""
    log = f"install-{name}"
    odoo.run(
        f"--database={name}",
        f"--init={','.join(modules)}",
        f"--load-language={LANGUAGE}",
        *(["--with-demo"] if demo else []),
        *ONCE,
        what="Installing modules",
        log=log,
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

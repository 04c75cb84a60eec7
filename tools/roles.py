# SPDX-License-Identifier: LGPL-3.0-or-later
"""Write the guide to roles from what the addon declares of them.

Groups, access rights and menus are read from the files that Odoo reads; who takes which
step from the table that the tests hold against the running addon.
"""

import ast
import csv
import re
from collections import defaultdict
from xml.etree import ElementTree

from tools import paths

ADDON = paths.ROOT / "coop_card"
GUIDE = paths.ROOT / "docs" / "guides" / "roles.md"
ROLES = ("operator", "officer", "auditor", "accountant", "manager")
RIGHTS = {
    "perm_read": "R",
    "perm_create": "C",
    "perm_write": "W",
    "perm_unlink": "D",
}
#: Folders of models, as the guide calls them.
SUBJECTS = {
    "members": "Members",
    "cards": "Cards",
    "printing": "Printing",
    "terminals": "Branches and terminals",
    "ledger": "Ledger",
    "totals": "Totals",
    "slips": "Slips",
    "daily": "Days",
    "openings": "Opening balances",
    "imports": "Imports",
    "rebate": "Refund",
    "posting": "Refund",
    "tie_out": "Refund",
    "exchange": "Refund",
    "payouts": "Payouts",
    "letters": "Letters",
    "reporting": "Reports",
    "retention": "Members",
    "control": "Control",
    "wizards": "Dialogs",
}
HEAD = """\
# Roles

Who may do what. `./dev roles` writes this page from the files that Odoo itself reads,
and a test keeps the two alike. Give a user a role under **Settings › Users**; each of
the two lines there, *Members and cards* and *Patronage refund*, gives one of its kind.

Whatever the role: a user sees the co-ops that the user was given and no others, and
nobody, not even a manager, changes the ledger, the histories and the logs.
"""
MENUS_HEAD = """\
## What each role sees

Settings are for who administers Odoo.

"""
RIGHTS_HEAD = """\
## What each role may do with records

**R**ead, **C**reate, **W**rite (change), **D**elete. The state of a record changes by
steps alone, whoever may write. A dialog is *created* by whoever opens it.
"""
STEPS_HEAD = """\
## Who takes which step

Steps that are not for everybody; what only shows something is left out. A refund is
approved by somebody else than who computed it.
"""


def text():
    """Return what the guide has to hold."""
    parts = [HEAD, _roles(), _menus(), STEPS_HEAD, _steps(), RIGHTS_HEAD, _rights()]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _table(titles, rows):
    """Return a table of Markdown."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _groups():
    """Return name, comment and directly implied roles of each role."""
    tree = ElementTree.parse(ADDON / "security" / "coop_card_groups.xml")
    groups = {}
    for record in tree.iterfind("record[@model='res.groups']"):
        fields = {field.get("name"): field for field in record}
        implied = fields["implied_ids"].get("eval")
        groups[record.get("id").removeprefix("group_")] = (
            fields["name"].text,
            fields["comment"].text,
            re.findall(r"ref\('group_(\w+)'\)", implied),
        )
    return groups


def _has():
    """Return all roles that each role has, itself among them."""
    groups = _groups()

    def all_of(role):
        return {role}.union(*map(all_of, groups[role][2]))

    return {role: all_of(role) for role in ROLES}


def _roles():
    groups = _groups()
    rows = []
    for role in ROLES:
        name, comment, implied = groups[role]
        also = ", ".join(groups[other][0] for other in implied) or "–"
        rows.append((f"**{name}**", comment, also))
    return _table(("role", "what for", "has all of"), rows)


def _cells(allowed):
    """Return a cell for each role that has one of some roles."""
    return ["✓" if roles & allowed else "" for roles in _has().values()]


def _titles(*first):
    groups = _groups()
    return [*first, *(groups[role][0] for role in ROLES)]


def menus():
    """Return pairs of the way to each menu, as a list of names, and who sees it."""
    root = ElementTree.parse(ADDON / "views" / "menus.xml").find("menuitem")
    names = _action_names()
    ways = []

    def walk(menu, path, allowed):
        named = menu.get("groups", "")
        if named:
            allowed = allowed & _seen_by(named)
        title = menu.get("name") or names[menu.get("action")]
        below = sorted(menu, key=lambda one: int(one.get("sequence")))
        path = [*path, title]
        if menu.get("action"):
            ways.append((path[1:], allowed))
        for one in below:
            walk(one, path, allowed)

    walk(root, [], set(ROLES))
    return ways


def _menus():
    """Return the table of menus, with who sees them."""
    rows = [(" › ".join(way), *_ticks(allowed)) for way, allowed in menus()]
    return MENUS_HEAD + _table(_titles("menu"), rows)


def _seen_by(named):
    """Return the roles that have one of some groups."""
    wanted = {group.removeprefix("group_") for group in named.split(",")}
    return {role for role, roles in _has().items() if roles & wanted}


def _ticks(allowed):
    return ["✓" if role in allowed else "" for role in ROLES]


def _action_names():
    """Return what each action is called."""
    names = {}
    for path in sorted(ADDON.glob("*/*.xml")):
        for record in ElementTree.parse(path).iter("record"):
            name = record.find("field[@name='name']")
            if name is not None:
                names[record.get("id")] = name.text
    return names


def _models():
    """Return subject and description of each model that has a table, by name."""
    models = {}
    for path in sorted(ADDON.rglob("*.py")):
        subject = SUBJECTS.get(path.parent.name)
        for node in ast.walk(ast.parse(path.read_text())) if subject else ():
            if isinstance(node, ast.ClassDef):
                values = _constants(node)
                if {"_name", "_description"} <= values.keys():
                    models[values["_name"]] = (subject, values["_description"])
    return models


def _constants(node):
    """Return the plain attributes of a class."""
    return {
        line.targets[0].id: line.value.value
        for line in node.body
        if isinstance(line, ast.Assign)
        and isinstance(line.targets[0], ast.Name)
        and isinstance(line.value, ast.Constant)
    }


def _rights():
    """Return a table of rights for each subject."""
    given = defaultdict(lambda: defaultdict(set))
    with open(ADDON / "security" / "ir.model.access.csv", newline="") as lines:
        for line in csv.DictReader(lines):
            role = line["group_id:id"].removeprefix("group_")
            model = line["name"].rpartition(" ")[0]
            given[model][role] |= {name for name in RIGHTS if line[name] == "1"}
    subjects, models = defaultdict(list), _models()
    for model in sorted(given):
        subject, description = models[model]
        cells = [_letters(given[model], roles) for roles in _has().values()]
        subjects[subject].append((f"{description} `{model}`", *cells))
    order = [*dict.fromkeys(SUBJECTS.values())]
    return "\n".join(
        f"### {subject}\n\n" + _table(_titles("record"), subjects[subject])
        for subject in order
        if subjects[subject]
    )


def _letters(given, roles):
    """Return the rights that some roles have together, as letters."""
    rights = set().union(*(given[role] for role in roles))
    return "".join(letter for name, letter in RIGHTS.items() if name in rights) or "–"


def _steps():
    """Return the table of what can be called, with who may."""
    models = _models()
    rows = []
    for model, calls in sorted(_calls().items()):
        _subject, description = models.get(model, ("", model))
        for call, named in sorted(calls.items()):
            step = call.removeprefix("action_").replace("_", " ")
            if named:
                rows.append((f"{description}: {step}", *_cells(set(named.split()))))
    return _table(_titles("step"), rows)


def _calls():
    """Return the roles of each call, by model, as the tests have them."""
    tests = ADDON / "tests"
    known = {}
    for name in ("calls_refund.py", "calls.py"):
        for line in ast.parse((tests / name).read_text()).body:
            if isinstance(line, ast.Assign):
                known[line.targets[0].id] = _evaluated(line.value, known)
    return known["CALLS"]


def _evaluated(node, known):
    """Return the value of an expression of texts, dicts, names and ``|``."""
    if isinstance(node, ast.BinOp):
        return _evaluated(node.left, known) | _evaluated(node.right, known)
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return {key.value: _evaluated(value, known) for key, value in pairs}
    return known[node.id] if isinstance(node, ast.Name) else ast.literal_eval(node)

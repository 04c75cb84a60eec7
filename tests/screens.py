# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every screen of our addons, as the database knows them. Runs inside Odoo.

A screen is what the web client is asked to show: an action and, for those of windows,
one view of one record. Screens come from what is installed, so that nobody has to note
a new one anywhere.
"""

import re

from odoo.tools.safe_eval import safe_eval

from tests import screen_records

VIEWS = ("list", "form", "kanban", "pivot", "graph", "calendar")
#: Fields that an action fills, or looks for, with the record that it is opened from.
OPENED_FROM = re.compile(r"'(?:default_)?(\w+)'(?:: |, '=', )active_id")
#: How a field is given a record.
LINKS = {"many2one": lambda record: record, "many2many": lambda record: [record]}


def run(env, modules):
    """Return the screens of the modules: for each a name, an action, its options.

    They are those of the administrator. `ours` are pages that no view of Odoo draws.
    """
    screen_records.make(env(user=env.ref("base.user_admin")))
    found = {}
    for action in _of_modules(env, modules, "ir.actions.act_window"):
        for shown, screen in _of_action(env, action):
            found.setdefault(shown, screen)
    for view in _of_modules(env, modules, "ir.ui.view"):
        if view.mode == "primary" and view.type in VIEWS:
            found.setdefault((view.model, view.type, view.id), _of_view(env, view))
    others = _of_modules(env, modules, "ir.actions.client")
    screens = filter(None, found.values())
    return [*screens, *map(_of_other, others), *_of_menus(env, modules)]


def _of_modules(env, modules, model):
    """Return the records of a model that came with the modules."""
    own = [("module", "in", modules), ("model", "=", model)]
    return env[model].browse(env["ir.model.data"].search(own).mapped("res_id"))


def _of_action(env, action):
    """Yield what each view of an action shows, and the screen."""
    origin = _origin(env, action)
    names = {**env.context, **origin, "uid": env.uid, "context": env.context}
    domain = safe_eval(action.domain or "[]", names)
    for view, kind in action.views:
        shown = env[action.res_model].get_view(view, kind)
        record = kind == "form" and _record(env, action.res_model, domain)
        if kind == "form" and _is_nothing(env, action.res_model, shown["arch"], record):
            continue
        yield (
            (action.res_model, kind, shown["id"]),
            {
                "name": f"{action.xml_id} {kind}",
                "action": action.id,
                "ours": False,
                "options": {
                    "viewType": kind,
                    "props": {"resId": record},
                    "additionalContext": origin,
                },
            },
        )


def _of_view(env, view):
    """Return the screen of a view that no action of ours shows, None without record."""
    record = view.type == "form" and _record(env, view.model)
    if view.type == "form" and _is_nothing(env, view.model, view.arch, record):
        return None
    action = {
        "type": "ir.actions.act_window",
        "name": view.name,
        "res_model": view.model,
        "views": [[view.id, view.type]],
        "target": "new" if env[view.model].is_transient() else "current",
        "res_id": record,
        "context": dict(_filled(env, view.model)),
    }
    return {"name": view.xml_id, "action": action, "ours": False, "options": {}}


def _of_menus(env, modules):
    """Yield what menus show by asking the server for an action."""
    for menu in _of_modules(env, modules, "ir.ui.menu"):
        if menu.action and menu.action._name == "ir.actions.server":
            yield _of_other(menu.action)


def _of_other(action):
    """Return the screen of an action that has no views."""
    return {"name": action.xml_id, "action": action.id, "ours": True, "options": {}}


def _is_nothing(env, model, arch, record):
    """Return whether a form has neither a record to show nor may begin one."""
    return not record and not env[model].is_transient() and 'create="0"' in arch


def _record(env, model, domain=()):
    """Return the id of a record to show, False where there is none."""
    if env[model].is_transient() or env[model]._abstract:
        return False
    return env[model].search(list(domain), limit=1).id


def _origin(env, action):
    """Return the context that an action has where it is opened from a record."""
    named = OPENED_FROM.findall(f"{action.context} {action.domain}")
    model = action.binding_model_id.model
    if named:
        model = env[action.res_model]._fields[named[0]].comodel_name
    record = model and _record(env, model)
    origin = {"active_model": model, "active_id": record, "active_ids": [record]}
    return {**dict(_filled(env, action.res_model)), **origin}


def _filled(env, model):
    """Yield what a dialog is usually given to begin with: records to work on."""
    dialog = env[model].is_transient()
    for name, field in env[model]._fields.items():
        if dialog and field.type in LINKS and field.comodel_name.startswith("coop."):
            record = not field.compute and _record(env, field.comodel_name)
            if record:
                yield f"default_{name}", LINKS[field.type](record)

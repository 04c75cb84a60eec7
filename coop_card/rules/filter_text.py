# SPDX-License-Identifier: LGPL-3.0-or-later
"""How a filter is told without telling of people."""

#: Kinds of fields whose values are words of the product or days, not of people.
PLAIN = frozenset({"selection", "date", "datetime"})
#: So many values of a list are told one by one.
FEW = 5
HIDDEN = "…"


def filter_text(domain, kinds):
    """Return a domain as text, without texts that somebody searched for.

    Such texts are names, numbers of cards and the like.

    :param domain: a domain as a list, operators first
    :param kinds: the kind of each field by its name, as far as it is known

    >>> filter_text(["&", ("state", "=", "active"), ("name", "ilike", "Malee")],
    ...             {"state": "selection", "name": "char"})
    '& state = active, name ilike …'
    >>> filter_text([("type_id", "in", [3, 4]), ("id", "in", range(900))], {})
    'type_id in 3 4, id in (900)'
    >>> filter_text([("join_date", ">=", "2026-01-01"), ("age", ">", 60)],
    ...             {"join_date": "date"})
    'join_date >= 2026-01-01, age > 60'
    """
    text, after = "", ""
    for term in domain:
        if isinstance(term, str):
            text += f"{after}{term}"
            after = " "
        else:
            field, operator, value = term
            shown = _shown(value, kinds.get(field) in PLAIN)
            text += f"{after}{field} {operator} {shown}"
            after = ", "
    return text


def _shown(value, plain):
    """Return a value as text, where it may be told."""
    if isinstance(value, (list, tuple, set, frozenset, range)):
        if len(value) > FEW:
            return f"({len(value)})"
        return " ".join(_shown(one, plain) for one in value)
    told = plain or value is None or isinstance(value, (bool, int, float))
    return str(value) if told else HIDDEN

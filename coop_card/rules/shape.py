# SPDX-License-Identifier: LGPL-3.0-or-later
"""Shapes of JSON values, as tables.

A reader is a function that takes a JSON value and returns what it stands for, or raises
a ``Fault``. ``object_of`` and ``list_of`` make readers of readers, so that a message is
described by a table, and a fault knows the place it was found at.
"""

import re
from typing import Any, NamedTuple

from .strict_json import Defect

#: Control characters and halves of surrogate pairs belong to no text.
TEXT = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
#: A field name that may be repeated in an answer as it came.
NAME = re.compile(r"[A-Za-z0-9_]{1,32}")


class Fault(ValueError):
    """Why a value is refused: a stable ``code`` and the ``field`` it was found in.

    >>> str(Fault("number_invalid", "amount").inside(0).inside("lines"))
    'number_invalid:lines/0/amount'
    """

    def __init__(self, code, field=""):
        super().__init__(f"{code}:{field}" if field else code)
        self.code = code
        self.field = field

    def inside(self, name):
        """Return the same fault as seen from the value around it."""
        return Fault(self.code, f"{name}/{self.field}" if self.field else str(name))


class Field(NamedTuple):
    """How a field is read; one with a default may be left out."""

    read: Any
    default: Any = ...


def optional(read, default=None):
    """Return a field that may be left out."""
    return Field(read, default)


def typed(value, kind, code="type_invalid"):
    """Return the value if it is of a kind, and neither a truth value nor a defect."""
    if type(value) is kind:  # What JSON is made of is never of a class below.
        return value
    raise Fault(value.code if isinstance(value, Defect) else code)


def object_of(fields):
    """Return the reader of an object with these fields and no others.

    :param dict fields: a ``Field``, or the reader of a required field, by name
    """
    table = {n: f if isinstance(f, Field) else Field(f) for n, f in fields.items()}
    readers = {name: field.read for name, field in table.items()}
    required = [name for name, field in table.items() if field.default is ...]
    defaults = {n: f.default for n, f in table.items() if f.default is not ...}

    def read(value):
        if not typed(value, dict).keys() <= readers.keys():
            unknown = min(value.keys() - readers.keys())
            raise Fault("unknown_field", _printable(unknown))
        for name in required:
            if name not in value:
                raise Fault("missing_field", name)
        found = defaults.copy()
        try:
            for name, part in value.items():
                found[name] = readers[name](part)
        except Fault as fault:
            raise fault.inside(name) from None
        return found

    return read


def choice_of(name, code, readers):
    """Return the reader of an object whose shape one of its fields tells.

    :param str name: the field
    :param str code: the fault where no reader is known for what it says
    :param dict readers: the reader of the whole object by what the field says
    """

    def read(value):
        if name not in typed(value, dict):
            raise Fault("missing_field", name)
        kind = _inside(name, one_of(readers, code), value[name])
        return readers[kind](value)

    return read


def list_of(read_item, least, most):
    """Return the reader of an array of so many items."""

    def read(value):
        if not least <= len(typed(value, list)) <= most:
            raise Fault("count_invalid")
        return [_inside(index, read_item, item) for index, item in enumerate(value)]

    return read


def text(most):
    """Return the reader of a text of at most so many characters that is not blank."""

    def read(value):
        sized = len(typed(value, str)) <= most
        if not sized or value.isspace() or not TEXT.fullmatch(value):
            raise Fault("text_invalid")
        return value

    return read


def matching(pattern, code):
    """Return the reader of a text that matches a pattern as a whole."""
    compiled = re.compile(pattern, re.ASCII)

    def read(value):
        if not compiled.fullmatch(typed(value, str, code)):
            raise Fault(code)
        return value

    return read


def integer(least, most):
    """Return the reader of an integer within bounds."""

    def read(value):
        if not least <= typed(value, int, "number_invalid") <= most:
            raise Fault("number_invalid")
        return value

    return read


def flag(value):
    """Return a truth value."""
    if isinstance(value, Defect):
        raise Fault(value.code)
    if not isinstance(value, bool):
        raise Fault("type_invalid")
    return value


def one_of(choices, code):
    """Return the reader of one of a few texts."""

    def read(value):
        if typed(value, str, code) not in choices:
            raise Fault(code)
        return value

    return read


def anything(value):
    """Return the value as it is, for a reader of its own to come."""
    return value


def _inside(name, read, value):
    try:
        return read(value)
    except Fault as fault:
        raise fault.inside(name) from None


def _printable(name):
    return name if NAME.fullmatch(name) else "?"

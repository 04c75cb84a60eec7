# SPDX-License-Identifier: LGPL-3.0-or-later
"""JSON as terminals must write it.

Python's own reader takes numbers that are no numbers, rounds fractions to floats, lets
the last of two equal keys win and fails deep in its recursion. Here such a value
becomes a ``Defect`` in its place, so that whoever checks the content refuses the one
transaction it stands in and not its neighbours.
"""

import json
import re
from itertools import accumulate
from typing import NamedTuple

#: An integer of more characters is a defect; doubles hold 15 digits exactly.
MAX_INTEGER_LENGTH = 16

ESCAPE = re.compile(rb"\\.", re.DOTALL)
STRING = re.compile(rb'"[^"]*"?')
BRACKET = re.compile(rb"[\[\]{}]")


class NotJson(ValueError):
    """A text that cannot be read at all: ``code`` says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Defect(NamedTuple):
    """What stood where strict JSON has a value: why it is refused, and its content."""

    code: str
    content: object


def loads(data, max_depth):
    """Return the value that UTF-8 JSON stands for, with defects where it is not strict.

    :param bytes data: the text
    :param int max_depth: how many arrays and objects may lie within each other
    :raise NotJson: ``malformed_json`` or ``too_deep``

    >>> loads(b'{"amount": 12345}', 8)
    {'amount': 12345}
    >>> loads(b'[1.0, NaN, {"a": 1, "a": 2}]', 8)[0]
    Defect(code='number_invalid', content='1.0')
    """
    if depth(data) > max_depth:
        raise NotJson("too_deep")
    try:
        return json.loads(
            data.decode(),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except ValueError:
        raise NotJson("malformed_json") from None


def depth(data):
    """Return how deep the arrays and objects of a JSON text nest, without reading it.

    >>> depth(b'{"a": [{"b": "]]]"}]}')
    3
    """
    bare = STRING.sub(b"", ESCAPE.sub(b"", data))
    steps = (1 if bracket in b"[{" else -1 for bracket in BRACKET.findall(bare))
    return max(accumulate(steps), default=0)


def _object(pairs):
    value = dict(pairs)
    return value if len(value) == len(pairs) else Defect("duplicate_key", pairs)


def _integer(text):
    return int(text) if len(text) <= MAX_INTEGER_LENGTH else _no_number(text)


def _no_number(text):
    return Defect("number_invalid", text)

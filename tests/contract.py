# SPDX-License-Identifier: LGPL-3.0-or-later
"""The contract of the terminal channel, for tests to hold what is said against."""

import json
import re
from functools import cache

from jsonschema import Draft202012Validator, ValidationError, validators
from openapi_spec_validator.readers import read_from_filename

from tools import paths

FOLDER = paths.ROOT / "contract"


@cache
def spec():
    """Return the contract."""
    return read_from_filename(str(FOLDER / "openapi.yaml"))[0]


def example(name):
    """Return a golden example by its file name, without .json."""
    return json.loads((FOLDER / "examples" / f"{name}.json").read_text())


def examples(pattern):
    """Return the names of the golden examples that match a pattern."""
    return sorted(file.stem for file in (FOLDER / "examples").glob(f"{pattern}.json"))


@cache
def schema(name):
    """Return the validator of one of the contract's schemas."""
    root = {
        "$ref": f"#/components/schemas/{name}",
        "components": spec()["components"],
    }
    return _Validator(root)


def _matches(validator, pattern, instance, _schema):
    """Check a pattern as JSON Schema means it: $ is the very end of the text."""
    pattern = re.sub(r"\$$", r"\\Z", pattern)
    if isinstance(instance, str) and not re.search(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern}")


def _is_integer(_checker, instance):
    """Take what is written as an integer for one; 1.0 is none here."""
    return isinstance(instance, int) and not isinstance(instance, bool)


_Validator = validators.extend(
    Draft202012Validator,
    {"pattern": _matches},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)

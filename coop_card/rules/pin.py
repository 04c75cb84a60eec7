# SPDX-License-Identifier: LGPL-3.0-or-later
"""PINs of operators: which may be chosen, and what is kept of them.

Terminals check them without a connection, so that they are told the hash. It takes a
device a moment to compute it, and somebody who tries all PINs the longer.
"""

import hashlib
import re
import secrets

ALGORITHM = "pbkdf2-sha256"
ITERATIONS = 200_000
SALT_BYTES = 16

FORM = re.compile("[0-9]{4,8}", re.ASCII)
#: What is keyed first by who wants to get in: a row of keys, up or down.
ROWS = ("01234567890", "09876543210")


def is_well_formed(pin):
    """Return whether a text is 4 to 8 digits.

    >>> is_well_formed("2468"), is_well_formed("๒๔๖๘"), is_well_formed("123")
    (True, False, False)
    """
    return bool(FORM.fullmatch(pin))


def is_guessed_at_once(pin):
    """Return whether all digits are the same, or stand in a row.

    >>> is_guessed_at_once("7777"), is_guessed_at_once("4321")
    (True, True)
    >>> is_guessed_at_once("2468")
    False
    """
    return len({*pin}) == 1 or any(pin in row for row in ROWS)


def hashed(pin, salt=None, iterations=ITERATIONS):
    """Return what is kept of a PIN: how it was hashed, the salt, and the hash.

    :param bytes salt: a new one when left out

    >>> hashed("2468", bytes(16), 1)["hash"][:16]
    'd7e3e50d4d91ad31'
    """
    salt = secrets.token_bytes(SALT_BYTES) if salt is None else salt
    digest = hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, iterations)
    return {
        "algorithm": ALGORITHM,
        "iterations": iterations,
        "salt": salt.hex(),
        "hash": digest.hex(),
    }

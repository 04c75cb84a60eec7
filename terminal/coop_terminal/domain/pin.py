# SPDX-License-Identifier: LGPL-3.0-or-later
"""PINs of operators, checked against the hash that came with the configuration."""

import hashlib
import hmac

#: Wrong PINs in a row until the operator has to wait, and for how many seconds.
TRIES = 5
PAUSE = 300


def is_right(pin, secret):
    """Return whether a PIN is the one that the server hashed.

    :param dict secret: algorithm, iterations, salt and hash of the contract

    >>> secret = {"algorithm": "pbkdf2-sha256", "iterations": 1, "salt": "00"}
    >>> made = hashlib.pbkdf2_hmac("sha256", b"1234", bytes(1), 1).hex()
    >>> secret["hash"] = made
    >>> is_right("1234", secret), is_right("1235", secret)
    (True, False)
    >>> is_right("1234", secret | {"algorithm": "other"})
    False
    """
    if secret["algorithm"] != "pbkdf2-sha256":
        return False
    salt = bytes.fromhex(secret["salt"])
    made = hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, secret["iterations"])
    return hmac.compare_digest(made.hex(), secret["hash"])

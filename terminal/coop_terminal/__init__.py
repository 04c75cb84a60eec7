# SPDX-License-Identifier: LGPL-3.0-or-later
"""The card terminal of a co-operative.

`desk.Desk` is what the screen and the simulator work with. Beneath it lie `domain`
(plain rules), `outbox` (what is not delivered yet) and `link` (the server), beside it
`readers` and `printing` (devices).
"""

__version__ = "1.0.0"

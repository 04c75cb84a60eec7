# SPDX-License-Identifier: LGPL-3.0-or-later
"""How refunds are rounded.

The database computes refunds with exact numerics. Its products are exact and its
quotients are not, so that it multiplies by the steps of a unit, rounds to a whole
number and multiplies by the unit again.
"""

#: The units a co-op may round to, and how many of each make one of the currency.
STEPS = {"0.01": 100, "0.25": 4, "1": 1}

#: The ways to round, and PostgreSQL's function for each. ``round`` takes halves away
#: from zero, which is up, as no refund is negative.
FUNCTIONS = {"half_up": "round", "down": "trunc"}

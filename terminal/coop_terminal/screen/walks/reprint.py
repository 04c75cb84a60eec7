# SPDX-License-Identifier: LGPL-3.0-or-later
"""The last slip is printed again, marked as a copy."""


async def reprint(counter):
    """Print the last slip's next copy."""
    texts = counter.texts
    if not counter.last_slip:
        await counter.show(texts("menu.reprint"), notice=texts("nothing_to_print"))
        return
    slip, wrong = await counter.attempt(counter.desk.reprint, counter.last_slip)
    if wrong:
        await counter.show(texts("menu.reprint"), notice=wrong)
    else:
        counter.hand_out(slip)

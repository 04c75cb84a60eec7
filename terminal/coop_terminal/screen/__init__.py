# SPDX-License-Identifier: LGPL-3.0-or-later
"""The screen of a terminal, for 40 by 20 characters upwards and a numeric keypad.

`app` is the program, `dialog` asks one `page` after another, `stage` is the one screen
that draws them, and each file in `walks` is one thing that people do, written down from
its first question to its end.
"""

# SPDX-License-Identifier: LGPL-3.0-or-later
"""One file for each thing that people do at a terminal, from its first page to its end.

A walk is a coroutine that takes the `counter.Counter`. It asks the desk for everything
that is to be decided, and leaves nothing half done: what was not confirmed was not
kept.
"""

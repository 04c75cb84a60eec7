# SPDX-License-Identifier: LGPL-3.0-or-later
"""What happened at the terminal, kept until the server has it."""

# SPDX-License-Identifier: LGPL-3.0-or-later
"""What scripts need that run in several processes at once."""

#: Processes start at their own pace; each waits here until all `processes` have come.
TOGETHER = """
    import time

    env.cr.execute("SELECT pg_advisory_lock_shared(4242)")
    here = 0
    while here < processes:
        time.sleep(0.02)
        env.cr.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND objid = 4242 AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        [here] = env.cr.fetchone()
    env.cr.rollback()
"""

# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long letters about refunds take to write, and how much memory; see README.md.

The year of ``refund_data`` is computed and approved, and its letters are written file
by file. What counts is processor time of the database and of Odoo together. Nothing is
kept.
"""

import resource

from bench.post_refund import approved
from bench.refund import make_rates, processor_seconds

LETTERS = 10_000


def run(env, argument):
    """Return how many letters were written, processor seconds of 500, and memory.

    :param dict argument: ``letters``
    """
    year = env["coop.fiscal.year"].search([], limit=1)
    make_rates(env, year)
    refund = approved(env, year)
    job = _job(env, refund, argument.get("letters", LETTERS))
    start, memory = processor_seconds(env), [_megabytes()]
    for _file in job.file_ids:
        job._job_part()
        env.flush_all()
        env.invalidate_all()
        memory.append(_megabytes())
    seconds = processor_seconds(env) - start
    found = {
        "letters": sum(job.file_ids.mapped("letter_count")),
        "written": sum(job.file_ids.mapped("is_done")),
        "seconds for 500": round(seconds / len(job.file_ids), 1),
        "MB before": memory[0],
        "MB after one file": memory[1],
        "MB after all": memory[-1],
    }
    print(found, flush=True)
    env.cr.rollback()
    return found


def _job(env, refund, letters):
    """Return a job that writes so many letters, of the first members."""
    of_run = [("run_id", "=", refund.id), ("amount", ">", 0)]
    claims = env["coop.rebate.claim"].search(of_run, limit=letters)
    templates = env["coop.letter.template"]
    template = templates.search([("company_id", "=", refund.company_id.id)], limit=1)
    return env["coop.letter.job"]._make(refund, [("id", "in", claims.ids)], template)


def _megabytes():
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

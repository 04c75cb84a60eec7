# SPDX-License-Identifier: LGPL-3.0-or-later
"""What invoices bring to the ledger."""

import json
import logging

from odoo import api, models
from odoo.tools import SQL

from ...rules import entry as entries
from ...rules.standing import change
from .meaning import MEANINGS
from .queries import ADVANCE, STANDING

_logger = logging.getLogger(__name__)


class CoopInvoiceChannel(models.AbstractModel):
    """Keeps what the ledger holds of invoices equal to what they come to.

    Each step handles all moves at once, with a number of SQL statements that does not
    depend on how many there are. A key of the ledger names the move and counts its
    documents: ``account.move/42/1`` books it, ``account.move/42/2`` takes that back,
    ``account.move/42/3`` books it anew.
    """

    _name = "coop.invoice.channel"
    _description = "Invoices in the Ledger"

    @api.model
    def _settle(self, moves, deleted=False):
        """Book what is due of moves and is not booked; take back what is due no more.

        Safe to repeat. Credit notes come after the invoices they name.

        :param bool deleted: whether nothing is due because the moves go away
        """
        invoices = moves.sudo().filtered(lambda move: move.move_type in MEANINGS)
        notes = invoices.filtered("reversed_entry_id")
        for together in (invoices - notes, notes):
            due = {} if deleted else self._due(together)
            touched = together.filtered(
                lambda move, due=due: move.coop_revision or move in due
            )
            if touched:
                self._settle_together(touched, due, deleted)

    @api.model
    def _due(self, moves):
        """Return who bought or sold something by posted moves: ``{move: member}``."""
        posted = moves.filtered(lambda move: move.state == "posted")
        accumulating = posted._coop_accumulating()
        return self._members(accumulating.filtered(lambda move: move._coop_lines()))

    @api.model
    def _settle_together(self, moves, due, deleted):
        standing = self._standing(moves | moves.reversed_entry_id)
        # Computing taxes reads these of each invoice by itself.
        moves.browse().concat(*due).line_ids.fetch(["tax_ids", "tax_tag_ids"])
        sentences = self._sentences()
        dismissed, documents = {}, {}
        for move in moves:
            wanted = self._prepare(move, due, standing)
            rows = standing.get(move.id, [])
            step = change(rows, lambda row, wanted=wanted: self._says(row, wanted))
            why = sentences["deleted" if deleted else move.state]
            dismissed.setdefault(why, []).extend(step.dismissed)
            documents[move] = [
                self._prepare_reversal(move, row, why) for row in step.taken_back
            ]
            if wanted and not step.kept:
                documents[move].append(wanted)
        self._dismiss(dismissed)
        self._book(documents)

    @api.model
    def _standing(self, moves):
        """Return what counts or waits for moves: ``{move id: [rows of STANDING]}``."""
        if not any(moves.mapped("coop_revision")):
            return {}
        self.env["coop.transaction"].flush_model()
        standing = {}
        for row in self.env.execute_query_dict(SQL(STANDING, ids=moves.ids)):
            standing.setdefault(row["move_id"], []).append(row)
        return standing

    @api.model
    def _sentences(self):
        """Return why something is taken back, by the state of its move."""
        return {
            "draft": self.env._("The invoice was reset to draft."),
            "cancel": self.env._("The invoice was cancelled."),
            "posted": self.env._("The invoice was posted anew."),
            "deleted": self.env._("The invoice was deleted."),
        }

    @api.model
    def _says(self, row, document):
        """Return whether a transaction says what a document without a key says."""
        if not document:
            return False
        return entries.read(document | {"key": row["key"]}).digest == row["digest"]

    @api.model
    def _prepare(self, move, due, standing):
        """Return the document of an invoice, but for its key; None where none is due.

        What is brought back refers to what was bought, where that counts.
        """
        if move not in due:
            return None
        company = move.company_id.root_id
        originals = standing.get(move.reversed_entry_id.id)
        return {
            "origin": "invoice",
            "company_id": company.id,
            "kind": "accumulate",
            "member_id": due[move].id,
            "date": move[company.coop_invoice_day] or move.date,
            "branch_id": move.journal_id.coop_branch_id.id or None,
            "reference": move.name,
            "return_of_id": originals[-1]["base_id"] if originals else None,
            "lines": move._prepare_coop_lines(),
        }

    @api.model
    def _prepare_reversal(self, move, row, why):
        """Return the document, but for its key, that takes back what stands."""
        return {
            "origin": "invoice",
            "company_id": move.company_id.root_id.id,
            "kind": "reverse",
            "date": row["date"],
            "reversal_of_id": row["id"],
            "reference": row["reference"],
            "reason": why,
        }

    @api.model
    def _dismiss(self, waiting):
        """Decide against transactions that wait for a person: ``{why: [ids]}``."""
        slips = self.env["coop.transaction"].sudo()
        for why, ids in waiting.items():
            held = slips.browse(ids)
            if held:
                decision = {"status": "dismissed", "review_note": why}
                held.write(decision | held._reviewed())

    @api.model
    def _book(self, documents):
        """Give documents, ``{move: [documents]}``, their keys and book them."""
        numbered, rows = [], []
        for move, of_move in documents.items():
            for number, document in enumerate(of_move, start=move.coop_revision + 1):
                numbered.append(document | {"key": move._coop_key(number)})
            rows.append({"id": move.id, "revision": move.coop_revision + len(of_move)})
        if numbered:
            self.env.cr.execute(SQL(ADVANCE, rows=json.dumps(rows)))
            moves = self.env["account.move"]
            moves.invalidate_model(["coop_revision"], flush=False)
            booked = self.env["coop.transaction"].sudo()._book(numbered)
            for one in booked.filtered(lambda one: one.status == "rejected"):
                _logger.warning("%s is rejected: %s", one.key, one.warnings)

    @api.model
    def _members(self, moves):
        """Return the members among customers and vendors: ``{move: member}``.

        It is the contact's own membership, or that of the nearest it belongs to, up to
        its company.
        """
        contacts = {move: self._contacts(move.partner_id) for move in moves}
        partner_ids = [contact.id for chain in contacts.values() for contact in chain]
        domain = [
            ("partner_id", "in", partner_ids),
            ("company_id", "in", moves.company_id.root_id.ids),
        ]
        members = self.env["coop.member"].sudo().with_context(active_test=False)
        found = (
            {
                (member.company_id.id, member.partner_id.id): member
                for member in members.search_fetch(domain, ["company_id", "partner_id"])
            }
            if partner_ids
            else {}
        )
        nearest = {
            move: self._nearest(move.company_id.root_id, chain, found)
            for move, chain in contacts.items()
        }
        return {move: member for move, member in nearest.items() if member}

    @api.model
    def _nearest(self, company, contacts, found):
        keys = ((company.id, contact.id) for contact in contacts)
        return next((found[key] for key in keys if key in found), None)

    @api.model
    def _contacts(self, partner):
        """Return a contact and those it belongs to, up to its commercial entity."""
        chain = [partner._origin]
        while chain[-1] != chain[0].commercial_partner_id and chain[-1].parent_id:
            chain.append(chain[-1].parent_id)
        return chain

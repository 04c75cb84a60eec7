# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a card's magnetic stripe holds."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...rules import tracks
from ...rules.names import full_name

FORMATS = {number: f"track{number}_format" for number in tracks.TRACKS}


class CoopCardTemplate(models.Model):
    """Lets a co-op say what goes onto each track of its cards' stripe."""

    _inherit = "coop.card.template"

    track1_format = fields.Char(
        "Track 1",
        help="Such as %B{number}^{name}^{expiry}? with {number}, {member}, {name} and "
        "{expiry}. Capitals, digits and a few signs; no Thai. Empty: not written.",
    )
    track2_format = fields.Char(
        "Track 2", help="Such as ;{number}={expiry}? with digits alone."
    )
    track3_format = fields.Char("Track 3", help="Such as ;{member}? with digits alone.")

    @api.constrains(*FORMATS.values())
    def _check_track_formats(self):
        for template in self:
            for number, written in template._track_formats():
                template._check_track_format(number, written)

    def _check_track_format(self, number, written):
        try:
            tracks.check_format(number, written)
        except tracks.TrackError as error:
            raise ValidationError(self._track_problem(number, error)) from None

    def _track_formats(self):
        """Return pairs of track and format, of those tracks that are written."""
        pairs = ((number, self[name]) for number, name in FORMATS.items())
        return [(number, written) for number, written in pairs if written]

    def _has_tracks(self):
        return bool(self._track_formats())

    def _tracks(self, card):
        """Return text and check character of each track: ``[";1?", "5", …]``.

        :raise UserError: naming a card that cannot be encoded
        """
        formats, cells = dict(self._track_formats()), []
        values = self._track_values(card)
        for number in tracks.TRACKS:
            written = formats.get(number)
            try:
                text = tracks.filled(number, written, values) if written else ""
            except tracks.TrackError as error:
                raise UserError(
                    self.env._(
                        "%(card)s: %(problem)s",
                        card=card.display_name,
                        problem=self._track_problem(number, error),
                    )
                ) from None
            cells += [text, tracks.lrc(number, text) if text else ""]
        return cells

    def _track_values(self, card):
        """Return what a format may name, for one card."""
        member = card.member_id
        return {
            "number": card.number,
            "member": member.number,
            "name": full_name(member.title, member.name),
            "expiry": card.valid_to.strftime("%y%m") if card.valid_to else "",
        }

    def _track_problem(self, number, error):
        """Return a sentence that says what cannot be written on a track, and why."""
        env = self.env
        sentences = {
            "unknown": env._(
                "Track %(track)s: “%(subject)s” is unknown. Use {number}, {member}, "
                "{name} and {expiry}.",
                track=number,
                subject=error.subject,
            ),
            "frame": env._(
                "Track %(track)s begins and ends like %(subject)s.",
                track=number,
                subject=error.subject,
            ),
            "character": env._(
                "Track %(track)s cannot hold “%(subject)s”. Leave the name out, or "
                "take the member number instead.",
                track=number,
                subject=error.subject,
            ),
            "long": env._(
                "Track %(track)s: “%(subject)s” is too long.",
                track=number,
                subject=error.subject,
            ),
        }
        return sentences[error.code]

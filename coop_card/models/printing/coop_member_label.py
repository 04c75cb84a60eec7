# SPDX-License-Identifier: LGPL-3.0-or-later
"""Members as address labels."""

from odoo import models

from ...printing.labels import Label
from ...rules.address import Address, lines
from ...rules.names import full_name

#: Members read together.
BATCH = 1000


class CoopMember(models.Model):
    """Writes name and address of members as they stand on an envelope."""

    _inherit = "coop.member"

    def _labels(self, lang, coded=False):
        """Yield a ``printing.labels.Label`` for each member, in order.

        :param str lang: Thai writes the abbreviations of sub-district and so on
        :param bool coded: with the member number as a barcode
        """
        for start in range(0, len(self), BATCH):
            ids = self.ids[start : start + BATCH]
            members = self.with_context(lang=lang).browse(ids)
            for member in members:
                yield member._label(lang, coded)
            members.invalidate_recordset(flush=False)

    def _label(self, lang, coded):
        return Label(
            name=full_name(self.title, self.name),
            address=lines(self._address(), thai=lang.startswith("th")),
            postcode=self.zip or "",
            code=self.number if coded else "",
        )

    def _address(self):
        """Return the parts of the address; the country where it is another one."""
        abroad = self.country_id != self.company_id.country_id
        province = self.state_id
        return Address(
            street=self.street or "",
            street2=self.street2 or "",
            subdistrict=self.subdistrict or "",
            district=self.city or "",
            province=province.name or "",
            province_code=province.code or "",
            country=(self.country_id.name or "") if abroad else "",
        )

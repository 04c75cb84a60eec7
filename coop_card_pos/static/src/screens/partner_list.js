// SPDX-License-Identifier: LGPL-3.0-or-later

import { patch } from "@web/core/utils/patch";
import { PartnerList } from "@point_of_sale/app/screens/partner_list/partner_list";

patch(PartnerList.prototype, {
    /** Enter finds a member by the number of a card, too, scanned or typed. */
    async onEnter() {
        const number = this.state.query?.trim();
        if (!/\d/.test(number) || !(await this.pos.coopKnows(number))) {
            return super.onEnter(...arguments);
        }
        const partner = await this.pos.coopTakeCard(number);
        if (partner) {
            this.clickPartner(partner);
        }
    },
});

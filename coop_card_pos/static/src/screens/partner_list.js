// SPDX-License-Identifier: LGPL-3.0-or-later

import {patch} from "@web/core/utils/patch";
import {PartnerList} from "@point_of_sale/app/screens/partner_list/partner_list";

patch(PartnerList.prototype, {
    /** Enter finds a member by the number of a card, too, scanned or typed. */
    async onEnter() {
        const number = this.typedNumber();
        if (!/\d/.test(number) || !(await this.pos.coopKnows(number))) {
            return super.onEnter(...arguments);
        }
        const partner = await this.pos.coopTakeCard(number);
        return partner && this.clickPartner(partner);
    },

    /** What stands in the search field now: a scanner is faster than what reads it. */
    typedNumber() {
        const field = this.modalRef.el?.querySelector(".modal-header input");
        return (field?.value ?? this.state.query ?? "").trim();
    },
});

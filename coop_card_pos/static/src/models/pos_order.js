// SPDX-License-Identifier: LGPL-3.0-or-later

import {patch} from "@web/core/utils/patch";
import {PosOrder} from "@point_of_sale/app/models/pos_order";
import {readRow} from "./coop_counter";

patch(PosOrder.prototype, {
    /** A card stands for its member only: whoever chooses somebody else drops it. */
    setPartner(partner) {
        if (partner?.id !== this.partner_id?.id) {
            this.coop_card_read = false;
        }
        return super.setPartner(...arguments);
    },

    /**
     * Return what the receipt says of the member: number, name and total of the year.
     *
     * Before the server has booked the order there is no total.
     */
    getCoopReceipt() {
        const row =
            this.coop_card_read &&
            this.models["coop.counter"]?.getFirst()?.find(this.coop_card_read)?.row;
        if (this.coop_receipt || !row) {
            return this.coop_receipt;
        }
        const {memberNumber, receiptName} = readRow(row);
        return {number: memberNumber, name: receiptName};
    },
});

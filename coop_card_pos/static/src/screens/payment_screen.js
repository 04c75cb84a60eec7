// SPDX-License-Identifier: LGPL-3.0-or-later

import {PaymentScreen} from "@point_of_sale/app/screens/payment_screen/payment_screen";
import {patch} from "@web/core/utils/patch";
import {useBarcodeReader} from "@point_of_sale/app/hooks/barcode_reader_hook";
import {useService} from "@web/core/utils/hooks";

patch(PaymentScreen.prototype, {
    setup() {
        super.setup(...arguments);
        this.coopReader = useService("barcode_reader");
        const read = this._barcodeCoopCardAction;
        useBarcodeReader({coop_card: read, product: read});
    },

    /** Many show their card only when they pay; what is no card is no use here. */
    async _barcodeCoopCardAction(code) {
        if (code.type === "coop_card" || (await this.pos.coopKnows(code.code))) {
            return this.pos.coopTakeCard(code.code);
        }
        return this.coopReader.showNotFoundNotification(code);
    },
});

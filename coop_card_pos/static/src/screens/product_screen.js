// SPDX-License-Identifier: LGPL-3.0-or-later

import {patch} from "@web/core/utils/patch";
import {useBarcodeReader} from "@point_of_sale/app/hooks/barcode_reader_hook";
import {ProductScreen} from "@point_of_sale/app/screens/product_screen/product_screen";

patch(ProductScreen.prototype, {
    setup() {
        super.setup(...arguments);
        useBarcodeReader({coop_card: this._barcodeCoopCardAction});
    },

    /** A code that looks like a card's may be that of a product all the same. */
    async _barcodeCoopCardAction(code) {
        if (this.coopProduct(code)) {
            return super._barcodeProductAction(code);
        }
        return this.pos.coopTakeCard(code.code);
    },

    /** A code that is no product's may be that of a card, whatever cards look like. */
    async _barcodeProductAction(code) {
        if (!this.coopProduct(code) && (await this.pos.coopKnows(code.code))) {
            return this._barcodeCoopCardAction(code);
        }
        return super._barcodeProductAction(...arguments);
    },

    coopProduct(code) {
        return this.pos.models["product.product"].getBy("barcode", code.base_code);
    },
});

// SPDX-License-Identifier: LGPL-3.0-or-later

import {patch} from "@web/core/utils/patch";
import {DataServiceOptions} from "@point_of_sale/app/models/data_service_options";

patch(DataServiceOptions.prototype, {
    /** The cards a counter knows are one record, which is replaced as a whole. */
    get uniqueModels() {
        return [...super.uniqueModels, "coop.counter"];
    },
});

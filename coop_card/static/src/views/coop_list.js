// SPDX-License-Identifier: LGPL-3.0-or-later
import {RelationalModel} from "@web/model/relational_model/relational_model";
import {listView} from "@web/views/list/list_view";
import {orderByToString} from "@web/search/utils/order_by";
import {registry} from "@web/core/registry";

/** Let what is done with a list know in which order and groups it is shown. */
function asShown(List) {
    return class extends List {
        get context() {
            return {
                ...super.context,
                coop_list_order: orderByToString(this.orderBy),
                coop_list_groups: [...this.groupBy],
            };
        }
    };
}

/** Rows as Odoo loads them; Excel files and buttons get them as they are shown. */
export class CoopListModel extends RelationalModel {
    static DynamicRecordList = asShown(RelationalModel.DynamicRecordList);
    static DynamicGroupList = asShown(RelationalModel.DynamicGroupList);
}

registry.category("views").add("coop_list", {...listView, Model: CoopListModel});

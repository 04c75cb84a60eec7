// SPDX-License-Identifier: LGPL-3.0-or-later
import {registry} from "@web/core/registry";
import {FloatField, floatField} from "@web/views/fields/float/float_field";

/** A figure that may be missing, such as a limit: nothing is shown instead of 0. */
export class CoopNonzeroField extends FloatField {
    get formattedValue() {
        return this.value ? super.formattedValue : "";
    }
}

export const coopNonzeroField = {...floatField, component: CoopNonzeroField};

registry.category("fields").add("coop_nonzero", coopNonzeroField);

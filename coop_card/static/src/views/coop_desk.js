// SPDX-License-Identifier: LGPL-3.0-or-later
import {FormController} from "@web/views/form/form_controller";
import {formView} from "@web/views/form/form_view";
import {registry} from "@web/core/registry";

/** A desk at which people scan: after each button, the next scan has its field again. */
export class CoopDeskController extends FormController {
    async afterExecuteActionButton(clickParams) {
        await super.afterExecuteActionButton(clickParams);
        const [field] = this.archInfo.autofocusFieldIds;
        // The button just pressed may still go as the form is drawn anew.
        window.setTimeout(() => this.rootRef.el?.querySelector(`#${field}`)?.focus());
    }
}

registry.category("views").add("coop_desk", {
    ...formView,
    Controller: CoopDeskController,
});

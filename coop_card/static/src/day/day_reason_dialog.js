// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, useState} from "@odoo/owl";
import {Dialog} from "@web/core/dialog/dialog";
import {useAutofocus} from "@web/core/utils/hooks";

/** Asks why a sign-off is withdrawn. */
export class DayReasonDialog extends Component {
    static template = "coop_card.DayReasonDialog";
    static components = {Dialog};
    static props = {close: Function, confirm: Function};

    setup() {
        this.state = useState({reason: ""});
        useAutofocus({refName: "reason"});
    }

    async confirm() {
        await this.props.confirm(this.state.reason.trim());
        this.props.close();
    }
}

// SPDX-License-Identifier: LGPL-3.0-or-later
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {isOurApp} from "../app/our_app";
import {SearchBoxScans} from "./search_box_scans";

/** Pages with a field of their own that cards are scanned into. */
const DESK = ".o_action_manager .o_field_coop_scan";

/**
 * Opens the member of a card that is scanned anywhere in the co-op's app, unless a
 * dialog or a field with the cursor in it takes the scan. What was scanned is asked of
 * the server and forgotten.
 */
export class CardScans {
    constructor(services) {
        Object.assign(this, services);
        this.searchBoxes = new SearchBoxScans((text) => this.onScan(text));
    }

    listen() {
        this.barcode.bus.addEventListener("barcode_scanned", ({detail}) =>
            this.onScan(detail.barcode),
        );
        const onKeydown = (ev) => this.isOurs && this.searchBoxes.onKeydown(ev);
        document.addEventListener("keydown", onKeydown, {capture: true});
    }

    /** Whether a page of the co-op's app has the reader's attention. */
    get isOurs() {
        const inPage = this.ui.activeElement === document && !this.ui.isBlocked;
        return inPage && isOurApp(this.menu);
    }

    async onScan(text) {
        if (!this.isOurs) {
            return;
        }
        if (document.querySelector(DESK)) {
            this.say(_t("Click the field that the card is for, and scan it again."));
        } else {
            await this.open(text);
        }
    }

    async open(text) {
        const found = await this.orm.call("coop.card", "action_scanned", [text]);
        if (found) {
            await this.action.doAction(found, this.stackPosition);
        } else {
            this.say(_t("No card or member here goes by what was scanned."));
        }
    }

    /** One member after another takes the place of the last in the breadcrumbs. */
    get stackPosition() {
        const {type, resModel} = this.action.currentController?.props || {};
        const shown = type === "form" && resModel === "coop.member";
        return shown ? {stackPosition: "replaceCurrentAction"} : {};
    }

    say(message) {
        this.notification.add(message, {type: "warning"});
    }
}

registry.category("services").add("coop_card_scan", {
    dependencies: ["action", "barcode", "menu", "notification", "orm", "ui"],

    start(env, services) {
        new CardScans(services).listen();
    },
});

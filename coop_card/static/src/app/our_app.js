// SPDX-License-Identifier: LGPL-3.0-or-later
import {registry} from "@web/core/registry";

const APP = "coop_card.coop_card_menu_root";

/** Return whether the app that is open, as the menu service knows it, is the co-op's. */
export function isOurApp(menu) {
    return menu.getCurrentApp()?.xmlid === APP;
}

/** Marks the page while the co-op's app is open, whatever the size of the window. */
registry.category("services").add("coop_card_our_app", {
    dependencies: ["menu"],

    start(env, {menu}) {
        const mark = () => document.body.classList.toggle("o_coop_app", isOurApp(menu));
        env.bus.addEventListener("MENUS:APP-CHANGED", mark);
        mark();
    },
});

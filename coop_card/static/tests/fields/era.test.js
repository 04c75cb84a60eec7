// SPDX-License-Identifier: LGPL-3.0-or-later
import {formatDay, formatTypedDay, parseDay} from "@coop_card/fields/coop_date/era";
import {describe, expect, test} from "@odoo/hoot";
import {patchWithCleanup} from "@web/../tests/web_test_helpers";
import {serializeDate} from "@web/core/l10n/dates";
import {localization} from "@web/core/l10n/localization";

const {DateTime, Settings} = luxon;

describe.current.tags("headless");

/** Let the reader's language be Thai, as Odoo's services do. */
function readThai() {
    patchWithCleanup(Settings, {defaultLocale: "th-TH"});
    patchWithCleanup(localization, {code: "th_TH", dateFormat: "dd/MM/yyyy"});
}

function read(text) {
    return serializeDate(parseDay(text));
}

test("days are read in either era, in any language", () => {
    patchWithCleanup(localization, {code: "en_GB", dateFormat: "dd/MM/yyyy"});
    for (const text of ["29/2/2567", "29.02.2567", "29022567", "2567-02-29"]) {
        expect(read(text)).toBe("2024-02-29");
        expect(read(text.replace("2567", "2024"))).toBe("2024-02-29");
    }
    expect(read("๒๙/๒/๒๕๖๗")).toBe("2024-02-29");
});

test("years out of the range stay as they are", () => {
    patchWithCleanup(localization, {code: "en_GB", dateFormat: "dd/MM/yyyy"});
    expect(read("1/6/2400")).toBe("1857-06-01");
    expect(read("1/6/2643")).toBe("2100-06-01");
    expect(read("1/6/2399")).toBe("2399-06-01");
    expect(read("1/6/2644")).toBe("2644-06-01");
});

test("a day and a month alone stay a day of this year", () => {
    patchWithCleanup(localization, {code: "en_GB", dateFormat: "dd/MM/yyyy"});
    expect(parseDay("2512").year).toBe(DateTime.local().year);
});

test("Thai names of months are read", () => {
    readThai();
    for (const text of ["1 ม.ค. 2569", "1 มกราคม พ.ศ. ๒๕๖๙", "1มค2569"]) {
        expect(read(text)).toBe("2026-01-01");
    }
    expect(read("31 ธันวาคม 2569")).toBe("2026-12-31");
});

test("what names no day is refused", () => {
    readThai();
    for (const text of ["29/2/2568", "1 มกรา 2569", "31/1/69", "310169", "วันนี้"]) {
        expect(() => parseDay(text)).toThrow();
    }
});

test("readers of Thai see Buddhist years, others Gregorian ones", () => {
    const day = DateTime.local(2024, 2, 29);
    patchWithCleanup(localization, {code: "en_US", dateFormat: "MM/dd/yyyy"});
    expect(formatDay(day)).toBe("Feb 29, 2024");
    expect(formatTypedDay(day)).toBe("02/29/2024");
    expect(formatDay(false)).toBe("");
});

test("what readers of Thai see is what they may type", () => {
    readThai();
    const day = DateTime.local(2024, 2, 29);
    expect(formatDay(day)).toBe("29 ก.พ. 2567");
    expect(formatTypedDay(day)).toBe("29/02/2567");
    expect(read(formatDay(day))).toBe("2024-02-29");
    expect(read(formatTypedDay(day))).toBe("2024-02-29");
    expect(serializeDate(day)).toBe("2024-02-29");
});

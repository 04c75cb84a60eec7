// SPDX-License-Identifier: LGPL-3.0-or-later
// Mistakes that prettier cannot see. The addons' modules run in a browser, in Odoo.

export default [
    {
        files: ["coop_*/static/**/*.js"],
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "module",
            globals: {
                console: "readonly",
                document: "readonly",
                luxon: "readonly",
                odoo: "readonly",
                window: "readonly",
            },
        },
        linterOptions: {reportUnusedDisableDirectives: "error"},
        rules: {
            complexity: ["error", 8],
            curly: "error",
            eqeqeq: "error",
            "array-callback-return": "error",
            "consistent-return": "error",
            "default-case": "error",
            "dot-notation": "error",
            "max-lines-per-function": ["error", 40],
            "no-console": "error",
            "no-else-return": "error",
            "no-eval": "error",
            "no-fallthrough": "error",
            "no-shadow": "error",
            "no-undef": "error",
            "no-unreachable": "error",
            "no-unused-expressions": "error",
            "no-unused-vars": "error",
            "no-use-before-define": "error",
            "no-var": "error",
            "object-shorthand": "error",
            "prefer-const": "error",
            "prefer-template": "error",
        },
    },
];

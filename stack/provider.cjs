// What a recorded resource finds its provider by, wherever the program runs: ES modules, as they
// are in the project, or built in the package, because Node strips no types under node_modules.
const { existsSync } = require("node:fs");
const { keepCompiled } = require("../policy/keep-compiled.cjs");

keepCompiled();

const inProject = existsSync(`${__dirname}/provider.ts`);
exports.providers = require(
  inProject ? "./provider.ts" : "../dist/whole/stack/provider.js",
).providers;

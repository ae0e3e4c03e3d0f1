// Pulumi loads a pack with require(); this one is ES modules: as they are in the project, or built
// where it is packed, because Node strips no types under node_modules.
const { existsSync } = require("node:fs");
const { keepCompiled } = require("./keep-compiled.cjs");

keepCompiled();

const inProjectOrAlone = ["./index.ts", "./dist/index.js"].find((file) =>
  existsSync(`${__dirname}/${file}`),
);
module.exports = import(inProjectOrAlone ?? "../dist/whole/policy/index.js");

// Pulumi loads a pack with require(); this one is ES modules: as they are in the project, built
// in the packed file, because Node strips no types under node_modules.
const { existsSync } = require("node:fs");

const inProject = existsSync(`${__dirname}/index.ts`);
module.exports = import(inProject ? "./index.ts" : "./dist/index.js");

// Pulumi loads a pack with require(); this one is ES modules, run as they are.
module.exports = import("./index.ts");

// Else Pulumi's SDK sets it in the middle of loading itself, and what one process compiled before
// that moment and another one after it, neither takes from Node's compile cache: docs/performance.md.
require("node:v8").setFlagsFromString("--allow-natives-syntax");

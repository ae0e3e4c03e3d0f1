// Node takes from its compile cache only what was compiled with the same flags of V8, and Pulumi's
// SDK sets this one in the middle of loading itself: what one process had compiled after that,
// another one that loaded it before compiled anew.
require("node:v8").setFlagsFromString("--allow-natives-syntax");

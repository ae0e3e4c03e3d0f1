// Stands in for the runners of the SDK: it writes down how it was started, and ends as the
// name of the program says.
const fs = require("node:fs");
const path = require("node:path");

const args = process.argv.slice(2);
const seen = { args, cwd: process.cwd(), env: process.env, pid: process.pid };
fs.writeFileSync(path.join(__dirname, "seen.json"), JSON.stringify(seen));
console.log("out");
console.error("err");
const ending = args.find((arg) => /^(exits|runs)/.test(arg)) ?? "exits 0";
if (ending === "runs on") setInterval(() => undefined, 1000);
else process.exitCode = Number(ending.replace("exits ", ""));

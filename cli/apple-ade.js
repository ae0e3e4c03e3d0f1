#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what it lacks.
import { existsSync } from "node:fs";

// A crash is no verdict: 1 would mean that something mandatory is violated.
process.on("uncaughtException", (error) => {
  console.error(error);
  process.exit(2);
});

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
// The package holds what is built of the source.
const inProject = existsSync(new URL("main.ts", import.meta.url));

if (major < 22 || (major === 22 && minor < 18)) {
  stop(
    `needs Node 22.18 or later; this is ${process.version}. Install Node 24, or put one into the project: npm install --save-dev node@24.`,
  );
} else if (inProject && !process.features.typescript) {
  stop("runs TypeScript here, and this Node was started without it: see NODE_OPTIONS.");
} else {
  const { main } = await import(inProject ? "./main.ts" : "../dist/cli/main.js");
  await main(process.argv.slice(2));
}

/** @param {string} reason */
function stop(reason) {
  console.error(`apple-ade ${reason}`);
  process.exitCode = 2;
}

#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what it lacks.
import { existsSync } from "node:fs";

// A crash is no verdict: 1 would mean that something mandatory is violated.
process.on("uncaughtException", (error) => {
  console.error(error);
  process.exit(2);
});

if (process.features.typescript === undefined || process.features.typescript === false) {
  console.error(
    `apple-ade needs Node 22.18 or later; this is ${process.version}. Install Node 24, or put one into the project: npm install --save-dev node@24.`,
  );
  process.exitCode = 2;
} else {
  // In the package stands what is built of the source.
  const inProject = existsSync(new URL("main.ts", import.meta.url));
  const { main } = await import(inProject ? "./main.ts" : "../dist/cli/main.js");
  await main(process.argv.slice(2));
}

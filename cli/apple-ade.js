#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still say what it lacks.
if (process.features.typescript === undefined || process.features.typescript === false) {
  console.error(
    `apple-ade needs Node 22.18 or later; this is ${process.version}. In the project's folder, npx uses the pinned one.`,
  );
  process.exitCode = 2;
} else {
  const { main } = await import("./main.ts");
  await main(process.argv.slice(2));
}

// An old Node must be able to read this file: it is to reach the message below.
if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(
    `setup: Node 20 or later is needed, this is ${process.version}; see https://nodejs.org/.`,
  );
  process.exitCode = 1;
} else {
  void import("./setup/steps.js").then(({ setUp }) => setUp(new URL("..", import.meta.url)));
}

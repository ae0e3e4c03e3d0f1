// Stands in for the downloader in the npm package `pulumi`.
const fs = require("node:fs");
const path = require("node:path");

/**
 * @param {string} version
 * @param {string} folder
 */
exports.installCLI = async (version, folder) => {
  const machine = fs.readFileSync(path.join(__dirname, "..", "machine"), "utf8");
  const mode = fs.readFileSync(path.join(machine, "release-mode"), "utf8");
  fs.appendFileSync(path.join(machine, "calls"), "download\n");
  if (mode === "is out of reach") throw new Error("getaddrinfo ENOTFOUND get.pulumi.com");
  const bin = path.join(folder, "bin");
  const mode755 = { mode: 0o755 };
  fs.writeFileSync(path.join(bin, "pulumi"), `#!/bin/sh\necho v${version}\n`, mode755);
  if (mode === "hangs") await new Promise(() => setInterval(() => undefined, 1000));
  for (const name of ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"]) {
    fs.writeFileSync(path.join(bin, name), "#!/bin/sh\n", mode755);
  }
};

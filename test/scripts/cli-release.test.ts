import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { downloadRelease } from "../../scripts/setup/cli-release.js";

let root: string;
let folder: string;

beforeEach(() => {
  vi.spyOn(console, "log").mockReturnValue();
  root = mkdtempSync(join(tmpdir(), "release-"));
  folder = join(root, "cli");
  for (const name of ["cli", "node_modules/.bin", "node_modules/pulumi/lib"]) {
    mkdirSync(join(root, name), { recursive: true });
  }
  symlinkSync(process.execPath, join(root, "node_modules/.bin/node"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function download(body: string, timeoutMs?: number) {
  const text = `exports.installCLI = async (version, root, { fetchText }) => { ${body} };`;
  writeFileSync(join(root, "node_modules/pulumi/lib/download.js"), text);
  return downloadRelease({ root, version: "3.259.0", folder }, timeoutMs);
}

describe("downloadRelease", { timeout: 60_000 }, () => {
  test("gives up on a download that hangs", async () => {
    const hang = "await new Promise(() => setInterval(() => {}, 1000));";
    await expect(download(hang, 300)).rejects.toThrow("the download takes too long");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("says why there is no download", async () => {
    const attempt = download("await fetchText('http://127.0.0.1:9');");
    await expect(attempt).rejects.toThrow("the download failed: fetch failed (");
  });

  test("gives curl limits, and keeps the settings of the user", async () => {
    vi.stubEnv("CURL_HOME", root);
    writeFileSync(join(root, ".curlrc"), "proxy = proxy.contoso.example");
    const show =
      "throw new Error(require('fs').readFileSync(process.env.CURL_HOME + '/.curlrc', 'utf8').replaceAll('\\n', '; '));";
    await expect(download(show)).rejects.toThrow(
      /proxy = proxy\.contoso\.example; connect-timeout = 10;/,
    );
  });
});

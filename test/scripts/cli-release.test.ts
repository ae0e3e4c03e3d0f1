import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { checksums, downloadRelease } from "../../scripts/setup/cli-release.js";

const platform = `${process.platform}-${process.arch}`;

describe("the pinned checksums", () => {
  test("are those of the version that npx runs, for every supported platform", () => {
    const { version, ...platforms } = checksums;
    expect(version).toBe(manifest.devDependencies.pulumi);
    const names = ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64"];
    expect(Object.keys(platforms)).toEqual(names);
    expect(new Set(Object.values(platforms)).size).toBe(names.length);
  });

  test.for([
    { when: "another version is wanted", version: "3.260.0", pinned: checksums },
    { when: "the platform has none", version: "3.259.0", pinned: { version: "3.259.0" } },
  ])("keep anything from being downloaded when $when", async ({ version, pinned }) => {
    vi.stubEnv("PATH", "/nowhere");
    const folder = mkdtempSync(join(tmpdir(), "release-"));
    mkdirSync(join(folder, "bin"));
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    await expect(downloadRelease({ root: folder, version, folder }, pinned)).rejects.toThrow(
      `no checksum of Pulumi ${version} for ${platform} is pinned`,
    );
  });
});

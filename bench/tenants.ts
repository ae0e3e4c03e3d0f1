import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../cli/package-root.ts";
import { contoso } from "../demo/scenarios/contoso.ts";
import { relativeTo } from "../demo/scenarios/scenario.ts";
import { compare, type Row, run } from "./measure.ts";
import { type Fleet, openFleet, tokensOf } from "./tokens.ts";

const tokens = 5;

/** Ten tenants: a stack for each in one check or one after the other, and all in one stack. */
export async function tenants(runs: number): Promise<readonly Row[]> {
  await using fleet = await openFleet(tokens);
  const each = await separate(fleet, 10);
  const { check, stacks } = each;
  const together = await compare(
    {
      measure: `10 tenants of ${tokens} tokens in one check`,
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
  return [together, await inOneStack(fleet, each, runs)];
}

/** A hundred, which takes half an hour; so by its name only. */
export async function hundred(runs: number): Promise<readonly Row[]> {
  await using fleet = await openFleet(tokens);
  return [await inOneStack(fleet, await separate(fleet, 100), runs)];
}

async function inOneStack(
  fleet: Fleet,
  many: Awaited<ReturnType<typeof separate>>,
  runs: number,
): Promise<Row> {
  const count = many.stacks.length;
  const one = await shared(fleet, count);
  return compare(
    {
      measure: `${count} tenants of ${tokens} tokens in one stack`,
      ours: () => one.check(one.stacks),
      against: `a stack for each in one check`,
      theirs: () => many.check(many.stacks),
      most: 1,
      by: "wall",
      isLong: count > 10,
    },
    runs,
  );
}

/** A stack for each. */
function separate(fleet: Fleet, count: number) {
  const stacks = Array.from({ length: count }, (_, index) => `tenant-${index}`);
  return project(fleet, `separate-${count}`, stacks, `import ${modul("stack/index.ts")};\n`);
}

/** One stack; each tenant is read for itself, as its time limit differs from the others'. */
function shared(fleet: Fleet, count: number) {
  const scenario = contoso({ name: "tenant", title: "A tenant", members: tokensOf(tokens) });
  const declared = JSON.stringify(scenario.config(relativeTo(new Date()))["tokens"]);
  return project(
    fleet,
    `shared-${count}`,
    ["all"],
    `import { AdeTenant } from ${modul("stack/resources/tenant.ts")};
for (let index = 0; index < ${count}; index += 1)
  new AdeTenant(\`tenant-\${index}\`, {
    graph: { endpoint: ${JSON.stringify(fleet.tenant.endpoint)}, timeoutSeconds: 60 + index },
    tokens: ${declared},
  });
`,
  );
}

function modul(file: string): string {
  return JSON.stringify(join(packageRoot, file));
}

async function project(
  { workspace: { directory, env, stackFile } }: Fleet,
  name: string,
  stacks: readonly string[],
  program: string,
) {
  const cwd = join(directory, name);
  mkdirSync(cwd);
  const runtime = "runtime: { name: nodejs, options: { typescript: false } }";
  writeFileSync(join(cwd, "Pulumi.yaml"), `name: ${name}\nmain: index.ts\n${runtime}\n`);
  writeFileSync(join(cwd, "index.ts"), program);
  for (const stack of stacks) {
    await run(["pulumi", "stack", "init", stack, "--no-select"], env, { cwd });
    copyFileSync(stackFile, join(cwd, `Pulumi.${stack}.yaml`));
  }
  const command = [process.execPath, join(packageRoot, "cli/apple-ade.js"), "check", "--stack"];
  return { stacks, check: (names: readonly string[]) => run([...command, ...names], env, { cwd }) };
}

import { existsSync, readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { z } from "zod";
import { count, plain } from "../../../policy/text/write.ts";
import { resourcesIn } from "../../../stack/declaration/from-config.ts";
import { adeTenantInputs, connectionOf } from "../../../stack/declaration/recorded.ts";
import { projectFile, stackFile } from "../../declared-at.ts";
import { adviceOn } from "../../import/stack-settings.ts";
import { jsonOf } from "../../read-text.ts";
import { ownName } from "../../stack-name.ts";
import { readStackFile } from "../stack-file.ts";
import { type DoctorCheck, fail, ok } from "../world.ts";

export const project: DoctorCheck = {
  name: "project",
  title: "Pulumi project",
  fails: "there is no Pulumi.yaml here or above",
  needs: [],
  async run({ directory }) {
    const file = projectFile(directory);
    return file === undefined
      ? fail("no Pulumi.yaml in this folder, or above it", [
          "Run it in the folder of Pulumi.yaml, or below it. A new project: README.md.",
        ])
      : { ...ok(basename(dirname(file))), found: { project: file } };
  },
};

const stackList = z.array(z.object({ name: z.string(), current: z.boolean().optional() }));

export const backend: DoctorCheck = {
  name: "backend",
  title: "State backend",
  fails: "it does not answer, or nobody is signed in to it",
  needs: ["pulumi", "project"],
  async run({ pulumi, given }) {
    const { status, out, err } = await pulumi(["stack", "ls", "--json"]);
    const stacks = status === 0 ? stackList.safeParse(jsonOf(out)).data : undefined;
    if (stacks === undefined) {
      const said = err.split("\n").find(Boolean) ?? "it gave no list of stacks";
      const advice = adviceOn(err, given.stack ?? "NAME");
      return fail(said.replace(/^error: /, ""), [
        ...advice,
        ...(advice.length > 0 ? [] : ["Check PULUMI_BACKEND_URL, and sign in: npx pulumi login"]),
      ]);
    }
    const names = stacks.map(({ name }) => ownName(name));
    const selected = stacks.find(({ current }) => current)?.name;
    return {
      ...ok(`reachable, ${count(names.length, "stack")}`),
      found: { stacks: names, ...(selected !== undefined && { selected: ownName(selected) }) },
    };
  },
};

export const stack: DoctorCheck = {
  name: "stack",
  title: "Stack",
  fails: "none is selected, or the backend does not have it",
  needs: ["project"],
  async run({ given }, { project: file = "", stacks, selected }) {
    const name = given.stack ?? selected ?? onlyStackBeside(file);
    if (name === undefined)
      return fail("none is selected", ["Name one: apple-ade doctor --stack NAME"]);
    const found = { stack: name };
    if (stacks === undefined || stacks.includes(ownName(name))) return { ...ok(name), found };
    const todo = [
      `npx pulumi stack init ${plain(name)}, or see what there is: npx pulumi stack ls`,
    ];
    return { ...fail(`the backend has no stack "${name}"`, todo), found };
  },
};

/** Where the backend could not say which is selected. */
function onlyStackBeside(file: string): string | undefined {
  const names = [
    ...readdirSync(dirname(file))
      .join("\n")
      .matchAll(/^Pulumi\.([\w.-]+)\.ya?ml$/gm),
  ];
  return names.length === 1 ? names[0]?.[1] : undefined;
}

export const stackFileCheck: DoctorCheck = {
  name: "stack-file",
  title: "Stack's file",
  fails: "it is missing, or has mistakes: all of them, with their lines",
  needs: ["project"],
  async run({ given, directory }, { stack: name, project: file }) {
    if (name === undefined) return fail("no stack is known", ["Name one: --stack NAME"]);
    const path = given.configFile ?? stackFile(name, directory);
    if (!existsSync(path))
      return fail(`${basename(path)} is not there`, [
        `npx pulumi config set apple-ade:tenantId <GUID> --stack ${plain(name)}, then npx --no-install apple-ade import --write`,
      ]);
    const { text, mistakes, configuration } = readStackFile(path, file);
    if (configuration === undefined)
      return {
        ...fail(
          count(mistakes.length, "mistake"),
          ["Correct them: docs/configuration.md"],
          mistakes,
        ),
        found: { text },
      };
    const { tenant: inputs, children } = resourcesIn(configuration, ownName(name));
    const tenant = adeTenantInputs.parse(inputs);
    return {
      ...ok(`${basename(path)}, ${count(children.length, "declaration")}`),
      found: {
        text,
        configuration,
        declared: {
          connection: connectionOf(tenant),
          tenant,
          resource: { kind: "AdeTenant", name: ownName(name), inputs },
          children,
        },
      },
    };
  },
};

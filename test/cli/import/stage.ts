import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import { importDeclarations } from "../../../cli/import/import.ts";
import type { Pulumi } from "../../../cli/pulumi.ts";
import { Refusal } from "../../../cli/refusal.ts";
import type { DemoTenant } from "../../../demo/server.ts";
import { createReader } from "../../../stack/graph/reader.ts";
import { type Configuration, handedOver } from "../../stack/declarations.ts";
import { now, recordEffects } from "../../stack/effects.ts";

/** What a person sees of one run. */
export interface Imported {
  readonly status: number;
  readonly out: string;
  readonly said: string;
}

export interface ImportStage {
  readonly file: string;
  readonly text: () => string;
  readonly run: (options?: { readonly write: boolean }) => Promise<Imported>;
}

interface StageOptions {
  /** What stands before the configuration. */
  readonly head?: string;
  /** What the project's file says. */
  readonly project?: Configuration;
  readonly pulumi?: PulumiOf;
}

/** A stack's file that reads a demo tenant, and `apple-ade import` of it. */
export function openImport(
  { endpoint }: Pick<DemoTenant, "endpoint">,
  rest = "",
  { head = "", project = {}, pulumi = pulumiOf }: StageOptions = {},
): ImportStage {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "Pulumi.contoso.yaml");
  const settings = `config:\n  apple-ade:tenant: Contoso\n  apple-ade:graph: {endpoint: "${endpoint}"}\n`;
  writeFileSync(file, head + settings + rest);
  return {
    file,
    text: () => readFileSync(file, "utf8"),
    async run({ write } = { write: false }) {
      const out: string[] = [];
      const said: string[] = [];
      const choice = { stack: "contoso", configFile: file, write };
      const status = await importDeclarations(choice, {
        pulumi: pulumi(project),
        reader: createReader(recordEffects({ say: (line) => said.push(line) })),
        now: () => now,
        print: async (text) => void out.push(text),
        say: (line) => said.push(line),
        color: false,
      }).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        said.push(error.message);
        return 2;
      });
      return { status, out: shown(out), said: shown(said) };
    },
  };
}

/** Without what differs from run to run. */
function shown(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, "TENANT")
    .replaceAll(/\S+(?=Pulumi\.contoso)/g, "");
}

type PulumiOf = (project: Configuration) => Pulumi;

/** Answers for the configuration in the named file, as far as these tests write it. */
export const pulumiOf: PulumiOf = (project) => (args) => {
  const file = args[args.indexOf("--config-file") + 1] ?? "";
  const { config = {} } = parse(readFileSync(file, "utf8"), { merge: true }) ?? {};
  const own = Object.entries(config).map(([key, value]) => [key.replace("apple-ade:", ""), value]);
  const values = handedOver({ ...project, ...Object.fromEntries(own) });
  const answer = Object.entries(values).map(([key, value]) => [key, { value, secret: false }]);
  return Promise.resolve({ status: 0, out: JSON.stringify(Object.fromEntries(answer)), err: "" });
};

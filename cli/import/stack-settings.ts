import { z } from "zod";
import { plain } from "../../policy/text/write.ts";
import { stackFile } from "../declared-at.ts";
import { jsonOf } from "../read-text.ts";
import { Refusal } from "../refusal.ts";
import type { Pulumi } from "../pulumi.ts";
import { settingLine } from "../shell.ts";

/** Which stack is meant, as on the command line. */
export interface StackChoice {
  readonly stack: string | undefined;
  readonly configFile: string | undefined;
}

/** A stack with its effective configuration. */
export interface StackSettings {
  readonly stack: string;
  /** The file as it was named, if it was. */
  readonly configFile?: string | undefined;
  /** Where its own part of the configuration stands; it may be missing. */
  readonly file: string;
  /** Full key to text or JSON, as a program gets it. */
  readonly config: Readonly<Record<string, string>>;
  /** The full keys of what is a secret or has one in it: no message quotes that. */
  readonly secretKeys?: readonly string[];
}

/** Asks Pulumi, which knows the project's part and what is encrypted. Throws a `Refusal`. */
export async function readSettings(pulumi: Pulumi, choice: StackChoice): Promise<StackSettings> {
  const stack = choice.stack ?? (await selectedStack(pulumi));
  const file = choice.configFile ?? stackFile(stack, process.cwd());
  return {
    stack,
    configFile: choice.configFile,
    file,
    ...(await readStored(pulumi, { ...choice, stack })),
  };
}

/** The effective configuration of `apple-ade`, from the named file where one is given. */
export async function readStored(pulumi: Pulumi, choice: StackChoice & { readonly stack: string }) {
  const masked = await configOf(pulumi, choice, []);
  const secretKeys = masked.filter(([, { value }]) => value === undefined).map(([key]) => key);
  // Decrypted only where needed, so that no passphrase is asked for without a secret.
  const values =
    secretKeys.length > 0 ? await configOf(pulumi, choice, ["--show-secrets"]) : masked;
  return {
    config: Object.fromEntries(values.map(([key, { value }]) => [key, value ?? ""])),
    secretKeys,
  };
}

const answer = z.record(z.string(), z.object({ value: z.string().optional() }));

async function configOf(
  pulumi: Pulumi,
  { stack, configFile }: StackChoice & { readonly stack: string },
  more: readonly string[],
) {
  const file = configFile === undefined ? [] : ["--config-file", configFile];
  const { status, out, err } = await pulumi([
    "config",
    "--json",
    "--stack",
    stack,
    ...file,
    ...more,
  ]);
  if (status !== 0)
    throw refusal(`The configuration of ${plain(stack)} cannot be read`, err, stack);
  const { data: values } = answer.safeParse(jsonOf(out));
  if (values === undefined)
    throw refusal(`Pulumi answered no JSON about ${plain(stack)}`, err, stack);
  return Object.entries(values).filter(([key]) => key.startsWith("apple-ade:"));
}

async function selectedStack(pulumi: Pulumi): Promise<string> {
  const { status, out, err } = await pulumi(["stack", "--show-name"]);
  if (status !== 0) throw refusal("There is no stack to import into", err, "NAME");
  return out.trim();
}

/** What to do, by what Pulumi says. */
const cures: readonly (readonly [RegExp, (stack: string) => string])[] = [
  [/no Pulumi\.yaml project file/, () => "Run it in the folder of Pulumi.yaml, or below it."],
  [
    /no stack selected/,
    () => "Name one: apple-ade import --stack NAME. Make one: npx pulumi stack init NAME.",
  ],
  [
    /no stack named/,
    (stack) =>
      `Make it: npx pulumi stack init ${plain(stack)}. Or see what there is: npx pulumi stack ls.`,
  ],
  [
    /passphrase/,
    () =>
      `It is the one that the stack was made with: ${settingLine("PULUMI_CONFIG_PASSPHRASE", "…")}`,
  ],
  [
    /PULUMI_ACCESS_TOKEN|not logged in/,
    () => `Say where the state is: npx pulumi login, or ${settingLine("PULUMI_BACKEND_URL", "…")}`,
  ],
];

function refusal(what: string, err: string, stack: string): Refusal {
  const said = err.split("\n").filter((line) => line.trim() !== "");
  return new Refusal(`${what}:`, [...said.map((line) => plain(line)), ...adviceOn(err, stack)]);
}

/** What to do about an error of Pulumi's; nothing, where it is not known. */
export function adviceOn(err: string, stack: string): readonly string[] {
  const known = cures.find(([pattern]) => pattern.test(err));
  return known === undefined ? [] : [known[1](stack)];
}

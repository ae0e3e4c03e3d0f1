import { createRequire } from "node:module";
import { delimiter, dirname } from "node:path";
import type { RunOptions } from "../../demo/pulumi-workspace.ts";

/** Sends it at the first sight; Ctrl-C or SIGTERM a second time would terminate at once. */
export function sentOnce(
  signal: NodeJS.Signals,
  when: (output: string) => boolean,
): NonNullable<RunOptions["watch"]> {
  let sent = false;
  return (output, send) => {
    if (sent || !when(output)) return;
    sent = true;
    send(signal);
  };
}

/** `npx pulumi` is a wrapper, which a signal ends as well: only the CLI itself has a status then. */
export async function cliItself(): Promise<Readonly<Record<string, string>>> {
  const require = createRequire(import.meta.url);
  const { resolve }: { readonly resolve: () => Promise<string> } = require("pulumi/lib/resolve");
  return { PATH: [dirname(await resolve()), process.env["PATH"]].join(delimiter) };
}

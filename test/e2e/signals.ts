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

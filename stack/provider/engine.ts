import { subscribe } from "node:diagnostics_channel";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

/** Ctrl-C: the engine asks its providers to end what they do, and waits for them. */
const cancel = z.object({
  headers: z.object({ ":path": z.literal("/pulumirpc.ResourceProvider/Cancel") }),
});

/**
 * Aborts when the engine cancels the run. Pulumi's provider process answers that call itself and
 * tells its dynamic providers nothing, so it is seen where Node's HTTP/2 server takes it.
 */
export function interruptionByEngine(): AbortSignal {
  const interruption = new AbortController();
  subscribe("http2.server.stream.start", (call) => {
    if (cancel.safeParse(call).success) interruption.abort();
  });
  return interruption.signal;
}

/**
 * Ends Pulumi's provider process when the engine was killed, which else would stay for good. The
 * engine holds our standard input open; an end of it alone is no proof, as it need not be given.
 * @param argv of this process; in any other than Pulumi's provider process nothing happens
 */
export function endWithEngine([, script = "", engine = ""]: readonly string[]): void {
  if (!/[\\/]cmd[\\/]dynamic-provider[\\/]index\.js$/.test(script)) return;
  process.stdin.once("end", () => void endIfGone(engine)).resume();
}

/** A process that is killed loses its open files one after the other. */
const lossMilliseconds = 500;

async function endIfGone(engine: string): Promise<void> {
  await wait(lossMilliseconds);
  const probe = connect(Number(engine.split(":").at(-1)), "127.0.0.1");
  probe.once("connect", () => probe.destroy());
  probe.once("error", () => process.exit(1));
}

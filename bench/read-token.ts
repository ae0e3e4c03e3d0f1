import { z } from "zod";
import { createReader } from "../stack/graph/reader.ts";
import { createProviders } from "../stack/provider.ts";

/** What the check of one token took in a process of its own. */
export const measurement = z.object({
  devices: z.int(),
  /** The most memory that the process ever held, in MiB. */
  peakMiB: z.number(),
  seconds: z.number(),
});

const observed = z.object({
  live: z.object({ devices: z.object({ status: z.literal("read"), total: z.int() }) }),
});

/** The parent sends a token's declared inputs, and gets the measurement back. */
process.once("message", async (sent: object) => {
  const begin = performance.now();
  const { AdeToken } = createProviders(createReader());
  const { inputs } = await AdeToken.check({}, { ...sent });
  const { devices } = observed.parse(inputs).live;
  const result: z.infer<typeof measurement> = {
    devices: devices.total,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    seconds: (performance.now() - begin) / 1000,
  };
  process.send?.(result);
  process.disconnect();
});

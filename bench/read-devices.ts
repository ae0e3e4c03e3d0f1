import { Client, PageIterator, type PageCollection } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { createReader } from "../stack/graph/reader.ts";
import { createProviders } from "../stack/provider.ts";

/** What one reading of all devices took, in a process of its own. */
export const reading = z.object({
  devices: z.int(),
  /** The most memory that the process ever held, in MiB. */
  peakMiB: z.number(),
  wall: z.number(),
  cpu: z.number(),
});

const live = z.object({
  live: z.object({ devices: z.object({ status: z.enum(["read", "partial"]), total: z.int() }) }),
});
const page = z.object({ value: z.array(z.unknown()), "@odata.nextLink": z.string().optional() });

/** Ways to count them; each needs the address of the first page and the bearer token but ours. */
const ways = {
  async ours({ inputs, pages }: Asked): Promise<number> {
    const { AdeToken } = createProviders(createReader());
    const devices = { ...inputs.devices, ...(pages !== undefined && { maxPages: pages }) };
    const { inputs: read } = await AdeToken.check({}, { ...inputs, devices });
    return live.parse(read).live.devices.total;
  },
  async fetch({ url, authorization, pages = Infinity }: Asked): Promise<number> {
    let count = 0;
    for (
      let next: string | undefined = url, read = 0;
      next !== undefined && read < pages;
      read += 1
    ) {
      const answer = await fetch(next, { headers: { authorization } });
      const { value, "@odata.nextLink": link } = page.parse(await answer.json());
      count += value.length;
      next = link;
    }
    return count;
  },
  async iterator({ url, authorization, pages = Infinity }: Asked): Promise<number> {
    const headers = { authorization };
    const client = Client.initWithMiddleware({
      middleware: {
        async execute(context) {
          // The client takes only an address with https for a whole one.
          const address = String(context.request).replace(/^.+(?=http:)/, "");
          context.response = await fetch(address, { headers });
        },
      },
    });
    let count = 0;
    const first: PageCollection = await client.api(url).get();
    const most = pages * first.value.length;
    await new PageIterator(client, first, () => (count += 1) < most).iterate();
    return count;
  },
};

export interface Asked {
  readonly way: keyof typeof ways;
  readonly inputs: { readonly devices?: object };
  readonly url: string;
  readonly authorization: string;
  /** Not more of them. */
  readonly pages?: number;
}

process.once("message", async (asked: Asked) => {
  // The libraries load before: the start of the processes is measured apart from this.
  await ways[asked.way]({ ...asked, pages: 1 });
  const [begin, before] = [performance.now(), process.cpuUsage()];
  const devices = await ways[asked.way](asked);
  const { user, system } = process.cpuUsage(before);
  const result: z.infer<typeof reading> = {
    devices,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    wall: (performance.now() - begin) / 1000,
    cpu: (user + system) / 1e6,
  };
  process.send?.(result);
  process.disconnect();
});

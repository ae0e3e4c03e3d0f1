import { ReadFailure } from "../read-failure.ts";
import type { Observation, Session } from "../session.ts";
import { collect } from "./collection.ts";
import { deviceCounter, type DeviceSummary, deviceColumns } from "./device-summary.ts";
import { pathOf } from "./profiles.ts";

/** How the devices of a token are read (`apple-ade:devices`). */
export interface DeviceSettings {
  readonly maxPages: number;
  readonly timeoutSeconds: number;
}

export interface DeviceReading extends Observation {
  /** Counts of what was read; with a failure, of the pages before it. */
  readonly summary: DeviceSummary;
}

const complaint = "Graph's list contains an element that is no device.";

export function readDevices(
  session: Session,
  tokenId: string,
  { maxPages, timeoutSeconds }: DeviceSettings,
  now: () => Date,
): Promise<DeviceReading> {
  const question = {
    what: "devices",
    seconds: timeoutSeconds,
    of: [tokenId, maxPages],
    long: true,
  } as const;
  return session.once(question, async (read) => {
    const counter = deviceCounter(now());
    const path = `${pathOf(tokenId)}/importedAppleDeviceIdentities`;
    const limit = { pages: maxPages, failure: () => tooManyPages(maxPages) };
    const observation = await read((graph) =>
      collect(
        graph.pages(path, deviceColumns, limit),
        (element) => counter.add(element),
        complaint,
      ),
    );
    return { ...observation, summary: counter.summary() };
  });
}

function tooManyPages(maxPages: number): ReadFailure {
  return new ReadFailure(
    "limited",
    `Reading ended after ${maxPages} pages (apple-ade:devices.maxPages).`,
  );
}

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { Reply } from "../../demo/server/exchange.ts";
import type { Sequence } from "../../demo/server/paging.ts";
import { device } from "../../demo/server/metadata.ts";
import { collectionReply } from "../../demo/server/reply.ts";
import { inventedId } from "../../demo/scenarios/dep-onboarding-setting.ts";
import { canary, enrolled, fleet, unopened } from "../../demo/scenarios/device-fleet.ts";
import { devicesMany } from "../../demo/scenarios/devices-healthy.ts";
import { relativeTo } from "../../demo/scenarios/scenario.ts";

const now = new Date("2026-11-23T10:15:30Z");
const at = relativeTo(now);
const tokenId = inventedId("Corporate iPhones");
const profile = "a-profile";

describe("a fleet", () => {
  const groups = [enrolled(at, 40, profile), unopened(at, 7, null)];
  const whole = fleet("a seed", groups).slice(0, 47);

  it("is the same for the same seed, and another one for another", () => {
    expect(fleet("a seed", groups).slice(0, 47)).toEqual(whole);
    const ids = new Set(whole.map(({ id }) => id));
    const others = fleet("another", groups).slice(0, 47);
    expect(others.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it("gives the same devices in whatever pieces it is read", () => {
    for (const size of [1, 5, 40, 46])
      expect(
        Array.from({ length: Math.ceil(47 / size) }, (_, page) =>
          fleet("a seed", groups).slice(page * size, (page + 1) * size),
        ).flat(),
      ).toEqual(whole);
    expect(fleet("a seed", groups).slice(47, 99)).toEqual([]);
  });

  it("spreads the first sight of its devices within the given hours", () => {
    const day = enrolled(at, 500, profile, { createdAt: at.days(-1), spreadHours: 24 });
    const instants = fleet("a seed", [day])
      .slice(0, 500)
      .map(({ createdDateTime }) => createdDateTime ?? "")
      .toSorted();
    expect(new Set(instants).size).toBeGreaterThan(400);
    expect((instants[0] ?? "") >= at.days(-2)).toBe(true);
    expect((instants.at(-1) ?? "") <= at.days(-1)).toBe(true);
  });

  it("of 200,000 is served in little memory", () => {
    const devices = devicesMany.devices?.(at)[tokenId] ?? [];
    const collected: number[] = [];
    let memory = 0;
    let next: string | undefined = "http://127.0.0.1/devices";
    for (let page = 0; next !== undefined; page += 1) {
      const text: string = JSON.stringify(pageAt(new URL(next), devices).body);
      collected[page] = text.split(`"${canary}`).length - 1;
      next = /"@odata\.nextLink":"([^"]+)"/.exec(text)?.[1];
      if (page === 20) memory = memoryInUse();
    }
    expect(collected).toEqual(Array.from({ length: 200 }, () => 1000));
    expect(memoryInUse() - memory).toBeLessThan(5_000_000);
  });

  it("has no two devices with the same id", () => {
    const devices = devicesMany.devices?.(at)[tokenId];
    expect(new Set(devices?.slice(0, 20_000).map(({ id }) => id)).size).toBe(20_000);
  });
});

/** What the server does for one request, without the network. */
function pageAt(url: URL, items: Sequence<object>): Reply {
  const ids = { requestId: "", clientRequestId: "" };
  return collectionReply(
    { method: "GET", url, headers: {}, receivedAt: now, ...ids },
    { path: "beta/devices", type: device, items, pageSize: 1000 },
  );
}

/** In bytes, after what is not needed any more was thrown away. */
function memoryInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}

import { describe, expect, it } from "vitest";
import { changesOf } from "../../../cli/view/changes.ts";
import { entry, finding, tenant } from "../reports.ts";

const titles = {
  declared: "Changed by this pull request",
  drift: "Changed in Intune since the last recorded run",
};

describe("what differs from the last recorded run", () => {
  const { declared: _declared, drift: _drift, ...fresh } = entry({ name: "Lab Macs" });
  const { drift: _, ...unread } = entry();

  it.for([
    { when: "nothing does", entries: [entry()], declared: "nothing", drift: "nothing" },
    { when: "a token is new", entries: [fresh], declared: "Lab Macs (new)", drift: "nothing" },
    {
      when: "a token was not read",
      entries: [unread, entry()],
      declared: "nothing",
      drift: "1 not compared",
    },
    {
      when: "a finding rests on a fact that is not compared",
      entries: [entry({ findings: [finding({ cause: "drift" })] })],
      declared: "nothing",
      drift: "Corporate iPhones, as its finding says",
    },
    {
      when: "a deadline was added",
      entries: [entry({ declared: [{ property: "renewBy", to: "2027-01-01" }] })],
      declared: "Corporate iPhones, renewBy none → 2027-01-01",
      drift: "nothing",
    },
    {
      when: "a fact is gone, another one changed",
      entries: [
        entry({
          drift: [
            { property: "id", from: "a" },
            { property: "lastSyncErrorCode", from: "0", to: "3" },
          ],
        }),
      ],
      declared: "nothing",
      drift: "Corporate iPhones, id a → none, last sync error code 0 → 3",
    },
    {
      when: "a token is gone, with all its facts",
      entries: [
        entry({
          drift: [
            { property: "status", from: "found", to: "missing" },
            { property: "id", from: "a" },
          ],
        }),
      ],
      declared: "nothing",
      drift: "Corporate iPhones, found in Intune → not found",
    },
  ])("is listed when $when", ({ entries, declared, drift }) => {
    expect(changesOf(tenant({ entries }), true)).toEqual([
      { title: titles.declared, items: [declared] },
      { title: titles.drift, items: [drift] },
    ]);
  });

  it("has what was removed first, and a new key is neither removed nor new", () => {
    const removed = [
      { kind: "token", key: "labs", name: "Lab Macs" },
      { kind: "token", key: "kiosk", name: "Kiosk iPads" },
    ] as const;
    const entries = [entry({ declared: [{ property: "renewBy", to: "2027-01-01" }] }), fresh];
    expect(changesOf(tenant({ entries, removed: [...removed] }), true)[0]?.items).toEqual([
      "Kiosk iPads (removed)",
      "Corporate iPhones, renewBy none → 2027-01-01",
      "Lab Macs, key labs → corporate",
    ]);
  });

  it("is not known without a record, and of nothing is nothing said", () => {
    expect(changesOf(tenant({ record: "none" }), true)).toEqual([
      { title: titles.declared, items: ["nothing recorded yet to compare with"] },
    ]);
    expect(changesOf(tenant({ entries: [] }), true)).toEqual([]);
  });

  it("names no pull request where nobody reviews one", () => {
    expect(changesOf(tenant(), false).map(({ title }) => title)).toEqual([
      "Changed in the code since the last recorded run",
      titles.drift,
    ]);
  });
});

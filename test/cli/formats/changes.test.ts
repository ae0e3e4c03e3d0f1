import { describe, expect, it } from "vitest";
import { changesOf } from "../../../cli/formats/changes.ts";
import { entry, tenant } from "../reports.ts";

describe("what differs from the last `up`", () => {
  const { declared: _declared, drift: _drift, ...fresh } = entry({ name: "Lab Macs" });
  const { drift: _, ...unread } = entry();

  it.for([
    { when: "nothing does", entries: [entry()], declared: [], drift: [] },
    { when: "a token is new", entries: [fresh], declared: ["Lab Macs (new)"], drift: [] },
    {
      when: "a token was not read",
      entries: [unread, entry()],
      declared: [],
      drift: ["1 not compared"],
    },
    {
      when: "a deadline was added",
      entries: [entry({ declared: [{ property: "renewBy", to: "2027-01-01" }] })],
      declared: ["Corporate iPhones, renew by none → 2027-01-01"],
      drift: [],
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
      declared: [],
      drift: ["Corporate iPhones, id a → none, last sync error code 0 → 3"],
    },
  ])("is listed when $when", ({ entries, declared, drift }) => {
    expect(changesOf(tenant({ entries }))).toEqual({ declared, drift });
  });

  it("is not known without a record", () => {
    expect(changesOf(tenant({ record: "none" }))).toBeUndefined();
  });
});

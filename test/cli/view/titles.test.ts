import { expect, it } from "vitest";
import { titlesOf } from "../../../cli/view/titles.ts";
import { entry } from "../reports.ts";

it("a title says which kind a VPP token is, and tells namesakes apart by their keys", () => {
  const entries = [
    entry({ key: "macs", name: "Macs" }),
    entry({ key: "apps", name: "Apps", kind: "vppToken" }),
    entry({ key: "one", name: "Labs" }),
    entry({ key: "two", name: "Labs" }),
    entry({ key: "labs", name: "Labs", kind: "vppToken" }),
  ];
  expect(entries.map(titlesOf(entries))).toEqual([
    "Macs",
    "Apps (VPP token)",
    "Labs (one)",
    "Labs (two)",
    "Labs (VPP token)",
  ]);
});

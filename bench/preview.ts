import { openConstant, previewOf } from "./constant.ts";
import { compare, limited, type Row } from "./measure.ts";
import { openPackage } from "./package.ts";
import { openFleet } from "./tokens.ts";

/** A preview, by the number of tokens. */
export async function preview(runs: number): Promise<readonly Row[]> {
  using constant = await openConstant();
  using installed = openPackage();
  const rows: Row[] = [];
  for (const tokens of [10, 100, 500]) {
    await using fleet = await openFleet(tokens, installed.folder);
    const row = await compare(
      {
        measure: `preview of ${tokens} tokens`,
        ours: () => previewOf(fleet.workspace, "policy", {}, installed.folder),
        against: "as many constant resources and an empty policy",
        theirs: () => constant.preview(tokens),
        most: 1.1,
      },
      runs,
    );
    const { requests } = fleet.tenant;
    const different = new Set(requests.map(({ url }) => url)).size * (runs + 1);
    const goal = { most: 1, unit: "times" };
    rows.push(
      row,
      limited(`requests for ${tokens} tokens`, "pages", [requests.length / different], goal),
    );
  }
  return rows;
}

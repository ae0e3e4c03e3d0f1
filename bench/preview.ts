import { openConstant, previewOf } from "./constant.ts";
import { compare, type Compared, limited, type Row } from "./measure.ts";
import { openPackage } from "./package.ts";
import { openFleet } from "./tokens.ts";

/** A preview, by the number of tokens. */
export async function preview(runs: number): Promise<readonly Row[]> {
  using constant = await openConstant();
  using installed = openPackage();
  const [rows, requests]: [Map<number, Compared>, Row[]] = [new Map(), []];
  for (const tokens of [10, 100, 500, 1000]) {
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
    rows.set(tokens, row);
    const asked = fleet.tenant.requests;
    const different = new Set(asked.map(({ url }) => url)).size * (runs + 1);
    const goal = { most: 1, unit: "times" };
    requests.push(
      limited(`requests for ${tokens} tokens`, "pages", [asked.length / different], goal),
    );
  }
  return [...rows.values(), growth(rows, "ours"), growth(rows, "theirs"), ...requests];
}

/** What one more token takes beyond a hundred, against what it takes below. */
function growth(rows: ReadonlyMap<number, Compared>, who: "ours" | "theirs"): Row {
  const seconds = (tokens: number) => rows.get(tokens)?.medians[who].cpu ?? Number.NaN;
  const each = (from: number, to: number) => (seconds(to) - seconds(from)) / (to - from);
  const [few, many] = [each(10, 100), each(100, 1000)];
  const of = who === "ours" ? "token" : "constant resource";
  const measure = `one more ${of} from 100 to 1000 (CPU ${(many * 1000).toFixed(0)} ms)`;
  return limited(measure, "from 10 to 100", [many / few], { most: 1.1, unit: "times" });
}

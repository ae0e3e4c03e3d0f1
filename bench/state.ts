import { z } from "zod";
import { limited, type Row } from "./measure.ts";
import { openFleet } from "./tokens.ts";

const exported = z.object({
  deployment: z.object({
    resources: z.array(z.looseObject({ type: z.string(), inputs: z.looseObject({}).default({}) })),
  }),
});

/** What an `up` records of a token, in kB; the same in each run. */
export async function state(): Promise<readonly Row[]> {
  await using fleet = await openFleet(5);
  const up = ["up", "--yes", "--skip-preview", "--policy-pack", "policy"];
  const { status, output: said } = await fleet.workspace.run(up);
  if (status !== 0) throw new Error(said);
  const { output } = await fleet.workspace.run(["stack", "export"]);
  const { resources } = exported.parse(JSON.parse(output)).deployment;
  const tokens = resources.filter(({ type }) => type.endsWith("intune:AdeToken"));
  const sizes = tokens.map((each) => JSON.stringify(each).length / 1000);
  const code = tokens.map(({ inputs }) => String(inputs["__provider"]).length / 1000);
  return [
    limited("state of a token (kB)", "–", sizes, { most: 6, unit: "kB" }),
    limited("code of the provider in it (kB, twice)", "–", code, { most: 1.5, unit: "kB" }),
  ];
}

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openWorkspace, type Operation } from "../../demo/pulumi-workspace.ts";
import { errorsIn, preview, seenIn } from "../faults/random/program.ts";
import { faultSeed } from "../faults/random/seed.ts";
import { anySequence, type Sequence } from "../faults/random/sequence.ts";
import { confidential, setStage, type Stage } from "../faults/random/stage.ts";
import { tokenKinds } from "../faults/random/token-kinds.ts";
import { useDemoTenants } from "../stack/demo-tenants.ts";
import { startBystander } from "../stack/graph-answers.ts";

const start = useDemoTenants();
const seed = faultSeed();

/** Waits are real here, and nothing was recorded before. */
const briefSequence = anySequence
  .map(({ draft, strikes }): Sequence => {
    const tokens = draft.tokens.map((token) => ({ ...token, recorded: false }));
    return { draft: { ...draft, tokens }, strikes, timeoutSeconds: 2 };
  })
  .filter(isTelling);

/** Few as they are, each has something to tell, on one of several pages, and a fault in its way. */
function isTelling({ draft: { tokens, pageSize }, strikes }: Sequence): boolean {
  return (
    tokens.length > pageSize &&
    tokens.some(({ kind }) => /^(?:broken|gone)$/.test(tokenKinds[kind].state)) &&
    strikes.some(({ place }) => place === "token list")
  );
}

test(
  `20 random sequences of faults break no promise of a preview (FAULT_SEED=${seed})`,
  { timeout: 240_000 },
  async () => {
    const { origin: elsewhere, arrivals } = await startBystander();
    const sequences = fc.sample(briefSequence, { seed, numRuns: 20 });
    expect(await play(sequences, elsewhere)).toEqual([]);
    expect(arrivals).toEqual([]);
  },
);

/**
 * The sequences that do not go as they must, each with what is wrong. One operation costs seconds,
 * so that one preview is of many tenants, each under its own faults.
 */
async function play(sequences: readonly Sequence[], elsewhere: string) {
  const now = new Date();
  const stages = await Promise.all(
    sequences.map((sequence) => setStage(sequence, { start, now, elsewhere })),
  );
  const { IDENTITY_ENDPOINT = "", IDENTITY_HEADER = "" } = process.env;
  using workspace = openWorkspace({ env: { IDENTITY_ENDPOINT, IDENTITY_HEADER } });
  const operation = await preview(workspace, stages);
  const { status, output } = operation;
  expect(errorsIn(operation), output).toEqual(status === 0 ? [] : ["preview failed\n"]);
  expect([0, 1]).toContain(status);
  expect(confidential.filter((each) => output.includes(each))).toEqual([]);
  return stages.flatMap((stage, index) => {
    const broken = [...brokenIn(stage, seenIn(operation, index)), ...leakedIn(stage, operation)];
    return broken.length === 0 ? [] : [{ broken, sequence: JSON.stringify(sequences[index]) }];
  });
}

function brokenIn({ resources, brokenBy }: Stage, seen: ReturnType<typeof seenIn>) {
  const unseen = resources.filter(([name]) => !(name in seen.live));
  const said = Object.values(seen.findings).flatMap((messages) => Object.keys(messages));
  return [
    ...unseen.map(([name]) => `There are no facts of ${name}.`),
    ...(said.length === 0 ? ["No policy said anything."] : []),
    ...brokenBy(seen),
  ];
}

function leakedIn({ issued }: Stage, { output, events }: Operation): readonly string[] {
  const written = output + JSON.stringify(events);
  return issued()
    .filter((signature) => written.includes(signature))
    .map((signature) => `Leaked: ${signature}`);
}

import { createRequire } from "node:module";
import type * as Analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import { catalog } from "../policy/catalog.ts";
import { toPulumi } from "../policy/pack/to-pulumi.ts";
import { now, token } from "../test/policy/facts.ts";
import { limited, medianOf, type Row, type Taken } from "./measure.ts";

const require = createRequire(import.meta.url);
const sdk = createRequire(require.resolve("@pulumi/policy"));
const proto: typeof Analyzer = sdk("@pulumi/pulumi/proto/analyzer_pb");
const { Struct } = sdk("google-protobuf/google/protobuf/struct_pb");
const { makeAnalyzeRpcFun } = require("@pulumi/policy/server");

const calls = 2000;

/** All policies on one token, asked as the engine asks, against one empty policy. */
export async function policies(runs: number): Promise<readonly Row[]> {
  const { type, name, props } = token();
  const ours = catalog.map((policy) => toPulumi(policy, () => ({ now, asOf: now }), catalog));
  const empty = [{ ...ours[0], configSchema: undefined, validateResource: () => {} }];
  const request = new proto.AnalyzeRequest();
  request.setType(type);
  request.setName(name);
  request.setProperties(Struct.fromJavaScript(props));
  const options = new proto.AnalyzerResourceOptions();
  options.setCustomtimeouts(new proto.AnalyzerResourceOptions.CustomTimeouts());
  request.setOptions(options);
  const differences: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const [all, none] = [await asked(ours, request), await asked(empty, request)];
    if (run > 0) differences.push(((all.cpu - none.cpu) / calls) * 1000);
  }
  console.error(`  ${medianOf(differences).toFixed(2)} ms more for each token`);
  return [
    limited("all policies on one token (CPU ms more)", "one empty policy", differences, {
      most: 1,
      unit: "ms",
    }),
  ];
}

async function asked(all: readonly object[], request: object): Promise<Taken> {
  const analyze = makeAnalyzeRpcFun("bench", "1.0.0", "advisory", all);
  const begin = process.cpuUsage();
  for (let call = 0; call < calls; call += 1)
    await new Promise<void>((resolve, reject) => {
      analyze({ request }, (error: unknown) => (error ? reject(error) : resolve()));
    });
  const { user, system } = process.cpuUsage(begin);
  return { wall: Number.NaN, cpu: (user + system) / 1e6 };
}

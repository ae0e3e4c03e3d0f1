import { CustomResource, type CustomResourceOptions, type Output, secret } from "@pulumi/pulumi";
import type { ResourceKind } from "../declaration/resources.ts";
import { typeOf } from "../../policy/wire/kinds.ts";

/**
 * A record of what was declared and observed, kept by Pulumi's dynamic provider; Intune itself is
 * never changed.
 */
export class Recorded<Live> extends CustomResource {
  /** What was observed when the record last changed. */
  declare readonly live: Output<Live>;

  constructor(
    kind: ResourceKind,
    name: string,
    inputs: Readonly<Record<string, unknown>>,
    opts?: CustomResourceOptions,
  ) {
    const { id, appleIdentifier, ...others } = inputs;
    const sent = {
      ...others,
      // Pulumi drops an input of the name `id` on its way to the provider, which restores it.
      ...(id !== undefined && { declaredId: id }),
      ...(appleIdentifier !== undefined && { appleIdentifier: secret(appleIdentifier) }),
      live: undefined,
      __provider: recordedProvider(kind),
    };
    const restore = withoutPlacesInPromises();
    try {
      super(typeOf(kind), name, sent, opts);
    } finally {
      restore();
    }
  }
}

/**
 * Keeps the SDK from looking up in source maps where it made each of four promises for each property,
 * which it notes in case one is forgotten: half of a program's time. Whatever is thrown keeps its
 * stack, which Node writes when it is first read; for the state the SDK asks without a limit.
 */
function withoutPlacesInPromises(): () => void {
  const { prepareStackTrace: lookUp } = errors;
  if (lookUp === undefined || process.env["PULUMI_DEBUG_PROMISE_LEAKS"]) return () => undefined;
  errors.prepareStackTrace = (error, places) =>
    Error.stackTraceLimit === Infinity ? lookUp(error, places) : String(error);
  return () => {
    errors.prepareStackTrace = lookUp;
  };
}

/** What V8 calls without `this`. */
const errors: { prepareStackTrace?: (error: Error, places: NodeJS.CallSite[]) => unknown } = Error;

/**
 * The program by which Pulumi finds the provider of a recorded resource, from the folder where the
 * user's runs: it calls `handler`, as in the state of every dynamic resource there is.
 * `dynamic.Resource` would write one by serialising each method: 2 kB of wrappers, in the inputs
 * and the outputs of each resource, made with the TypeScript compiler, whose next version has none
 * that Pulumi could call.
 */
export function recordedProvider(kind: ResourceKind): string {
  const here = 'require("node:module").createRequire(process.cwd() + "/")';
  return `exports.handler = () => ${here}("pulumi-apple-ade/provider").providers.${kind};`;
}

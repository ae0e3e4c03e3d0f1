import { nameIn } from "../../policy/expiring/facts.ts";
import type { KindRow } from "../../policy/wire/kinds.ts";
import { type Props, record } from "../../policy/wire/values.ts";
import type { z } from "zod";
import { type AdeTenantInputs, connectionOf } from "../declaration/recorded.ts";
import type { Connection } from "../graph/connection.ts";
import type { Reader } from "../graph/reader.ts";
import type { Observation, Session } from "../graph/session.ts";
import { ofSameTenant, type Reading } from "./last-run.ts";
import { carrying, drift, lastKnownOf } from "./live.ts";
import type { Expectation, Named } from "./matching.ts";
import { type Provider, providerOf } from "./recorded-resource.ts";
import { recordedIdOf, search, type Undeclared } from "./search.ts";

/** What everybody needs of a kind's provider who does not know its facts. */
export interface KindProvider {
  /** What is in Intune. Never rejects. */
  readonly live: (reader: Reader, connection: Connection) => Promise<Reading>;
  readonly provider: (reader: Reader, undeclared: Undeclared) => Provider;
}

/** The facts whose change a reviewer must see stand with what policies say of the kind. */
type Described = KindRow & { readonly drift: readonly string[] };

type Declared = Expectation & Pick<AdeTenantInputs, "tenantId" | "clientId" | "graph">;

interface Listed<Inputs, T, Facts> {
  readonly inputs: z.ZodType<Inputs>;
  readonly read: (
    session: Session,
    seconds: number,
  ) => Promise<Observation & { readonly tokens: readonly T[] }>;
  readonly factsOf: (one: T, inputs: Inputs) => Facts;
  /** What else is read of the one that was found. */
  readonly more?: (reader: Reader, inputs: Inputs, id: string, lastKnown: Props) => Promise<object>;
  /** What else of the known facts is drift. */
  readonly moreDrift?: (known: Props) => readonly unknown[];
}

/** A kind of which Intune lists several, each with an id and a name. */
export function listedKind<Inputs extends Declared, T extends Named, Facts extends object>(
  { thing, drift: keys }: Described,
  { inputs: schema, read, factsOf, more, moreDrift }: Listed<Inputs, T, Facts>,
): KindProvider {
  return {
    async live(reader, connection) {
      const { tokens, failure } = await reader.read(connection, read);
      return { live: tokens, failure };
    },
    provider: (reader, undeclared) =>
      providerOf({
        inputs: schema,
        id: (inputs) => nameIn(inputs) ?? "",
        async observe(inputs, before) {
          const recorded = ofSameTenant(inputs, before);
          const list = await reader.read(connectionOf(inputs), read);
          const from = {
            list,
            recordedId: recordedIdOf(inputs, recorded),
            undeclared: () => undeclared(inputs, list.tokens),
            things: `${thing}s`,
          };
          const live = search(inputs, from, (one) => factsOf(one, inputs));
          const lastKnown = lastKnownOf(recorded["live"]);
          return more && live.id !== undefined
            ? { ...live, ...(await more(reader, inputs, live.id, record(lastKnown))) }
            : carrying(live, lastKnown);
        },
        drift: drift(keys, moreDrift),
      }),
  };
}

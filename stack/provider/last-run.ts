import { sameId } from "../../policy/wire/id.ts";
import { nameIn } from "../../policy/expiring/facts.ts";
import { isSameTenant } from "../../policy/kinds/tenant.ts";
import { type KindRow, severalFirst } from "../../policy/wire/kinds.ts";
import {
  declaredOf,
  declaredTenant,
  liveTenant,
  type RecordedTenant,
} from "../../policy/wire/tenant.ts";
import type { Props } from "../../policy/wire/values.ts";
import type { ReadFailure } from "../graph/read-failure.ts";
import { type Expectation, match, type Named, undeclared } from "./matching.ts";
import { present } from "../../policy/wire/present.ts";

/** Something that a tenant declares, as far as it decides what in Intune it is about. */
export interface Declaration extends Expectation {
  readonly key: string;
  readonly owner?: string | undefined;
}

/** What is in Intune of one kind. */
export interface Reading {
  readonly live: readonly (Named & { readonly expiresAt?: string })[];
  readonly failure?: ReadFailure | undefined;
}

type Found = NonNullable<RecordedTenant["found"]>[number];
type Dropped = NonNullable<NonNullable<RecordedTenant["lastRun"]>["dropped"]>[number];

/** What is in Intune of a kind. Never rejects. */
type ReadKind = (kind: KindRow) => Promise<Reading>;

/**
 * The tenant's facts about its record: the ids that its names mean (`found`), and what the last
 * `up` recorded (`lastRun`): the identity, and the declarations that are gone while what they were
 * about is in Intune, or may be (`dropped`).
 * @param inputs of now
 * @param recorded of the last `up`, by any version; empty without one
 * @param read called only where that matters
 */
export async function lastRunFacts(
  inputs: Props,
  recorded: Props,
  read: ReadKind,
): Promise<Pick<RecordedTenant, "found" | "lastRun">> {
  const [before, now] = [declaredTenant(recorded), declaredTenant(inputs)];
  const isComparable = isSameTenant(before, now);
  const ignored = now.ignoredTokens.map(({ tokenName }) => tokenName);
  const facts = await Promise.all(
    severalFirst.map(async (kind) =>
      factsOf(
        kind,
        read,
        isComparable ? declarationsIn(recorded, kind) : [],
        declarationsIn(inputs, kind),
        ignored,
      ),
    ),
  );
  const found = facts.flatMap((each) => each.found);
  const dropped = facts.flatMap((each) => each.dropped);
  const { tenantId, clientId, graph } = before;
  return {
    ...(found.length > 0 && { found }),
    ...(graph.endpoint !== undefined && {
      lastRun: present({
        tenantId,
        clientId,
        graph: { endpoint: graph.endpoint },
        dropped: isComparable ? dropped : undefined,
      }),
    }),
  };
}

/** What the last `up` recorded; nothing where that was about another tenant, whose facts are none of this one. */
export function ofSameTenant(inputs: object, recorded: Props): Props {
  const [before, now] = [declaredTenant(recorded), declaredTenant(inputs)];
  return before.graph.endpoint === undefined || isSameTenant(before, now) ? recorded : {};
}

/** Each with its id: as declared; of a recorded one, else the id of what it was about. */
function declarationsIn(inputs: Props, kind: KindRow): readonly Declaration[] {
  const { found } = liveTenant(inputs["live"]);
  return declaredOf(kind, inputs).map((each) => ({
    ...each,
    id: each.id ?? found.find((one) => one.kind === kind.kind && one.key === each.key)?.id,
  }));
}

async function factsOf(
  row: KindRow,
  read: ReadKind,
  before: readonly Declaration[],
  now: readonly Declaration[],
  ignored: readonly (string | undefined)[],
): Promise<{ readonly found: readonly Found[]; readonly dropped: readonly Dropped[] }> {
  const gone = before.filter((each) => !now.some((other) => isAboutTheSame(other, each)));
  const unpinned = now.filter(({ id }) => id === undefined);
  if (gone.length === 0 && unpinned.length === 0) return { found: [], dropped: [] };
  const reading = await read(row);
  const { kind } = row;
  return {
    found: unpinned.flatMap((each) => {
      const id = idOf(each, reading) ?? before.find((other) => nameIn(other) === nameIn(each))?.id;
      return id === undefined ? [] : [{ kind, key: each.key, id }];
    }),
    dropped: droppedOf(gone, now, reading)
      .map((each) => ({ kind, ...each }))
      .filter(({ name }) => !ignored.includes(name)),
  };
}

/** A name is about another thing only where both ids are known. */
function isAboutTheSame(a: Declaration, b: Declaration): boolean {
  return a.id !== undefined && b.id !== undefined ? sameId(a.id, b.id) : nameIn(a) === nameIn(b);
}

/** In a list that was cut short a name proves nothing: its twin may be unread. */
function idOf(declaration: Declaration, { live, failure }: Reading): string | undefined {
  const [found, ...others] = match(declaration, live);
  return failure === undefined && others.length === 0 ? found?.id : undefined;
}

function droppedOf(
  gone: readonly Declaration[],
  now: readonly Declaration[],
  { live, failure }: Reading,
): readonly Dropped[] {
  const open = new Set(undeclared(live, now));
  const nameless = [...open].some((each) => nameIn(each) === undefined);
  const dropped = gone.flatMap((declaration): readonly Dropped[] => {
    const { key, id, owner } = declaration;
    const known = { key, name: nameIn(declaration) ?? "", owner };
    const about = match(declaration, live);
    if (about.length > 0)
      return about
        .filter((each) => open.has(each))
        .map(({ expiresAt, ...each }) =>
          present({ ...known, id: each.id, name: nameIn(each) ?? known.name, expiresAt }),
        );
    const notRead = failure?.message ?? (nameless && id === undefined ? namelessReason : undefined);
    return notRead === undefined ? [] : [present({ ...known, notRead })];
  });
  // Two declarations of one name are about the same.
  return [...new Map(dropped.map((each) => [each.id ?? each.name, each])).values()];
}

const namelessReason = "One in Intune came without a readable name; it may be this one.";

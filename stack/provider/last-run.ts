import { recordOf, recordsOf, textOf } from "../../policy/props.ts";
import { identityOf, isSameTenant } from "../../policy/tenant/identity.ts";
import type { DepToken } from "../graph/reads/tokens.ts";
import { present } from "../graph/reads/values.ts";
import type { ReadFailure } from "../graph/read-failure.ts";
import { match, matched, sameId, undeclared } from "../matching.ts";
import type { Props } from "./recorded-resource.ts";

const kinds = ["token", "vppToken", "pushCertificate"] as const;
export type Kind = (typeof kinds)[number];

/** Something that a tenant declares, as far as it decides what in Intune it is about. */
interface Declaration {
  readonly kind: Kind;
  readonly key: string;
  readonly tokenName: string;
  /** As it is declared; of a recorded one, else the id of what it was about. */
  readonly id?: string;
}

/** What is in Intune of one kind; VPP tokens and the certificate in the shape of ADE tokens. */
export interface Reading {
  readonly live: readonly Pick<DepToken, "id" | "tokenName" | "expiresAt">[];
  readonly failure?: ReadFailure | undefined;
}

/** There is only one: its key, which serves as its id, and its name in reports. */
export const certificate = { id: "push-certificate", tokenName: "Apple MDM push certificate" };

/**
 * The tenant's facts about its record: the ids that its names mean (`found`), and what the last
 * `up` recorded (`lastRun`): the identity, and the declarations that are gone while what they were
 * about is in Intune, or may be (`dropped`).
 * @param inputs of now
 * @param recorded of the last `up`, by any version; empty without one
 * @param read is asked only for the kinds that matter; never rejects
 */
export async function lastRunFacts(
  inputs: Props,
  recorded: Props,
  read: (kind: Kind) => Promise<Reading>,
): Promise<Props> {
  const isComparable = isSameTenant(identityOf(recorded), identityOf(inputs));
  const before = isComparable ? declarationsIn(recorded) : [];
  const now = declarationsIn(inputs);
  const ignored = recordsOf(inputs, "ignoredTokens").map((each) => textOf(each, "tokenName"));
  const facts = await Promise.all(
    kinds.map((kind) => {
      const ofKind = (all: readonly Declaration[]) => all.filter((each) => each.kind === kind);
      return factsOf(ofKind(before), ofKind(now), ignored, () => read(kind));
    }),
  );
  const found = facts.flatMap((each) => each.found);
  const dropped = facts.flatMap((each) => each.dropped);
  const { tenantId, clientId, endpoint } = identityOf(recorded);
  return {
    ...(found.length > 0 && { found }),
    ...(endpoint !== undefined && {
      lastRun: present({
        tenantId,
        clientId,
        graph: { endpoint },
        ...(isComparable && { dropped }),
      }),
    }),
  };
}

/** Of a record of version 0.1.0 the ADE tokens only: it holds no others. */
function declarationsIn(inputs: Props): readonly Declaration[] {
  const ids = recordsOf(recordOf(inputs, "live"), "found");
  const declarations = (kind: Kind, list: string, name: string): readonly Declaration[] =>
    recordsOf(inputs, list).map((each) => {
      const key = textOf(each, "key") ?? "";
      const known = ids.find((one) => one["kind"] === kind && one["key"] === key);
      const id = textOf(each, "id") ?? (known && textOf(known, "id"));
      return present({ kind, key, tokenName: textOf(each, name) ?? "", id });
    });
  return [
    ...declarations("token", "declared", "tokenName"),
    ...declarations("vppToken", "declaredVppTokens", "displayName"),
    ...(inputs["declaredPushCertificate"] === true
      ? [{ kind: "pushCertificate" as const, key: certificate.id, ...certificate }]
      : []),
  ];
}

async function factsOf(
  before: readonly Declaration[],
  now: readonly Declaration[],
  ignored: readonly (string | undefined)[],
  read: () => Promise<Reading>,
) {
  const gone = before.filter((each) => !now.some((other) => isAboutTheSame(other, each)));
  const unpinned = now.filter(({ id }) => id === undefined);
  if (gone.length === 0 && unpinned.length === 0) return { found: [], dropped: [] };
  const reading = await read();
  return {
    found: unpinned.flatMap((each) => {
      const id =
        idOf(each, reading) ?? before.find(({ tokenName }) => tokenName === each.tokenName)?.id;
      return id === undefined ? [] : [{ kind: each.kind, key: each.key, id }];
    }),
    dropped: droppedOf(gone, now, ignored, reading),
  };
}

/** A name is about another thing only where both ids are known. */
function isAboutTheSame(a: Declaration, b: Declaration): boolean {
  return a.id !== undefined && b.id !== undefined
    ? sameId(a.id, b.id)
    : a.tokenName === b.tokenName;
}

/** In a list that was cut short a name proves nothing: its twin may be unread. */
function idOf(declaration: Declaration, { live, failure }: Reading): string | undefined {
  const result = match(declaration, live);
  return failure === undefined && result.status === "found" ? result.token.id : undefined;
}

function droppedOf(
  gone: readonly Declaration[],
  now: readonly Declaration[],
  ignored: readonly (string | undefined)[],
  { live, failure }: Reading,
): readonly Props[] {
  const open = new Set(undeclared(live, now, []));
  const nameless = [...open].some(({ tokenName }) => tokenName === undefined);
  const dropped = gone.flatMap(({ kind, key, tokenName: name, id }): readonly Props[] => {
    const about = matched({ tokenName: name, ...(id !== undefined && { id }) }, live);
    const left = about.filter((each) => open.has(each));
    if (about.length > 0)
      return left.map((each) =>
        present({
          kind,
          key,
          id: each.id,
          name: each.tokenName ?? name,
          expiresAt: each.expiresAt,
        }),
      );
    const notRead = failure?.message ?? (nameless && id === undefined ? namelessReason : undefined);
    return notRead === undefined ? [] : [{ kind, key, name, notRead }];
  });
  // Two declarations of one name are about the same.
  const apart = new Map(dropped.map((each) => [textOf(each, "id") ?? each["name"], each]));
  return [...apart.values()].filter((each) => !ignored.includes(textOf(each, "name")));
}

const namelessReason = "One in Intune came without a readable name; it may be this one.";

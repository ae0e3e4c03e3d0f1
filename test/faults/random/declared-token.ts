import { healthyToken, type Member, member } from "../../../demo/scenarios/contoso.ts";
import { inventedId } from "../../../demo/scenarios/dep-onboarding-setting.ts";
import type { At } from "../../../demo/scenarios/scenario.ts";
import type { TokenDeclaration } from "../../../demo/scenarios/stack-config.ts";
import type { TokenDraft } from "./draft.ts";
import { type State, type TokenKind, tokenKinds } from "./token-kinds.ts";
import type { Props, Truth } from "./truth.ts";

/** Some differ only in case or spaces. */
const tokenNames = [
  "Store iPads",
  "store ipads",
  " Store iPads",
  "Store  iPads",
  "Store iPads 2",
  "Academy iPads",
  "Academy  iPads",
  "Design Macs",
  "design Macs",
  "Kiosk",
  "kiosk",
  "Büro 📱",
];

/** The live side of a drafted token and its declaration. */
export function memberOf({ kind, pinned }: TokenDraft, index: number): Member {
  const { state, idBefore, isToldByProfiles: _told, ...spec }: TokenKind = tokenKinds[kind];
  const tokenName = tokenNames[index] ?? `Token ${index}`;
  const pin = pinned && idBefore === undefined && state !== "ambiguous";
  const id = idBefore === "declared" ? idOfTheOneBefore(tokenName) : inventedId(tokenName);
  const named = pin || idBefore === "declared" ? { id } : {};
  const declared = (at: At) => ({ ...named, ...spec.declared?.(at) });
  const made = member({ ...spec, key: `token-${index}`, tokenName, declared });
  if (state === "gone") return { ...made, live: () => [], devices: () => ({}) };
  if (state === "ambiguous") {
    const twin = { tokenName, id: inventedId(`twin of ${tokenName}`) };
    return { ...made, live: (at) => [...made.live(at), healthyToken(at, twin)] };
  }
  const { declared: _nobody, ...undeclared } = made;
  return state === "undeclared" ? undeclared : made;
}

function idOfTheOneBefore(tokenName: string): string {
  return inventedId(`the one before ${tokenName}`);
}

/** What is true of a token that is declared so. */
export function truthOf(
  { kind, recorded }: TokenDraft,
  { live }: Member,
  { tokenName, id: declaredId }: TokenDeclaration,
  readsDevices: boolean,
  at: At,
): Truth {
  const { state, idBefore, isToldByProfiles = false }: TokenKind = tokenKinds[kind];
  const [own, ...twins] = live(at);
  const id = own?.id ?? inventedId(tokenName);
  const recordedId = idBefore === "recorded" ? idOfTheOneBefore(tokenName) : id;
  return {
    kind: "AdeToken",
    state: stateOf(state, recorded, readsDevices),
    ids: [own, ...twins].flatMap((each) => each?.id ?? []),
    pinned: declaredId === id,
    isPinnedOneGone: idBefore === "declared",
    isToldByProfiles,
    facts: {
      status: "found",
      id,
      expiresAt: own?.tokenExpirationDateTime,
      profiles: { status: "read" },
      devices: { status: readsDevices ? "read" : "off" },
    },
    record: recorded ? recordOf(tokenName, recordedId, at) : {},
  };
}

function stateOf(state: State, recorded: boolean, readsDevices: boolean): Truth["state"] {
  if (state === "broken where devices are read") return readsDevices ? "broken" : "healthy";
  if (state === "broken where a record says so") return recorded ? "broken" : "healthy";
  return state === "undeclared" ? "healthy" : state;
}

/** What the last `up` left: everything was fine. */
function recordOf(tokenName: string, id: string, at: At): Props {
  const dates = { observedAt: at.hours(-24), lastSyncedAt: at.hours(-26), expiresAt: at.days(300) };
  const profiles = { status: "read", defaults: {}, fields: [], companyPortal: [] };
  const live = { status: "found", id, tokenName, lastSyncErrorCode: 0, ...dates, profiles };
  return { tokenName, live };
}

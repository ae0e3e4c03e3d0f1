import { describe, expect, test } from "vitest";
import { errorsIn, signInFailure } from "../../../../stack/graph/sign-in/failure.ts";
import { busyIn } from "../../../../stack/graph/sign-in/transport.ts";

const none = "There is no sign-in: the environment offers no application credential.";
const quiet = { env: {}, busy: undefined, azureCli: undefined };

describe("a sign-in service", () => {
  test.for([
    { busy: 503, failure: "server-error", message: "The sign-in service answered 503." },
    { busy: undefined, failure: "no-credential", message: none },
  ])("that answered $busy: $failure", ({ busy, ...told }) => {
    expect(signInFailure([], { ...quiet, busy })).toMatchObject({ ...told, signIn: true });
  });

  test.for([
    { status: 429, busy: 429 },
    { status: 499, busy: undefined },
    { status: 500, busy: 500 },
    { status: 503, busy: 503 },
    { status: 200, busy: undefined },
  ])("with $status says later: $busy", ({ status, busy }) => {
    expect(busyIn({ status })).toBe(busy);
    expect(busyIn({})).toBeUndefined();
  });
});

describe("the variables of a sign-in", () => {
  test.for([
    { names: ["AZURE_CLIENT_ID", "AZURE_TENANT_ID"], hint: "" },
    { names: ["AZURE_CLIENT_SECRET"], hint: "" },
    {
      names: ["AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID"],
      hint: " AZURE_TENANT_ID is not set, though AZURE_CLIENT_SECRET, AZURE_CLIENT_ID are.",
    },
  ])("$names lack one that was meant: $hint", ({ names, hint }) => {
    const env = Object.fromEntries(names.map((name) => [name, "set"]));
    expect(signInFailure([], { ...quiet, env }).message).toBe(none + hint);
  });

  test.for(["AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_FEDERATED_TOKEN_FILE"])(
    "name who was refused: %s",
    (name) => {
      const refused = new Error("AADSTS7: see FooCredential.");
      expect(signInFailure([refused], { ...quiet, env: { [name]: "set" } }).message).toBe(
        `The sign-in was refused (${name}: AADSTS7: see FooCredential.).`,
      );
    },
  );
});

describe("the error of a sign-in", () => {
  test.for([
    { error: Object.assign(new Error("all"), { errors: [1, 2] }), all: [1, 2] },
    { error: Object.assign(new Error("one"), { errors: "none" }), all: undefined },
    { error: { errors: [1] }, all: undefined },
    { error: new Error("one"), all: undefined },
  ])("$error is that of a chain: $all", ({ error, all }) => {
    expect(errorsIn(error)).toEqual(all ?? [error]);
  });

  test.for([
    { text: `${"a".repeat(30)}.${"b".repeat(30)}.c`, shown: "…" },
    { text: `${"a".repeat(30)}.b`, shown: `${"a".repeat(30)}.b` },
  ])("shows of $text: $shown", ({ text, shown }) => {
    expect(signInFailure([new Error(text)], quiet).message).toBe(
      `The sign-in was refused (${shown}).`,
    );
  });
});

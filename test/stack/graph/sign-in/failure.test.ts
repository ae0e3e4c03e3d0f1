import { expect, test } from "vitest";
import { signInFailure } from "../../../../stack/graph/sign-in/failure.ts";

test.for([
  { busy: 503, failure: "server-error", message: "The sign-in service answered 503." },
  {
    busy: undefined,
    failure: "no-credential",
    message: "There is no sign-in: the environment offers no application credential.",
  },
])("a sign-in service that answered $busy: $failure", ({ busy, failure, message }) => {
  expect(signInFailure([], { env: {}, busy, azureCli: undefined })).toMatchObject({
    failure,
    message,
    signIn: true,
  });
});

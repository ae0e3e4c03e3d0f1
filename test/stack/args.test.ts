import type { Unwrap } from "@pulumi/pulumi";
import { describe, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type {
  AdeTenantArgs,
  AdeTokenArgs,
  ApplePushCertificateArgs,
  VppTokenArgs,
} from "../../stack/args.ts";
import type { argumentsOf } from "../../stack/arguments.ts";

type Validated<K extends keyof typeof argumentsOf> = z.input<(typeof argumentsOf)[K]>;
type Label<T> = Omit<T, "tenant"> & { tenant: string };

/** Arguments with plain values, as they are validated. */
type Plain<T> = T extends readonly (infer Each)[]
  ? Plain<Each>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<Exclude<T[K], undefined>> }
    : T;

describe("the types of the arguments are those that are validated:", () => {
  it("a token's", () => {
    expectTypeOf<Plain<Unwrap<Label<AdeTokenArgs>>>>().toEqualTypeOf<
      Plain<Validated<"AdeToken">>
    >();
  });
  it("a push certificate's", () => {
    expectTypeOf<Plain<Unwrap<Label<ApplePushCertificateArgs>>>>().toEqualTypeOf<
      Plain<Validated<"ApplePushCertificate">>
    >();
  });
  it("a VPP token's", () => {
    expectTypeOf<Plain<Unwrap<Label<VppTokenArgs>>>>().toEqualTypeOf<
      Plain<Validated<"VppToken">>
    >();
  });
  it("a tenant's", () => {
    expectTypeOf<Plain<Unwrap<Label<Required<AdeTenantArgs>>>>>().toEqualTypeOf<
      Plain<Required<Validated<"AdeTenant">>>
    >();
  });
});

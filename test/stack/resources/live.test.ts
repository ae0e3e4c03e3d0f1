import { describe, expectTypeOf, it } from "vitest";
import type { DepToken } from "../../../stack/graph/reads/tokens.ts";
import type { PushCertificate } from "../../../stack/graph/reads/push-certificate.ts";
import type { VppToken } from "../../../stack/graph/reads/vpp-tokens.ts";
import type { LiveCertificate, LiveToken, LiveVppToken } from "../../../stack/resources/live.ts";

type Fact<Live> = Exclude<keyof Live, "status" | "observedAt" | "reason">;

describe("the types of the facts are those that are read:", () => {
  it("a token's, without its Apple ID", () => {
    expectTypeOf<Omit<DepToken, "appleIdentifier">>().toExtend<
      Partial<Pick<LiveToken, Fact<LiveToken>>>
    >();
    expectTypeOf<Exclude<Fact<LiveToken>, "appleIdentifierMatches">>().toEqualTypeOf<
      Exclude<keyof DepToken, "appleIdentifier">
    >();
  });

  it("a push certificate's, without its Apple ID", () => {
    expectTypeOf<Exclude<Fact<LiveCertificate>, "appleIdentifierMatches">>().toEqualTypeOf<
      Exclude<keyof PushCertificate, "appleIdentifier">
    >();
  });

  it("a VPP token's", () => {
    expectTypeOf<VppToken>().toExtend<Partial<Pick<LiveVppToken, Fact<LiveVppToken>>>>();
    expectTypeOf<Fact<LiveVppToken>>().toEqualTypeOf<keyof VppToken>();
  });
});

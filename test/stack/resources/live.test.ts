import { describe, expectTypeOf, it } from "vitest";
import type { DepToken } from "../../../stack/graph/reads/tokens.ts";
import type { PushCertificate } from "../../../stack/graph/reads/push-certificate.ts";
import type { VppToken } from "../../../stack/graph/reads/vpp-tokens.ts";
import type { LiveCertificate, LiveToken, LiveVppToken } from "../../../stack/resources/tenant.ts";

describe("the types of the facts have what is read:", () => {
  it("a token's, without its Apple ID", () => {
    expectTypeOf<LiveToken>().toExtend<Omit<DepToken, "appleIdentifier" | "id">>();
    expectTypeOf<LiveToken["status"]>().not.toExtend<undefined>();
  });

  it("a push certificate's, without its Apple ID", () => {
    expectTypeOf<Partial<Omit<PushCertificate, "appleIdentifier">>>().toExtend<
      Partial<LiveCertificate>
    >();
  });

  it("a VPP token's", () => {
    expectTypeOf<Partial<VppToken>>().toExtend<Partial<LiveVppToken>>();
  });
});

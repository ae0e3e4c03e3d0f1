import { describe, expect, it, test } from "vitest";
import { parseProfile, profileId } from "../../../../stack/graph/reads/profiles.ts";

const bare = "5d1f0000-0000-4000-8000-00000000000a";
const token = "7c0a0000-0000-4000-8000-000000000001";

describe("a profile's id", () => {
  test.for([bare, bare.toUpperCase(), `${token}_${bare}`, `ECV2_${token}_${bare}`])(
    "is the same, written as %s",
    (written) => {
      expect(profileId(written)).toBe(bare);
      expect(parseProfile({ id: written })?.id).toBe(bare);
    },
  );
});

describe("a profile", () => {
  it("keeps what is used and nothing else", () => {
    const element = {
      "@odata.type": "#microsoft.graph.depMacOSEnrollmentProfile",
      id: `${token}_${bare}`,
      displayName: "Macs",
      supportDepartment: "Endpoint team",
      supportPhoneNumber: "",
      companyPortalVppTokenId: bare.toUpperCase(),
      adminAccountPassword: "hunter2",
    };
    expect(parseProfile(element)).toStrictEqual({
      id: bare,
      displayName: "Macs",
      supportDepartment: "Endpoint team",
      supportPhoneNumber: "",
      companyPortalVppTokenId: bare,
    });
  });

  test.for([
    { what: "null", value: null },
    { what: "absent", value: undefined },
  ])("says nothing of fields that are $what", ({ value }) => {
    const element = {
      id: bare,
      displayName: value,
      supportDepartment: value,
      supportPhoneNumber: value,
      companyPortalVppTokenId: value,
    };
    expect(parseProfile(element)).toStrictEqual({ id: bare });
  });

  test.for(["displayName", "supportDepartment", "supportPhoneNumber", "companyPortalVppTokenId"])(
    "is not understood where its %s is no text",
    (property) => {
      for (const value of [5, true, {}, ["x"]])
        expect(parseProfile({ id: bare, [property]: value })).toBeUndefined();
    },
  );

  test.for(["", "00000000-0000-0000-0000-000000000000"])(
    "has chosen no VPP token where its id is %j",
    (companyPortalVppTokenId) => {
      expect(parseProfile({ id: bare, companyPortalVppTokenId })).not.toHaveProperty(
        "companyPortalVppTokenId",
      );
    },
  );

  test.for([null, "profile", [], {}, { id: "" }, { id: 5 }, { displayName: "iPhones" }])(
    "is not %j",
    (element) => {
      expect(parseProfile(element)).toBeUndefined();
    },
  );
});

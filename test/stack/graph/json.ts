import * as fc from "fast-check";
import { anyText } from "../../any-text.ts";

const instants = fc.oneof(
  fc.date({ noInvalidDate: false }).map((date) => date.toJSON() ?? "Invalid Date"),
  fc.constantFrom("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999-14:00", "2026-02-30T00:00Z"),
  fc.constantFrom("2027-03-01T09:00:00+23:59", "0000-01-01T00:00:00+01:00", "2027-03-01T24:00:00Z"),
  fc.constantFrom(
    "2027-03-01",
    "2027-03-01T09:00:00",
    "2027-03-01T09:00Z",
    "99999-01-01T00:00:00Z",
  ),
);

const values = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 8, arbitrary: instants },
  fc.constantFrom(null, "", " ", "none", "dep", "failed", "blocked", "tvOS", "valid", "completed"),
  fc.constantFrom(0, -0, 3, 0.5, 2 ** 31, 1e308, "3", true, "__proto__", "constructor", "a_", "-"),
  fc.constantFrom("00000000-0000-0000-0000-000000000000", "ECV2_a_b", "\u0000", "\uD800"),
);

/** Every property that the reader looks at, and names that objects have of their own. */
const properties = [
  "id tokenName tokenType appleIdentifier tokenExpirationDateTime lastModifiedDateTime",
  "lastSuccessfulSyncDateTime lastSyncTriggeredDateTime lastSyncErrorCode syncedDeviceCount",
  "displayName supportDepartment supportPhoneNumber companyPortalVppTokenId createdDateTime",
  "requestedEnrollmentProfileId discoverySource isDeleted lastContactedDateTime enrollmentState",
  "platform expirationDateTime topicIdentifier lastSyncDateTime lastSyncStatus state error code",
  "message defaultIosEnrollmentProfile defaultMacOsEnrollmentProfile constructor __proto__ unknown",
].flatMap((line) => line.split(" "));

const device = fc.oneof(
  fc.constant({}),
  instants.map((createdDateTime) => ({
    discoverySource: "deviceEnrollmentProgram",
    createdDateTime,
  })),
);
const named = fc.constantFrom({}, { id: "7c0a" }, { id: "7c0a", displayName: "Kiosk" });
const profile = fc.constantFrom({}, { defaultIosEnrollmentProfile: { id: "a_b" } });

/** Any JSON, and JSON that looks like what Graph answers, as it comes out of the parser. */
export const anyElement: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc
    .tuple(device, named, profile, fc.dictionary(fc.constantFrom(...properties), values))
    .map((parts) => JSON.parse(JSON.stringify(Object.assign({}, ...parts)))),
);

/** A body of any kind: JSON, or what is none. */
export const anyBody: fc.Arbitrary<string> = fc.oneof(
  anyElement.map((element) => JSON.stringify(element)),
  fc.array(anyElement, { maxLength: 4 }).map((value) => JSON.stringify({ value })),
  fc.array(anyElement).map((value) => JSON.stringify({ value, "@odata.nextLink": null })),
  fc.array(anyElement).map((value) => JSON.stringify({ value }).slice(0, -2)),
  fc.record({ error: anyElement }).map((body) => JSON.stringify(body)),
  anyText(),
);

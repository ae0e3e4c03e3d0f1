import { describe, expect, test } from "vitest";
import { suggestedDeadline } from "../../policy/expiring/suggested-deadline.ts";

describe("a suggested deadline", () => {
  const expiresAt = new Date("2027-03-01T09:00:00.999Z");

  test.for([
    {
      on: "2026-11-23",
      renewBy: "2027-01-29",
      comment: "Friday, 31 days before expiry; choose yours",
    },
    {
      on: "2027-01-29",
      renewBy: "2027-01-29",
      comment: "Friday, 31 days before expiry; choose yours",
    },
    {
      on: "2027-01-30",
      renewBy: "2027-02-01",
      comment: "Monday, 28 days before expiry; choose yours",
    },
    {
      on: "2027-02-19",
      renewBy: "2027-02-19",
      comment: "Friday, 10 days before expiry; choose yours",
    },
    {
      on: "2027-02-20",
      renewBy: "2027-02-19",
      comment: "Friday, 10 days before expiry, which is past: renew now",
    },
  ])("on $on is $renewBy, a $comment", ({ on, renewBy, comment }) => {
    expect(suggestedDeadline(expiresAt, new Date(`${on}T23:59:59Z`))).toEqual({
      renewBy,
      comment,
      expiresAt: "2027-03-01T09:00:00Z",
    });
  });
});

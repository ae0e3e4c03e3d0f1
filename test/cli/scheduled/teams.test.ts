import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { postCard } from "../../../cli/scheduled/teams.ts";
import { startTeams } from "./teams-server.ts";

const card = { type: "AdaptiveCard", version: "1.5" };
const message = {
  type: "message",
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
};

/** Posts the card there, and gives what is printed and how long was waited, in seconds. */
async function post(address: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), "apple-ade-card-"));
  const printed = vi.spyOn(console, "error").mockReturnValue();
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    printed.mockRestore();
  });
  const file = join(folder, "card.json");
  writeFileSync(file, JSON.stringify(card));
  const slept: number[] = [];
  const sleep = (seconds: number) => Promise.resolve(slept.push(seconds));
  await postCard("contoso", file, address, { fetch, sleep });
  return { slept, log: printed.mock.calls.flat().join("\n") };
}

const notPosted = "apple-ade: the Teams card of contoso was not posted: POST was ";
const renew =
  "; make a new webhook in Teams, and set apple-ade:azure.scheduledCheck.alert.teamsWebhook.";

describe("the card of a scheduled check", () => {
  it.for([
    { statuses: [200], posts: 1, log: "" },
    { statuses: [202], posts: 1, log: "" },
    { statuses: [429, 503, 202], posts: 3, log: "" },
    { statuses: [429], posts: 4, log: `${notPosted}answered with 429.` },
    { statuses: [400], posts: 1, log: `${notPosted}answered with 400.` },
    { statuses: [404], posts: 1, log: `${notPosted}answered with 404${renew}` },
    // It may have been taken, and the address is not to be handed on.
    { statuses: [500], posts: 1, log: `${notPosted}answered with 500.` },
    { statuses: [302], posts: 1, log: `${notPosted}answered with 302.` },
  ])("is posted $posts times where Teams answers $statuses", async ({ statuses, posts, log }) => {
    await using teams = await startTeams(...statuses);
    expect(await post(teams.address)).toEqual({ slept: Array(posts - 1).fill(7), log });
    expect(teams.posted).toEqual(Array.from({ length: posts }, () => message));
  });

  it.for<readonly [string, () => string | Promise<string>]>([
    ["nobody answers", closed],
    ["no address", () => "s3cret"],
    ["an address with a password", () => "https://user:s3cret@teams.contoso.example/"],
  ])("is a line of the log that does not show the address: %s", async ([, address]) => {
    const { log } = await post(await address());
    expect(log).toMatch(notPosted);
    expect(log).not.toContain("s3cret");
  });

  it("is posted nowhere without an address", async () => {
    expect(await post(undefined)).toEqual({ slept: [], log: "" });
  });
});

/** The address of a channel that is gone. */
async function closed(): Promise<string> {
  await using teams = await startTeams(200);
  return teams.address;
}

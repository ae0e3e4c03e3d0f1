import { readFileSync } from "node:fs";
import { type Effects, realEffects, send } from "../publish/http.ts";
import { saidBy } from "../refusal.ts";

const hint =
  "make a new webhook in Teams, and set apple-ade:azure.scheduledCheck.alert.teamsWebhook";

/**
 * Posts a check's card to a channel, as a Teams workflow takes it. One that fails is a line of the
 * log: the alerts tell of the check all the same.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 * @param address whoever knows it can post there, so no message shows it; none, and nothing is posted
 */
export async function postCard(
  stack: string,
  file: string,
  address: string | undefined,
  effects: Effects = realEffects,
): Promise<void> {
  if (address === undefined) return;
  const content: unknown = JSON.parse(readFileSync(file, "utf8"));
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content };
  const body = { type: "message", attachments: [attachment] };
  try {
    await send(address, { call: "POST", method: "POST", body, hint }, effects);
  } catch (error) {
    const why = saidBy(error).replaceAll(address, "…");
    console.error(`apple-ade: the Teams card of ${stack} was not posted: ${why}`);
  }
}

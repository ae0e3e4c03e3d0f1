// Puts the report below the pull request: one comment for each stack, which the next run updates.
import { existsSync, readFileSync } from "node:fs";
import { isOwn, list, request, run } from "./api.ts";

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string } | null;
}

const { PULL_REQUEST, STACK } = process.env;
const file = process.argv[2] ?? "";
const report = existsSync(file) ? readFileSync(file, "utf8") : "";
// Without a report as well: an older comment that says "healthy" must not stay.
const body = report.startsWith("<!-- apple-ade:")
  ? report
  : `<!-- apple-ade:${STACK} -->\n### ❓ Apple enrollment tokens, ${STACK}: not checked\n\nThe check did not run: [log](${run}).\n`;
const marker = body.split("\n", 1).join();

const comments = await list<Comment>(`issues/${PULL_REQUEST}/comments`);
const old = comments.find((each) => isOwn(each) && each.body.startsWith(marker));
if (old === undefined) await request("POST", `issues/${PULL_REQUEST}/comments`, { body });
else await request("PATCH", `issues/comments/${old.id}`, { body });

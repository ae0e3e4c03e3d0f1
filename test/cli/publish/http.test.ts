import { describe, expect, it } from "vitest";
import { z } from "zod";
import { requestTo } from "../../../cli/publish/http.ts";

const base = "https://forge.contoso.example/";
const dead = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") });

type Given = number | Error | readonly [status: number, retryAfter: string];

/** What one request comes to when it is answered like this, one after the other. */
async function ask(method: string, ...answers: readonly Given[]) {
  const slept: number[] = [];
  const asked: (string | undefined)[] = [];
  const request = requestTo(base, { authorization: "Bearer s3cret" }, "the job needs a right", {
    fetch(url, { method: sent, redirect }) {
      asked.push([sent, url, redirect].join(" "));
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (answer instanceof Error) return Promise.reject(answer);
      const [status, wait] = typeof answer === "object" ? answer : [answer];
      const headers = { ...(wait !== undefined && { "retry-after": wait }) };
      return Promise.resolve(new Response('{"id":1}', { status: status ?? 500, headers }));
    },
    sleep: (seconds) => Promise.resolve(slept.push(seconds)),
  });
  const outcome = await request(method, "issues?page=1", z.object({ id: z.int() })).then(
    () => "answered",
    ({ message }: Error) => message,
  );
  expect(new Set(asked)).toEqual(new Set([`${method} ${base}issues?page=1 manual`]));
  return { outcome, slept };
}

describe("a request to a service", () => {
  it.for<{ method?: string; answers: readonly Given[]; slept: readonly number[]; says?: string }>([
    { answers: [200], slept: [] },
    { answers: [502, 500, 504, 200], slept: [1, 4, 15] },
    { answers: [dead, 200], slept: [1] },
    { answers: [500], slept: [1, 4, 15], says: "GET issues was answered with 500." },
    { answers: [dead], slept: [1, 4, 15], says: "not answered (connect ECONNREFUSED)." },
    { answers: [404], slept: [], says: "with 404; the job needs a right." },
    { answers: [302], slept: [], says: "with 302." },
    { answers: [[429, "7"], 200], slept: [7] },
    { answers: [[403, "3600"], 200], slept: [60] },
    { answers: [403], slept: [], says: "with 403; the job needs a right." },
    { method: "POST", answers: [503, 200], slept: [1] },
    { method: "POST", answers: [502, 200], slept: [], says: "POST issues was answered with 502." },
    { method: "POST", answers: [dead, 200], slept: [], says: "POST issues was not answered" },
  ])("$method is repeated only where that can do no harm: $answers", async (given) => {
    const { method = "GET", answers, slept, says = "answered" } = given;
    const ended = await ask(method, ...answers);
    expect(ended.slept).toEqual(slept);
    expect(ended.outcome).toContain(says);
    expect(ended.outcome).not.toContain("s3cret");
  });

  it("is not understood where the answer has another shape", async () => {
    const request = requestTo(base, {}, "", {
      fetch: () => Promise.resolve(new Response("<html>")),
      sleep: () => Promise.resolve(),
    });
    await expect(request("GET", "issues", z.object({}))).rejects.toThrow(/not understood/);
  });
});

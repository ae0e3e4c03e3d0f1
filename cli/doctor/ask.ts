import { connectionError } from "../../stack/graph/transport.ts";
import { endedWith } from "../refusal.ts";

/** What an address answered, or why it did not: a code such as `ENOTFOUND`. */
export type Answer =
  | {
      readonly status: number;
      /** By the answer's own `Date`. */
      readonly date?: Date;
      readonly body?: unknown;
    }
  | { readonly failure: string };

const patience = 15_000;

/** Asks without a sign-in, follows nothing. Never rejects. */
export async function ask(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    const date = new Date(String(response.headers.get("date")));
    const body: unknown = await response.json().catch(() => undefined);
    return { status: response.status, body, ...(!Number.isNaN(date.getTime()) && { date }) };
  } catch (error) {
    const { data } = connectionError.safeParse(error);
    return { failure: data?.cause.code ?? endedWith(error) };
  }
}

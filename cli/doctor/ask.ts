/** What an address answered; without a status, why it did not. */
export interface Answer {
  readonly status?: number;
  /** By the answer's own `Date`. */
  readonly date?: Date;
  readonly body?: unknown;
  /** A code such as `ENOTFOUND`. */
  readonly failure?: string;
}

const patience = 15_000;

/** Asks without a sign-in, follows nothing. Never rejects. */
export async function ask(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    const date = new Date(response.headers.get("date") ?? Number.NaN);
    const body: unknown = await response.json().catch(() => undefined);
    return { status: response.status, body, ...(!Number.isNaN(date.getTime()) && { date }) };
  } catch (error) {
    return { failure: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (typeof cause === "object" && cause !== null && "code" in cause) return String(cause.code);
  return cause instanceof Error ? cause.message.slice(0, 100) : "connection failed";
}

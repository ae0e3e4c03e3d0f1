import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";

/** As `npm start` runs it, which sets everything up before. */
async function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ["demo/start.ts", ...args]);
  const [out, err, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { status: Number(status), out, err };
}

describe.concurrent("npm start", { timeout: 120_000 }, () => {
  it("previews a company's tenant, and says what the gate decides and what comes next", async () => {
    const { status, out, err } = await start();
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(/^A demo tenant with 12 ADE tokens runs on this machine; /);
    expect(out).toContain("[mandatory] [severity: critical]  ade-token-not-expired ");
    expect(out).toContain(
      "\nThe gate: 5 mandatory violations, in 5 tokens, and 8 advisory.\nA pipeline would have stopped here with exit status 1; nothing in Intune was touched.\n",
    );
    expect(out).toContain('Next: "Guard your tenant" in README.md.');
  });

  it("previews a situation that is named, where all may be well", async () => {
    const { status, out, err } = await start("devices-healthy");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain(
      "\nThe gate: 0 mandatory violations, in 0 tokens, and 0 advisory.\nA pipeline would have gone on; nothing in Intune was touched.\n",
    );
  });

  it("knows the situations that there are", async () => {
    expect(await start("nope")).toEqual({
      status: 2,
      out: "",
      err: 'There is no situation "nope"; npm run demo -- --list shows them.\n',
    });
  });
});

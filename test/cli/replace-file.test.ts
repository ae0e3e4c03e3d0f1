import { describe, expect, it, test } from "vitest";
import { renameOver } from "../../cli/replace-file.ts";

/** A rename that is refused as often as that, and how long it was waited for. */
async function renamed(code: string, refusals: number) {
  const slept: number[] = [];
  let left = refusals;
  const move = () =>
    left-- > 0 ? Promise.reject(Object.assign(new Error(code), { code })) : Promise.resolve();
  const sleep = (milliseconds: number) => Promise.resolve(slept.push(milliseconds));
  const done = renameOver("a", "b", move, sleep);
  return { ended: await done.then(() => "replaced").catch(String), slept };
}

describe("a file that is replaced", () => {
  test.for(["EPERM", "EBUSY", "EACCES"])("waits while it is held: %s", async (code) => {
    expect(await renamed(code, 2)).toEqual({ ended: "replaced", slept: [20, 50] });
  });

  it("is given up after some time", async () => {
    expect(await renamed("EBUSY", 6)).toMatchObject({ ended: "replaced" });
    const { ended, slept } = await renamed("EBUSY", 7);
    expect({ ended, attempts: slept.length + 1 }).toEqual({ ended: "Error: EBUSY", attempts: 7 });
  });

  it("is given up at once for any other reason", async () => {
    expect(await renamed("ENOENT", 1)).toEqual({ ended: "Error: ENOENT", slept: [] });
  });
});

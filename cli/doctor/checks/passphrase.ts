import { createDecipheriv, pbkdf2 } from "node:crypto";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { type DoctorCheck, fail, ok } from "../world.ts";
import { settingLine } from "../../shell.ts";

const keeper = z.object({
  encryptionsalt: z.string().optional().catch(undefined),
  secretsprovider: z.string().optional().catch(undefined),
});

export const passphrase: DoctorCheck = {
  name: "passphrase",
  title: "Secrets",
  fails: "the stack's passphrase is not set, or is another one",
  needs: ["stack-file"],
  async run({ env }, { text = "" }) {
    const { encryptionsalt: salt, secretsprovider: provider } = keeper.parse({ ...parse(text) });
    if (salt === undefined) {
      const kept = provider?.split(":")[0] ?? "the backend";
      return ok(`kept by ${kept}; not tried here`);
    }
    const secret = passphraseIn(env);
    if (secret === undefined)
      return fail("the stack has a passphrase, and none is set", [
        `${settingLine("PULUMI_CONFIG_PASSPHRASE", "…")} or PULUMI_CONFIG_PASSPHRASE_FILE, the one that the stack was made with`,
      ]);
    return (await opens(salt, secret))
      ? ok("the passphrase is the stack's")
      : fail("the passphrase is not the one of this stack", [
          "Set the one that the stack was made with: PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE",
        ]);
  },
};

/** An empty one counts, as for Pulumi. */
function passphraseIn(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const file = env["PULUMI_CONFIG_PASSPHRASE_FILE"];
  if (env["PULUMI_CONFIG_PASSPHRASE"] !== undefined) return env["PULUMI_CONFIG_PASSPHRASE"];
  try {
    return file ? readFileSync(file, "utf8").trim() : undefined;
  } catch {
    return undefined;
  }
}

/** Pulumi's own form: `v1:<salt>:v1:<nonce>:<"pulumi", encrypted>`; PBKDF2 and AES-256-GCM. */
async function opens(state: string, secret: string): Promise<boolean> {
  const [, salt = "", , nonce = "", sealed = ""] = state.split(":");
  try {
    const key = await promisify(pbkdf2)(secret, bytes(salt), 1_000_000, 32, "sha256");
    const cipher = createDecipheriv("aes-256-gcm", key, bytes(nonce), { authTagLength: 16 });
    cipher.setAuthTag(bytes(sealed).subarray(-16));
    const opened = cipher.update(bytes(sealed).subarray(0, -16));
    return Buffer.concat([opened, cipher.final()]).toString() === "pulumi";
  } catch {
    return false;
  }
}

function bytes(text: string): Buffer {
  return Buffer.from(text, "base64");
}

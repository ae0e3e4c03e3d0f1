import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";

/** A browser, and the environment that it needs to start. */
export interface Executable {
  readonly path: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const packed = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "../bin");
const temporary = join(import.meta.dirname, "../../.tmp");

/**
 * The headless Chromium of the npm package (Linux, x64), unpacked once below `.tmp`; elsewhere the
 * one that `PUPPETEER_EXECUTABLE_PATH` names. Its libraries and its only font come out of the
 * package too, so that it starts and draws alike on every machine.
 */
export async function chromium(): Promise<Executable> {
  const own = process.env["PUPPETEER_EXECUTABLE_PATH"];
  if (own !== undefined) return { path: own, environment: process.env };
  const folder = join(temporary, `chromium-${await version()}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    path: join(folder, "chromium"),
    environment: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

/** Beside its place and then renamed, so that no other process finds half of it. */
async function unpack(folder: string): Promise<void> {
  await mkdir(temporary, { recursive: true });
  const beside = await mkdtemp(join(temporary, "chromium-unpacking-"));
  try {
    await Promise.all(inflateInto(beside));
    await writeFile(join(beside, "fonts.conf"), fontConfiguration(folder));
    await rename(beside, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** The package unpacks into the machine's folder for temporary files, as it is when it is called. */
function inflateInto(folder: string): readonly Promise<string>[] {
  const { TMPDIR: before } = process.env;
  process.env["TMPDIR"] = folder;
  try {
    return ["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((file) =>
      inflate(join(packed, file)),
    );
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
}

async function version(): Promise<string> {
  const file = await readFile(join(packed, "../package.json"), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}

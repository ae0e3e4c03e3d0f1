import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

/** Puts a program on the path that is called `az`, runs these lines of a shell, and fails. */
export function installAzureCli(...lines: readonly string[]): void {
  const directory = mkdtempSync(join(tmpdir(), "az-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, "az"), ["#!/bin/sh", ...lines, "exit 1"].join("\n"), {
    mode: 0o755,
  });
  vi.stubEnv("PATH", `${directory}:${process.env["PATH"]}`);
}

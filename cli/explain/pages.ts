import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { pageAt } from "../../policy/text/places.ts";
import { packageRoot } from "../package-root.ts";

/** A page of this package. */
export interface Page {
  /** From the package's root. */
  readonly path: string;
  /** Markdown. */
  readonly text: string;
}

/** The page that a policy's name, or the name of a file or folder of the documentation, means. */
export function readPage(topic: string): Page | undefined {
  const path = [
    `docs/policies/${topic}.md`,
    `docs/${topic}.md`,
    `docs/${topic}/README.md`,
    `${topic.toUpperCase()}.md`,
  ].find((each) => /^[\w-]+$/.test(topic) && existsSync(join(packageRoot, each)));
  if (path === undefined) return undefined;
  return { path, text: readFileSync(join(packageRoot, path), "utf8") };
}

/** The page's text where no link leads to another file: each says what shows it, if anything does. */
export function withoutPaths({ path, text }: Page): string {
  return text.replaceAll(
    /\[([^\]]+)\]\((?!\w+:)([^)#\s]*)[^)]*\)/g,
    (_, label: string, target: string) => {
      const file = posix.join(posix.dirname(path), target);
      const topic = basename(basename(file) === "README.md" ? dirname(file) : file, ".md");
      const isItself = target === "" || file === path || label === `\`${topic}\``;
      return isItself || readPage(topic.toLowerCase())?.path !== file
        ? label
        : `${label} (\`${pageAt(file, topic)}\`)`;
    },
  );
}

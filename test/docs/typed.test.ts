import { expect, test } from "vitest";
import { commandsIn, problemOf } from "./commands.ts";
import { pages, read } from "./every-page.ts";

test.for(pages)("%s has nothing typed that is not understood", async (page) => {
  const problems = await Promise.all(commandsIn(read(page)).map(problemOf));
  expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
});

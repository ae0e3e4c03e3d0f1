import { styleText } from "node:util";
import type { Mood } from "../../view/words.ts";

/** Colour by meaning; without colour, the text itself. */
export interface Paint {
  readonly mood: (mood: Mood, text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const colors = {
  blocked: "red",
  "not-checked": "magenta",
  warned: "yellow",
  healthy: "green",
} as const satisfies Record<Mood, string>;

/** Whether a stream takes colour was asked before. */
const always = { validateStream: false } as const;

/** Whether colour is welcome is for the caller to know. */
export function painter(color: boolean): Paint {
  if (!color) return { mood: (_, text) => text, strong: (text) => text, faint: (text) => text };
  return {
    mood: (mood, text) => styleText(["bold", colors[mood]], text, always),
    strong: (text) => styleText("bold", text, always),
    faint: (text) => styleText("dim", text, always),
  };
}

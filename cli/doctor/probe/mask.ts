import { daysBetween, endOfDay } from "../../../policy/text/time.ts";
import { type Form, formOf } from "./known.ts";

/** What is left of an entity: no name, id, address or moment; equal texts stay equal. */
export type Masked = Readonly<Record<string, unknown>>;

export type Masker = (entity: object) => Masked;

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
const hourMs = 3_600_000;

/** Lengths below this are nobody's limit: Apple's smallest is 50. */
const longText = 50;

/** Ages of devices count up to a week; what is older needs no hours. */
const coarse: ReadonlySet<string> = new Set(["createdDateTime", "lastContactedDateTime"]);

/** @param takenAt what ages are counted from */
export function createMasker(takenAt: Date): Masker {
  const texts = new Map<string, number>();
  const ids = new Map<string, number>();

  function value(property: string, given: unknown): unknown {
    const form = formOf(property);
    if (given === null || typeof given === "boolean") return given;
    if (Array.isArray(given))
      return form === undefined && !given.some((each) => typeof each === "object")
        ? "a list"
        : given.map((each: unknown) => value(property, each));
    if (typeof given === "object") return masked(given);
    if (typeof given === "number") return form === "number" ? given : "a number";
    return typeof given === "string" ? textIn(property, form, given) : typeof given;
  }
  function textIn(property: string, form: Form | undefined, given: string): string {
    if (given === "") return "";
    const text = () => numbered("text", texts, given);
    switch (form) {
      case "instant":
        return ageOf(given, coarse.has(property)) ?? text();
      case "date":
        return daysTo(given) ?? text();
      case "words":
        return /^#?[a-z.-]{1,60}$/i.test(given) ? given : text();
      case "id":
        return idsIn(given);
      case "text":
        return property === "appleIdentifier"
          ? numbered("text", texts, given.trim().toLowerCase())
          : withLength(text(), Array.from(given).length);
      case "number":
      case undefined:
        return "a text";
      default:
        return form satisfies never;
    }
  }
  /** `{token}_{profile}` keeps its form, as one id refers to another. */
  function idsIn(given: string): string {
    if (/^[0-]+$/.test(given)) return "no id";
    const isMadeOfIds = /^(?:ECV2_)?[_]*$/.test(given.replaceAll(guid, ""));
    return isMadeOfIds && given.search(guid) >= 0
      ? given.replaceAll(guid, (each) => numbered("id", ids, each.toLowerCase()))
      : numbered("id", ids, given.toLowerCase());
  }
  function ageOf(given: string, isCoarse: boolean): string | undefined {
    const time = new Date(given).getTime();
    if (Number.isNaN(time)) return undefined;
    if (time < Date.UTC(2000)) return "no date";
    const hours = Math.round((time - takenAt.getTime()) / hourMs);
    const month = 30 * 24;
    return `${isCoarse && Math.abs(hours) > 336 ? Math.round(hours / month) * month : hours} h`;
  }
  function daysTo(given: string): string | undefined {
    const end = endOfDay(given);
    return end && `${daysBetween(takenAt, end)} d`;
  }
  function masked(entity: object): Masked {
    return Object.fromEntries(
      Object.entries(entity)
        .filter(([key]) => /^@?[a-z][\w.@]{0,80}$/i.test(key))
        .map(([key, each]) => [key, value(key, each)]),
    );
  }
  return masked;
}

function withLength(text: string, length: number): string {
  return length < longText ? text : `${text}, ${length} characters`;
}

function numbered(what: string, known: Map<string, number>, given: string): string {
  const number = known.get(given) ?? known.size + 1;
  known.set(given, number);
  return `${what} ${number}`;
}

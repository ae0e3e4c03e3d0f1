/** `npm run test:fast` plays a few of the faults that `npm test` plays: see vitest.config.ts. */
export const few = process.env["FAULTS"] === "few";

/** How many random sequences are played. */
export const sequences = few ? 24 : 1000;

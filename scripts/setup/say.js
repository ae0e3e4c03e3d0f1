/** @param {string} text */
export function say(text) {
  console.log(`setup: ${text}`);
}

/**
 * Says how far a long step is, until it ends.
 * @template Result
 * @param {Promise<Result>} step
 * @param {() => string} [detail]
 * @param {number} [everyMs]
 * @returns {Promise<Result>}
 */
export async function sayProgress(step, detail = () => "", everyMs = 15_000) {
  const start = performance.now();
  const timer = setInterval(() => {
    const text = [elapsed(performance.now() - start), detail()].filter(Boolean).join(", ");
    say(`… ${text}`);
  }, everyMs);
  try {
    return await step;
  } finally {
    clearInterval(timer);
  }
}

/** @param {number} ms */
function elapsed(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} min`;
}

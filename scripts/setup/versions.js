/**
 * A prerelease comes before its version.
 * @param {string} found such as `v3.259.0` or `1.26.8`
 * @param {string} wanted
 */
export function isAtLeast(found, wanted) {
  const [, numbers, suffix = ""] = /^v?(\d+(?:\.\d+)*)(.*)$/.exec(found) ?? [];
  const difference = numbers?.localeCompare(wanted, "en", { numeric: true }) ?? -1;
  return difference > 0 || (difference === 0 && !/^(?:-|rc|beta)/.test(suffix));
}

/**
 * @param {string} found
 * @param {string} wanted
 */
export function isCompatible(found, wanted) {
  return Number.parseInt(found) === Number.parseInt(wanted) && isAtLeast(found, wanted);
}

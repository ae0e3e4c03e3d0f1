/** @param {string} text such as `v3.259.0` or `go version go1.26.8 linux/amd64` */
export function parseVersion(text) {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?(-[0-9A-Za-z.-]+|rc\d+|beta\d+)?/.exec(text);
  if (!match) return undefined;
  const [, major, minor, patch = "0", prerelease] = match;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    isPrerelease: prerelease !== undefined,
  };
}

/**
 * @param {string} found
 * @param {string} wanted
 */
export function isAtLeast(found, wanted) {
  const a = parseVersion(found);
  const b = parseVersion(wanted);
  if (!a || !b) return false;
  const difference = a.numbers
    .map((number, index) => number - (b.numbers[index] ?? 0))
    .find(Boolean);
  return difference === undefined ? !a.isPrerelease || b.isPrerelease : difference > 0;
}

/**
 * @param {string} found
 * @param {string} wanted
 */
export function isCompatible(found, wanted) {
  const majors = [found, wanted].map((version) => parseVersion(version)?.numbers[0]);
  return majors[0] === majors[1] && isAtLeast(found, wanted);
}

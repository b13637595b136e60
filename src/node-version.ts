/** The lowest supported version of each long-term line of Node, as `engines` in package.json. */
const lines = [
  { major: 24, minor: 15 },
  { major: 26, minor: 0 },
] as const;

/**
 * @param version such as `24.15.0`
 * @returns null if the program runs on this Node, else what is wrong and how to fix it
 */
export function nodeVersionProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const newest = lines[lines.length - 1];
  const fits =
    (newest !== undefined && major > newest.major) ||
    lines.some((line) => line.major === major && minor >= line.minor);
  if (fits) return null;
  const wanted = lines.map((line) =>
    line === newest
      ? `Node ${line.major} or newer`
      : `Node ${line.major} from ${line.major}.${line.minor} on`,
  );
  return (
    `this is Node ${version}, and the program needs ${wanted.join(', or ')}. ` +
    'Install it from https://nodejs.org, or let npm fetch it: ' +
    'npx --package=node@24 --package=tradeoff-bot tradeoff-bot'
  );
}

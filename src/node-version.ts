/** The lowest supported version of each long-term line of Node, as `engines` in package.json. */
const lines = [
  { major: 24, minor: 15 },
  { major: 26, minor: 0 },
] as const;

/**
 * @param version such as `24.15.0`
 * @param isSource true in the project's folder, false for an installed package
 * @returns null if the program runs on this Node, else what is wrong and how to fix it
 */
export function nodeVersionProblem(version: string, isSource = false): string | null {
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
    (isSource
      ? 'Run `npm ci`, or if npm has install scripts disabled, `npm rebuild node --ignore-scripts=false`, which brings it'
      : 'Install it from https://nodejs.org, or let npm fetch it: npx --package=node@24 --call "tradeoff-bot start"')
  );
}

/** From which version on each line of Node runs the program: the lines with long support. package.json says the same. */
const lines = [
  { major: 24, minor: 15 },
  { major: 26, minor: 0 },
] as const;

/**
 * @param version of the Node that runs, such as `24.15.0`
 * @returns null where the program runs on it, else what is wrong and the cure
 */
export function nodeVersionProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const newest = lines[lines.length - 1];
  const fits =
    (newest !== undefined && major > newest.major) ||
    lines.some((line) => line.major === major && minor >= line.minor);
  if (fits) return null;
  const wanted = lines.map((line) => `${line.major}.${line.minor}`).join(', ');
  return (
    `this is Node ${version}, and the program needs ${wanted} or newer of these lines (or a later one). ` +
    'Install one from https://nodejs.org, or let npm bring it: ' +
    'npx --package=node@24 --package=tradeoff-bot tradeoff-bot'
  );
}

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/**
 * What secrets look like that were not known at the start: tokens of workspaces that install the app, addresses
 * that Slack and Discord give out with a press, and whatever a library puts into an error. Every repetition that can
 * fail has a bound, so that no text takes more than a time in proportion to its length.
 */
const shapes: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens (docs.slack.dev/authentication/tokens): xoxb-, xoxp-, xoxe-, xoxe.xoxb-, xapp-.
  [/x(?:ox[a-z]|app)[-.][\w.%-]+/g, '[token]'],
  // Discord's bot tokens: the id in base64, a time and a signature (docs.discord.com, Reference, "Authentication").
  [/[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/g, '[token]'],
  // A webhook's or an interaction's token in an address.
  [/(\/(?:webhooks|interactions)\/\d+\/)[\w.%-]+/g, '$1[address]'],
  [/(hooks\.slack[\w.-]{0,100}\/)[^\s"'\\<>]+/g, '$1[address]'],
  // The password in any address: postgres://user:password@host. The last @ ends it, as it may hold others.
  [/(:\/\/[^\s:/@"'\\]{0,200}:)[^\s"'\\]{1,250}@/g, '$1[secret]@'],
  [/(authorization["'\\]*\s*[:=]\s*["'\\]*(?:(?:bearer|bot|basic)\s+)?)[^\s"'\\,}]+/gi, '$1[token]'],
  [/(bearer\s+)[^\s"'\\,}]+/gi, '$1[token]'],
  [
    /((?:secret|password|passwd|token|ticket|\bcode|api_?key)["'\\]*\s*[=:]\s*["'\\]*)(?!\[)[^\s"'\\&,;}]+/gi,
    '$1[secret]',
  ],
];

/** Shorter ones than this are words of every day, and would be taken out of the middle of others. */
const shortestSecret = 6;

/** Slack's secrets, as any text may hold them; `createRedact` knows those of this process too. */
export const redact: Redact = (text) =>
  shapes.reduce((clean, [shape, mark]) => clean.replace(shape, mark), text);

/**
 * @param secrets the values that this process was given, whatever they look like; they are also found as they stand
 * in JSON and in an address
 */
export function createRedact(secrets: readonly string[]): Redact {
  const known = [...new Set(secrets.flatMap(writings))]
    .filter((secret) => secret.length >= shortestSecret)
    // The longest first: one may be a part of another.
    .sort((one, other) => other.length - one.length);
  return (text) => redact(known.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text));
}

/** No secret is longer than this, in any writing. */
const longestSecret = 2_000;

/** The beginning of a text, clean. A secret that the cut goes through would not be known: what is near it goes as well. */
export function redactStart(text: string, longest: number, clean: Redact): string {
  if (text.length <= longest) return clean(text);
  const start = clean(text.slice(0, longest + longestSecret));
  return `${start.slice(0, Math.max(0, start.length - longestSecret))}…`;
}

function writings(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}

/** Replaces secrets in a text. */
export type Redact = (text: string) => string;

/**
 * The shapes of secrets that aren't known at the start: tokens of workspaces that install the app, URLs that Slack and
 * Discord send with a press, and whatever a library puts into an error. Every repetition that can backtrack is bounded,
 * so that the time stays proportional to the length of the text.
 */
const shapes: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens (docs.slack.dev/authentication/tokens): xoxb-, xoxp-, xoxe-, xoxe.xoxb-, xapp-.
  [/x(?:ox[a-z]|app)[-.][\w.%-]+/g, '[token]'],
  // Discord's bot tokens: the id in base64, a time and a signature (docs.discord.com, Reference, "Authentication").
  [/[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/g, '[token]'],
  // The token of a webhook or an interaction in a URL.
  [/(\/(?:webhooks|interactions)\/\d+\/)[\w.%-]+/g, '$1[address]'],
  [/(hooks\.slack[\w.-]{0,100}\/)[^\s"'\\<>]+/g, '$1[address]'],
  // The password in any URL: postgres://user:password@host. It ends at the last @, since it may contain others.
  [/(:\/\/[^\s:/@"'\\]{0,200}:)[^\s"'\\]{1,250}@/g, '$1[secret]@'],
  [/(authorization["'\\]*\s*[:=]\s*["'\\]*(?:(?:bearer|bot|basic)\s+)?)[^\s"'\\,}]+/gi, '$1[token]'],
  [/(bearer\s+)[^\s"'\\,}]+/gi, '$1[token]'],
  [
    /((?:secret|password|passwd|token|ticket|\bcode|api_?key)["'\\]*\s*[=:]\s*["'\\]*)(?!\[)[^\s"'\\&,;}]+/gi,
    '$1[secret]',
  ],
];

/** Shorter values are likely to be parts of ordinary words. */
const shortestSecret = 6;

/** Replaces secrets that can be recognised by their shape. `createRedact` also replaces those of this process. */
export const redact: Redact = (text) =>
  shapes.reduce((clean, [shape, mark]) => clean.replace(shape, mark), text);

/** @param secrets values of this process to replace whatever they look like, also as written in JSON and in a URL */
export function createRedact(secrets: readonly string[]): Redact {
  const known = [...new Set(secrets.flatMap(spellings))]
    .filter((secret) => secret.length >= shortestSecret)
    // Longest first: a secret may contain another one.
    .sort((one, other) => other.length - one.length);
  return (text) => redact(known.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text));
}

/** No secret is longer than this, in any spelling. */
const longestSecret = 2_000;

/** The beginning of a text without secrets. Text near the cut is dropped, since a secret that is cut isn't recognised. */
export function redactStart(text: string, longest: number, clean: Redact): string {
  if (text.length <= longest) return clean(text);
  const start = clean(text.slice(0, longest + longestSecret));
  return `${start.slice(0, Math.max(0, start.length - longestSecret))}…`;
}

function spellings(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
}

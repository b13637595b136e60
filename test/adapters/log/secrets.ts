/** Fake secrets in realistic shapes, put together at runtime so that no scanner takes them for real ones. */
const letters = 'abcDEF0123456789';
export const planted = {
  botToken: ['xoxb', '12345678901', '98765432109', letters].join('-'),
  appToken: ['xapp', '1', 'A0123', '9876', letters].join('-'),
  refreshToken: ['xoxe', '1', letters].join('-'),
  rotatingToken: ['xoxe.xoxb', '1', letters].join('-'),
  discordToken: ['MTAxMjM0NTY3ODkwMTIzNDU2Nw', 'GaBcDe', `${letters}${letters}`].join('.'),
  signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
  databasePassword: 'p@ss/w"ord',
  responseAddress: 'https://hooks.slack.com/commands/T0TEAM/12345/AbCdEfGhIjKl',
  interactionAddress:
    'https://discord.com/api/v10/webhooks/123456789/aW50ZXJhY3Rpb246dG9rZW4/messages/@original',
  bearer: 'Bearer c2VjcmV0LWhlcmU',
} as const;

/** What must not be in any line: of a URL, the part that grants access. */
export const mustNotShow: readonly string[] = [
  planted.botToken,
  planted.appToken,
  planted.refreshToken,
  planted.rotatingToken,
  planted.discordToken,
  planted.signingSecret,
  planted.databasePassword,
  encodeURIComponent(planted.databasePassword),
  JSON.stringify(planted.databasePassword).slice(1, -1),
  'AbCdEfGhIjKl',
  'aW50ZXJhY3Rpb246dG9rZW4',
  'c2VjcmV0LWhlcmU',
];

/** The configured values of a process with these secrets. */
export const given: readonly string[] = [
  planted.signingSecret,
  planted.databasePassword,
  `postgres://tradeoff:${encodeURIComponent(planted.databasePassword)}@db:5432/t`,
];

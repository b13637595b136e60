import MarkdownIt from 'markdown-it';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { scene } from '../../adapters/discord/harness.ts';
import { openSite } from '../../adapters/web/harness.ts';
import { setUp } from '../../doubles/slack/setup.ts';
import { newFolder } from '../../new-folder.ts';
import { runProgramHere } from '../../run-program.ts';
import { discordStage } from './discord-stage.ts';
import { chooseAmongAttacks, hostileNames, hostileWords } from './hostile-story.ts';
import { slackStage } from './slack-stage.ts';
import { webStage } from './web-stage.ts';

/** Every text that a value holds, with the name of the field that holds it. */
function textsIn(
  value: unknown,
  field = '',
): { readonly field: string; readonly text: string; readonly of: unknown }[] {
  if (typeof value === 'string') return [{ field, text: value, of: null }];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    textsIn(inside, key).map((one) => (one.of === null ? { ...one, of: value } : one)),
  );
}

/** What turns text around or moves a cursor. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for control characters
const noSigns = /[\u202a-\u202e\u2066-\u2069\u001b\u0007]/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for control characters
const noControls = /[\u001b\u0007]/;

const isMrkdwn = z.looseObject({ type: z.literal('mrkdwn') });

it('what people call things pings, links and formats nothing in Slack', async () => {
  const slack = await setUp('socket');
  await chooseAmongAttacks(slackStage(slack));
  const { posts, views, ephemerals, complaints } = slack.server.workspace;
  const texts = textsIn([posts.map(({ blocks, text }) => ({ blocks, mrkdwn: text })), views, ephemerals]);
  const marked = texts.filter(({ field, of }) => isMrkdwn.safeParse(of).success || field === 'mrkdwn');
  expect(marked.length).toBeGreaterThan(10);
  for (const { text } of marked) {
    const live = text.match(/<[^>]*>/g) ?? [];
    expect(live.filter((one) => !/^<(?:@U[123]|https:\/\/[^|>]*)(?:\|[^<>]*)?>$/.test(one))).toEqual([]);
  }
  // What a button sends isn't shown.
  for (const { field, text } of texts) if (field !== 'value') expect(text).not.toMatch(noSigns);
  await slack.close();
  expect(complaints).toEqual([]);
});

it('what people call things pings, links and formats nothing in Discord', async () => {
  const here = await scene();
  await chooseAmongAttacks(discordStage(here));
  const sent = here.discord.calls.filter(
    ({ path, body }) => 'components' in body && !path.includes('/commands'),
  );
  expect(sent.length).toBeGreaterThan(10);
  for (const { body } of sent) {
    if ('allowed_mentions' in body) expect(body.allowed_mentions).toMatchObject({ parse: [] });
    for (const { text } of textsIn(body.components).filter(({ field }) => field === 'content')) {
      expect(text).not.toMatch(/(?<!\\)\[click|@everyone|@here|(?<!\\)<[#@]&?\d(?!\d{15})|(?<!\\)\|\|/);
      expect(text).not.toMatch(noControls);
      expect(text).not.toMatch(/(?<!\]\(<)https:\/\/evil/);
    }
  }
});

it('what people call things is nothing but text on the chat page', async () => {
  const site = await openSite();
  await chooseAmongAttacks(await webStage(site));
  const kept = site.history.messages('general').map((message) => JSON.stringify(message));
  expect(kept.join('')).toContain('alert(1)');
  // The page shows texts as texts; no link comes of one, and none that isn't https.
  for (const { field, text } of textsIn(site.history.messages('general')))
    if (field === 'url' || field === 'href') expect(text).toMatch(/^https:\/\/[\w./?=&%<>|!"-]*$/);
});

it('what people call things moves no cursor in a terminal, and is no markup in Markdown', async () => {
  const folder = newFolder();
  const typed = [
    "let's choose between Keycloak and Auth0",
    'show the choice',
    ...['3', hostileNames[4], hostileNames.join(';'), '1', hostileNames.slice(0, 4).join(';'), ''],
    `fact on Keycloak: ${hostileWords.slice(0, 180)}`,
    'show the choice',
    'what have we said ourselves?',
    'rate',
  ];
  const run = await runProgramHere(['chat', '--data', folder, '--as', 'ana'], {
    input: typed.map((line) => `${line}\n`).join(''),
  });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout).toContain('alert(1)');
  expect(run.stdout).not.toMatch(noSigns);

  const line = { workspace: 'w', channel: 'c', thread: 't', user: 'ana', mention: true, shared: true };
  const piped = await runProgramHere(['pipe', '--data', newFolder()], {
    input: [
      {
        ...line,
        id: '1',
        text: `start a choice of our own between ${hostileNames.map((name) => `"${name}"`).join(', ')}`,
      },
      { ...line, id: '2', text: 'criteria: cost' },
      { ...line, id: '3', text: `fact: ${hostileWords.slice(0, 180)}` },
      { ...line, id: '4', text: 'what have we said ourselves?' },
    ]
      .map((one) => `${JSON.stringify(one)}\n`)
      .join(''),
  });
  const texts = piped.stdout
    .trim()
    .split('\n')
    .map((one) => z.looseObject({ text: z.string() }).parse(JSON.parse(one)).text);
  expect(texts.join('')).toContain('alert');
  // As a reader that lets HTML and links through would see it.
  const reader = new MarkdownIt({ html: true, linkify: false });
  for (const text of texts) {
    const tokens = reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
    expect(
      tokens
        .filter(({ type }) => /^(?:html|image|link_open)/.test(type))
        .map(({ content, attrs }) => [content, attrs]),
    ).toEqual([]);
  }
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { webApi } from '@slack/bolt';
import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';
import type { Failure } from '../../src/adapters/chat/outcomes.ts';
import { outcomeOf } from '../../src/adapters/discord/outcomes.ts';
import { failureOf } from '../../src/adapters/slack/outcomes.ts';
import { root } from '../run-program.ts';

type Row = { readonly code: string; readonly does: string };

/** Rows of a page's tables, one for each code that `codes` finds in the first cell. */
function rowsOf(page: string, codes: RegExp): readonly Row[] {
  return readFileSync(join(root, page), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, what = '', does = ''] = line.split('|');
      return [...what.matchAll(codes)].map(([, code = '']) => ({ code, does }));
    });
}

/** Kinds of failures that lead to what a row says. */
const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^ reopens/, ['reopen']],
  [/what Discord said/, ['never']],
  [/tries the next place|last place|without the reference|posts the message again/, ['elsewhere']],
  [/existing response|posts into it|ordinary message/, ['elsewhere']],
  [/invite the bot/, ['elsewhere']],
  [/^ waits as long/, ['limited']],
  [/^ retries after|in the store/, ['later']],
  [/plainer form|doesn't let apps/, ['never']],
];

const expected = ({ does }: Row): readonly string[] => kinds.find(([words]) => words.test(does))?.[1] ?? [];

const discord = rowsOf('docs/discord.md', /\b(\d{5,6})\b/g);
const slack = rowsOf('docs/slack.md', /`(\w+)`/g).filter(
  ({ does }) => expected({ code: '', does }).length > 0,
);

it.each(discord)('the guide to Discord says what follows from $code', (row) => {
  const { code } = row;
  const thrown = new DiscordAPIError({ code: Number(code), message: '' }, Number(code), 400, 'POST', '', {});
  expect(expected(row)).toContain(outcomeOf(thrown).kind);
});

it('the guide to Discord has each code whose outcome is known', () => {
  const source = readFileSync(join(root, 'src/adapters/discord/outcomes.ts'), 'utf8');
  const known = [...source.matchAll(/["'](\d{5,6}): /g)].map(([, code]) => code);
  expect(known.length).toBeGreaterThan(15);
  expect(known.filter((code) => !discord.some((row) => row.code === code))).toEqual([]);
});

it.each(slack)('the guide to Slack says what follows from $code', (row) => {
  const thrown = new webApi.WebAPIPlatformError({ ok: false, error: row.code });
  const failure: Failure = failureOf(thrown);
  expect(expected(row)).toContain(failure.kind);
});

it('the guide to Slack has each error whose outcome is known', () => {
  const source = readFileSync(join(root, 'src/adapters/slack/outcomes.ts'), 'utf8');
  const [, passing = ''] = /passingErrors = new Set\(\[(.*?)\]\)/s.exec(source) ?? [];
  const lists = [...source.matchAll(/Object\.entries\(\{(.*?)\}\)/gs)]
    .slice(0, 2)
    .map(([, list = '']) => list);
  const known = [
    ...[...passing.matchAll(/'(\w+)'/g)].map(([, code]) => code),
    ...lists.flatMap((list) => [...list.matchAll(/^ {4}(\w+):/gm)].map(([, code]) => code)),
  ];
  expect(known.length).toBeGreaterThan(15);
  expect(known.filter((code) => !slack.some((row) => row.code === code))).toEqual([]);
});

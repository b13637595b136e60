import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { unescapeWords, withoutMention } from '../../../src/adapters/slack/inbound/words.ts';

/** One message of people to people. */
export type TalkLine = { readonly author: string; readonly words: string; readonly at: number };
/** A conversation of a public channel, as the Slack adapter would hand it on. */
export type Talk = { readonly id: number; readonly lines: readonly TalkLine[] };

const folder = join(import.meta.dirname, '../../../../shared/talk');

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

function decoded(xml: string): string {
  return xml.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity);
}

const message =
  /<message conversation_id="(\d+)">\s*<ts>([^<]*)<\/ts>\s*<user>([^<]*)<\/user>\s*<text>([^<]*)<\/text>/g;

/**
 * Conversations from "Software-related Slack Chats with Disentangled Conversations" (Chatterjee, Damevski, Kraft,
 * Pollock): those of 4 to 25 messages and two speakers or more, the first twelve messages of each. Empty if the data
 * isn't there.
 */
export function readTalks(): readonly Talk[] {
  const path = join(folder, 'elmlang-2019.xml');
  if (!existsSync(path)) return [];
  const talks = new Map<number, TalkLine[]>();
  for (const [, id = '', ts = '', user = '', text = ''] of readFileSync(path, 'utf8').matchAll(message)) {
    const line = {
      author: user,
      words: unescapeWords(withoutMention(decoded(text), 'BOT')),
      at: Date.parse(`${ts.slice(0, 23)}Z`),
    };
    const known = talks.get(Number(id));
    if (known === undefined) talks.set(Number(id), [line]);
    else known.push(line);
  }
  return [...talks]
    .filter(([, lines]) => lines.length >= 4 && lines.length <= 25)
    .filter(([, lines]) => new Set(lines.map(({ author }) => author)).size > 1)
    .map(([id, lines]) => ({ id, lines: lines.slice(0, 12) }));
}

/** A third of the conversations, never trained or tuned on. */
export function isForCheck({ id }: Talk): boolean {
  return id % 3 === 0;
}

const officeLine = z.strictObject({ user: z.string(), text: z.string() });

/** Talk of an office; `asker` had asked the bot. Empty if the data isn't there. */
export function readOffice(): readonly z.infer<typeof officeLine>[] {
  const path = join(folder, 'office.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => officeLine.parse(JSON.parse(line)));
}

/** Talk near the topic: names of the channel's own languages become names of frameworks. */
export type Substitution = readonly (readonly [RegExp, string])[];

export const substitution: Substitution = [
  [/\belm\b/gi, 'Django'],
  [/\b(?:haskell|react|purescript)\b/gi, 'Flask'],
  [/\b(?:javascript|js|typescript|python)\b/gi, 'FastAPI'],
];

/** Further ones, so that what's learnt doesn't rest on which name or word stands where. */
export const furtherSubstitutions: readonly Substitution[] = [
  [
    [/\belm\b/gi, 'FastAPI'],
    [/\b(?:haskell|react|purescript)\b/gi, 'Django'],
    [/\b(?:javascript|js|typescript|python)\b/gi, 'flask'],
    [/\bjson\b/gi, 'database'],
    [/\bdecoders?\b/gi, 'validation'],
    [/\bports?\b/gi, 'websockets'],
    [/\bcompiler\b/gi, 'ORM'],
    [/\bcode\b/gi, 'API'],
  ],
  [
    [/\belm\b/gi, 'flask'],
    [/\b(?:haskell|react|purescript)\b/gi, 'fastapi'],
    [/\b(?:javascript|js|typescript|python)\b/gi, 'django'],
    [/\bfunctions?\b/gi, 'endpoint'],
    [/\b(?:package|library)\b/gi, 'admin panel'],
    [/\btypes?\b/gi, 'auth'],
    [/\bmodel\b/gi, 'migrations'],
    [/\bapp\b/gi, 'async API'],
  ],
];

export function substituted(words: string, by: Substitution): string {
  return by.reduce((text, [name, other]) => text.replace(name, other), words);
}

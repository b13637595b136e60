import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { firstLineOf } from '../../src/core/reply/opening/first-line.ts';
import { newConversation } from '../../src/core/turn/conversation.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { wholeTurn } from '../core/whole-turn.ts';
import { splits } from './labelled.ts';
import type { Measurement } from './row.ts';

/** A message of a thread, as far as openings are concerned. */
export type Said = { readonly text: string; readonly user?: string | undefined };
export type SaidThread = { readonly shared: boolean; readonly turns: readonly Said[] };

/** An answer that opens like an earlier one to another question. */
export type Repetition = { readonly line: string; readonly to: string; readonly before: string };

const gradedSchema = z.looseObject({
  thread: z.string(),
  shared: z.boolean().optional(),
  user: z.string().optional(),
  text: z.string(),
});
const graded = join(import.meta.dirname, '../../../shared/graded/graded.jsonl');

/** Share of answers that open with a line the thread has seen, over every thread at hand. */
export const repeatedOpenings: Measurement = (knowledge) => {
  let answers = 0;
  let repeated = 0;
  for (const [index, thread] of [...labelledThreads(), ...gradedThreads()].entries()) {
    const found = openingsOf(thread, knowledge, `openings-${index}`);
    answers += found.answers;
    repeated += found.repetitions.length;
  }
  return [
    {
      name: 'answers that open with a first line this thread has seen',
      right: repeated,
      of: answers,
      limit: { kind: 'most', share: 0 },
    },
  ];
};

export function labelledThreads(): SaidThread[] {
  return splits()
    .flatMap(({ threads }) => threads)
    .filter(({ turns }) => turns.length > 1);
}

/** Threads of the graded answers, where a thread's first message and those that begin with "@bot" call the bot. */
function gradedThreads(): SaidThread[] {
  if (!existsSync(graded)) return [];
  const lines = readFileSync(graded, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => gradedSchema.parse(JSON.parse(line)));
  return [...Map.groupBy(lines, ({ thread }) => thread).values()].map((turns) => ({
    shared: turns.some(({ shared }) => shared === true),
    turns: turns.map(({ text, user }, at) => ({
      text: at === 0 ? `<@BOT> ${text}` : text.replace(/^@bot/i, '<@BOT>'),
      user,
    })),
  }));
}

/** Runs a thread, and compares the first lines of its answers. */
export function openingsOf(
  { shared, turns }: SaidThread,
  knowledge: Knowledge,
  id: string,
): { readonly answers: number; readonly repetitions: readonly Repetition[] } {
  let conversation = newConversation(id);
  let answers = 0;
  const repetitions: Repetition[] = [];
  const seen = new Map<string, string[]>();
  for (const { text, user = 'U1' } of turns) {
    const called = /<@BOT>/i.test(text);
    const words = text.replace(/<@BOT>/gi, ' ');
    const audience = shared && !called ? 'shared' : 'direct';
    const turn = wholeTurn(conversation, { conversation: id, author: user, words, audience }, knowledge);
    conversation = turn.conversation;
    if (turn.answer === null) continue;
    answers++;
    const line = plain(firstLineOf(turn.answer.blocks));
    const before = seen.get(line) ?? [];
    const [other] = before;
    // "in one line" says the same in other words.
    const retells = turn.intent.kind === 'follow_up' && turn.intent.wants !== undefined;
    if (!retells && other !== undefined && !before.some((asked) => isSameQuestion(asked, words)))
      repetitions.push({ line, to: words, before: other });
    seen.set(line, [...before, words]);
  }
  return { answers, repetitions };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const fillers =
  /\b(?:a|an|the|please|pls|plz|ok|okay|so|well|and|but|then|now|again|hey|hi|just|really|actually|tho|though|um)\b/g;

/** The same words, whatever their order and inflection. */
function isSameQuestion(a: string, b: string): boolean {
  const key = (text: string): string => {
    const words = plain(text).replace(fillers, ' ').split(' ').filter(Boolean);
    const kept = words.length > 0 ? words : plain(text).split(' ');
    return [...new Set(kept.map((word) => word.slice(0, 4)))].sort().join(' ');
  };
  return key(a) === key(b);
}

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { newConversation } from '../../src/core/turn/conversation.ts';
import type { EarlierMessage } from '../../src/core/turn/earlier-talk.ts';
import { takeTurn } from '../../src/core/turn/turn.ts';
import type { Measurement, Row } from './row.ts';

/**
 * Real talk of developers that is never about choosing among the topic's options: whoever calls the bot into it has to be
 * told that there's no choice in it. From the data set "Software-related Slack Chats with Disentangled Conversations".
 */
const file = resolve(import.meta.dirname, '../../../shared/talk/elmlang-2019.xml');

const substitutes: readonly (readonly [RegExp, string])[] = [
  [/\belm\b/gi, 'Django'],
  [/\b(?:haskell|react|purescript)\b/gi, 'Flask'],
  [/\b(?:javascript|js|typescript|python)\b/gi, 'FastAPI'],
];

/** How often talk about something else is taken for a choice, as it is and with the options' names in it. */
export const measureCalledIn: Measurement = (knowledge) => {
  if (!existsSync(file)) return [];
  const threads = threadsIn(readFileSync(file, 'utf8'));
  const row = (name: string, share: number, change: (words: string) => string): Row => {
    const taken = threads.filter((thread) => {
      const messages = thread.map(({ author, words }) => ({ author, words: change(words) }));
      const asked = { conversation: 'c', author: 'caller', words: 'what do you think?' };
      const earlier = { messages, isWhole: true };
      const question = { ...asked, audience: 'direct', calledIn: true, earlier } as const;
      return takeTurn(newConversation('c'), question, knowledge).answer?.declined === false;
    });
    return { name, right: taken.length, of: threads.length, limit: { kind: 'most', share } };
  };
  const withNames = (words: string): string =>
    substitutes.reduce((changed, [name, option]) => changed.replace(name, option), words);
  return [
    row('talk taken for a choice', 0.005, (words) => words),
    row('the same, with the options’ names in it', 0.02, withNames),
  ];
};

/** The check split: every third conversation, of 4 to 25 messages and at least two speakers. */
function threadsIn(xml: string): readonly (readonly EarlierMessage[])[] {
  const threads = new Map<string, EarlierMessage[]>();
  for (const [, id = '', message = ''] of xml.matchAll(
    /<message conversation_id="(\d+)">([\s\S]*?)<\/message>/g,
  )) {
    if (Number(id) % 3 !== 0) continue;
    const author = /<user>([\s\S]*?)<\/user>/.exec(message)?.[1] ?? '';
    const words = unescaped(unescaped(/<text>([\s\S]*?)<\/text>/.exec(message)?.[1] ?? ''));
    threads.set(id, [...(threads.get(id) ?? []), { author, words }]);
  }
  return [...threads.values()].filter(
    (thread) =>
      thread.length >= 4 && thread.length <= 25 && new Set(thread.map(({ author }) => author)).size > 1,
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll('&amp;', '&');
}

import type { Asked } from '../../chat/address.ts';
import type { MessageSpan } from '../history/message.ts';
import { textSpan } from './spans.ts';

/** Longest question shown above its answer, in characters. */
const mostInLine = 200;

/** What brought an answer up that nobody wrote as a message: a line above it. */
export function askedSpans({ by, words, how }: Asked, people: ReadonlyMap<string, string>): MessageSpan[] {
  const who = textSpan(people.get(by) ?? by, 'strong');
  const asked = textSpan(words.length <= mostInLine ? words : `${words.slice(0, mostInLine)}…`, 'strong');
  switch (how) {
    case 'press':
      return [who, textSpan(' picked '), asked];
    case 'command':
      return [who, textSpan(' asked: '), asked];
    case 'weigh':
      return [who, textSpan(' asked me to weigh this.')];
    case 'save':
      return [who, textSpan(' asked me to save this as a decision.')];
    case 'share':
      return [who, textSpan(' asked me privately, and shares this: '), asked];
    default:
      return how satisfies never;
  }
}

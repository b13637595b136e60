import type { Asked } from '../../chat/address.ts';
import { escaped, shortened } from './escape.ts';
import { personMention } from './spans.ts';

/** Longest question shown above its answer, in characters, after a command and after a press. */
const mostOfCommand = 300;
const mostOfPress = 200;

/**
 * Line above an answer whose question is shown nowhere else, in Markdown.
 *
 * @param namesAsker false if Discord itself shows who asked, or only they see it
 */
export function askedLine({ by, words, how }: Asked, namesAsker: boolean): string {
  const question = `**${escaped(shortened(words, mostOfCommand))}**`;
  const who = personMention(by);
  switch (how) {
    case 'command':
      return namesAsker && by !== '' ? `${question}\n-# asked by ${who}` : question;
    case 'press':
      return `**${escaped(shortened(words, mostOfPress))}**${namesAsker && by !== '' ? ` · picked by ${who}` : ''}`;
    case 'weigh':
      return `-# ${who} asked me to weigh this.`;
    case 'save':
      return `-# ${who} asked me to save this as a decision.`;
    case 'share':
      return `${question}\n-# ${who} asked me privately and shares this.`;
    default:
      return how satisfies never;
  }
}

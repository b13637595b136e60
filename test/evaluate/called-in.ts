import { newConversation } from '../../src/core/turn/conversation.ts';
import { takeTurn } from '../../src/core/turn/turn.ts';
import { isForCheck, readTalks, type Substitution, substituted, substitution } from './addressee/talk.ts';
import type { Measurement, Row } from './row.ts';

/**
 * How often real talk of developers, which is never about choosing among the topic's options, is taken for a choice by a
 * bot that is called into it: as it is, and with the options' names in it. Measured on the check split.
 */
export const measureCalledIn: Measurement = (knowledge) => {
  const talks = readTalks().filter(isForCheck);
  if (talks.length === 0) return [];
  const row = (name: string, share: number, by: Substitution): Row => {
    const taken = talks.filter(({ lines }) => {
      const messages = lines.map(({ author, words }) => ({ author, words: substituted(words, by) }));
      const asked = { conversation: 'c', author: 'caller', words: 'what do you think?' };
      const earlier = { messages, isWhole: true };
      const question = { ...asked, audience: 'direct', calledIn: true, earlier } as const;
      return takeTurn(newConversation('c'), question, knowledge).answer?.declined === false;
    });
    return { name, right: taken.length, of: talks.length, limit: { kind: 'most', share } };
  };
  return [
    row('talk taken for a choice', 0.005, []),
    row('the same, with the options’ names in it', 0.02, substitution),
  ];
};

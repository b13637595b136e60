import { expect, it } from 'vitest';
import { matchesInThread } from '../../../../src/core/meaning/asked/match-in-thread.ts';
import { contextsOf, textsInThread } from '../../../../src/core/meaning/in-thread/contexts.ts';
import { likeliestInThread } from '../../../../src/core/meaning/in-thread/likeliest-in-thread.ts';
import {
  candidateEvidence,
  candidatesInThread,
  ofThreadCandidate,
  ofThreadMessage,
  threadMessageEvidence,
} from '../../../../src/core/meaning/in-thread/thread-evidence.ts';
import { newConversation } from '../../../../src/core/turn/conversation.ts';
import { takeInLikelyTopic } from '../../../../src/core/turn/in-likely-topic.ts';
import { withVectors } from '../../../../src/core/turn/question.ts';
import { buildMeanings } from '../../../../src/knowledge/meanings/build-meanings.ts';
import { pythonWeb, pythonWebAlone } from '../../built-in.ts';
import { wholeTurn } from '../../whole-turn.ts';
import { toyEncoder } from '../toy-encoder.ts';

const asked = (words: string) => ({ conversation: 't', author: 'u', words, audience: 'direct' }) as const;

it('is a row for each candidate of any of the matches, which says how likely it is', async () => {
  const encoder = toyEncoder();
  const meanings = await buildMeanings(pythonWeb, encoder);
  const { conversation } = wholeTurn(newConversation('t'), asked('is flask dead?'), pythonWebAlone);
  const words = 'and who keeps it going';
  const { understood } = takeInLikelyTopic(conversation, asked(words), pythonWebAlone);
  const texts = textsInThread(words, contextsOf(understood, conversation));
  const [vector = null, ...vectors] = await encoder.encode([words, ...texts.map(({ text }) => text)]);
  const inThread = withVectors(texts, vectors);
  const sought = { understood, conversation, vector, inThread, meanings };
  const matches = matchesInThread(sought, []);
  const candidates = candidatesInThread(matches);
  const places = new Set([
    ...matches.alone.closest,
    ...(matches.subject?.closest ?? []),
    ...(matches.told?.closest ?? []),
  ]);
  expect(matches.told).toBeDefined();
  expect(candidates).toHaveLength(places.size);
  const evidenceOf = candidateEvidence(sought);
  for (const one of candidates) {
    const row = evidenceOf(one);
    expect(row).toHaveLength(ofThreadCandidate.length);
    expect(row.every(Number.isFinite)).toBe(true);
  }
  expect(threadMessageEvidence(sought, matches)).toHaveLength(ofThreadMessage.length);
  const likeliest = likeliestInThread(sought, matches);
  expect(likeliest.length).toBeGreaterThan(1);
  for (const { probability } of likeliest) {
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1);
  }
});

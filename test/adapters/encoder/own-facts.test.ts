import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { encoderState } from '../../../src/adapters/encoder/encoder-state.ts';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import { builtIn } from '../../core/built-in.ts';
import { saidIn } from '../../core/spans-of.ts';

const choicesSchema = z.array(
  z.strictObject({
    options: z.array(z.string()),
    criteria: z.array(z.string()),
    facts: z.array(z.string()),
    answered: z.array(z.strictObject({ asks: z.string(), by: z.number() })),
    unanswered: z.array(z.string()),
  }),
);
const choices = choicesSchema.parse(
  load(readFileSync(join(import.meta.dirname, '../../fixtures/own-facts.yaml'), 'utf8')),
);

/** At least so many questions show the fact that answers them; by words alone it's one in six. */
const leastShown = 0.75;

it('what a team stated is found by what a question means, and taken for no answer that it isn’t', async () => {
  const state = await encoderState(process.env.ENCODER !== 'off');
  if (state.kind !== 'in use') return;
  let [shown, all, mistaken] = [0, 0, 0];
  for (const { options, criteria, facts, answered, unanswered } of choices) {
    const store = openMemoryStore();
    const { encoder } = state;
    const assistant = createAssistant({ store, knowledge: () => builtIn, now: () => store.now(), encoder });
    let deliveries = 0;
    const say = async (words: string): Promise<string> => {
      const asker = { workspace: 'w', conversation: 't', author: 'ana', rights: everyRight };
      const sent = { delivery: String(++deliveries), replyTo: null, audience: 'direct' as const };
      const outcome = await assistant.ask({ ...asker, ...sent, words });
      return outcome.kind === 'answered' ? saidIn(outcome.answer) : '';
    };
    await say(`let's choose between ${options.join(', ')}`);
    await say(`criteria: ${criteria.join(', ')}`);
    for (const fact of facts) await say(`fact on ${fact}`);
    for (const { asks, by } of answered) {
      all++;
      if ((await say(asks)).includes(facts[by]?.toLowerCase() ?? '?')) shown++;
    }
    for (const asks of unanswered) {
      const answer = await say(asks);
      if (answer.includes('you said: ') && !answer.includes('nearest to it')) mistaken++;
    }
  }
  await state.encoder.close();
  expect(mistaken).toBe(0);
  expect(shown / all).toBeGreaterThanOrEqual(leastShown);
});

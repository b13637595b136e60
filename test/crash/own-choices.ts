import { expect } from 'vitest';
import type { Store } from '../../src/core/store/store.ts';
import { topicFormRef } from '../../src/core/team-topics/forms/topic-form-refs.ts';
import { cardEditId } from '../../src/core/team-topics/show/topic-card.ts';
import { teamTopicId, teamTopicKey } from '../../src/core/team-topics/state/topic-ids.ts';
import { type Platform, perThread, threadOf } from './platform.ts';
import type { TestDelivery } from './protocol.ts';

const workspace = 'test:w';

/** How many deliveries the threads take that are asked in at one time. */
const inGroup = perThread;

/** Whether a delivery is the first of its thread, which starts a choice there. */
export function startsChoices(number: number): boolean {
  return number % inGroup < 4;
}

function topicOf(number: number): string {
  const first = number - (number % inGroup) + (number % 4);
  return teamTopicId(workspace, threadOf(number), `e${first}`);
}

/** What people do to a choice of their own, delivery by delivery: facts, ratings and criteria, in words and by forms. */
export function changeOfChoice(number: number): TestDelivery {
  // A channel has room for 40 choices, fewer than all of a long run.
  const channel = `c${Math.floor(number / inGroup)}`;
  const base = { delivery: `e${number}`, conversation: threadOf(number), author: `U${number}`, channel };
  const topic = topicOf(number);
  if (startsChoices(number))
    return { ...base, words: 'start a choice of our own between Keycloak, Auth0 and Authentik' };
  const step = Math.floor((number % inGroup) / 4);
  switch (step % 7) {
    case 0:
      return { ...base, words: `criterion: thing ${step}` };
    case 1:
    case 2:
      return { ...base, words: `fact on Keycloak: ${factOf(number)}` };
    case 3:
      return { ...base, words: `Keycloak ${number % 6} on cost` };
    case 4: {
      const ref = topicFormRef({ topic, form: 'fact', option: null });
      return { ...base, form: { ref, filled: { words: factOf(number), option: 'all' } } };
    }
    case 5: {
      const ref = topicFormRef({ topic, form: 'rate', option: 'auth0', page: 0 });
      return { ...base, form: { ref, filled: { cost: String(number % 6) } } };
    }
    default:
      // Open set: every other step is a question.
      return { ...base, words: 'which one should we take?' };
  }
}

function factOf(number: number): string {
  return `it is what number ${number} says`;
}

/** Everything that was done to the choices is in them once, and the last card that was posted is how each is now. */
export async function checkChoices(platform: Platform, store: Store, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, number) => number);
  const byTopic = Map.groupBy(all, topicOf);
  for (const [id, numbers] of byTopic) {
    const topic = (await store.load(teamTopicKey(workspace, id)))?.value;
    if (topic === undefined) throw new Error(`there is no choice ${id}`);
    const changes = numbers.filter((number) => !startsChoices(number)).map(changeOfChoice);
    const said = changes.flatMap(({ words = '', form }) => [words, form?.filled.words ?? '']);
    const expected = {
      facts: said.flatMap((words) => /it is what number \d+ says/.exec(words)?.[0] ?? []).sort(),
      criteria: said.flatMap((words) => /thing \d+/.exec(words)?.[0] ?? []).sort(),
      ratings: changes
        .flatMap(({ author, words = '', form }) => {
          const rated = /^Keycloak (\d) on cost$/.exec(words)?.[1] ?? form?.filled.cost;
          return rated === undefined ? [] : [`${author} ${rated}`];
        })
        .sort(),
      pending: [],
      isCardOut: true,
    };
    expect({
      facts: topic.facts.map(({ words }) => words).sort(),
      criteria: topic.criteria.flatMap(({ title }) => (title.startsWith('thing') ? [title] : [])).sort(),
      ratings: topic.ratings.map(({ author, rating }) => `${author} ${rating}`).sort(),
      pending: topic.pending,
      isCardOut: numbers.length === 1 || platform.hasPosted(cardEditId(id, topic)),
    }).toEqual(expected);
  }
}

import { beforeAll, expect, it } from 'vitest';
import { openMemoryStore } from '../../../src/adapters/memory/store.ts';
import { everyRight } from '../../../src/core/access/actor.ts';
import { createAssistant } from '../../../src/core/assistant/assistant.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { decisionOf } from '../../contract/documents.ts';
import { builtIn } from '../built-in.ts';

const count = 1_000;
const asked = [
  'record it',
  'decisions',
  'decisions about billing',
  'why did we choose django?',
  'why did we not choose fastapi?',
  'what did we decide last time?',
  'put it to the vote',
  'my vote: django',
  'we go with django',
  'which decisions are due?',
];

/** A store with many decisions of the same choice, half of them in closed places, that counts what's read. */
async function filled(): Promise<{ readonly store: Store; readonly reads: () => number }> {
  const inner = openMemoryStore(100_000);
  for (let number = 0; number < count; number++) {
    const record = decisionOf(`Billing ${number}`);
    const value = {
      ...record,
      content: { ...record.content, topic: 'python-web' },
      checked: builtIn.version,
      conversation: `t${number}`,
      place: { id: `C${number % 10}`, closed: number % 2 === 0 },
    };
    await inner.save({ workspace: 'w', kind: 'decision', id: `d-${number}` }, value, {
      basedOn: 0,
      due: null,
    });
  }
  let reads = 0;
  const store: Store = {
    ...inner,
    load(key) {
      if (key.kind === 'decision') reads++;
      return inner.load(key);
    },
    list: () => expect.unreachable('reads every record'),
  };
  return { store, reads: () => reads };
}

let many: Awaited<ReturnType<typeof filled>>;
beforeAll(async () => {
  many = await filled();
});

it.each(asked)('%s reads a bounded number of records, however many there are', async (words) => {
  const { store, reads } = many;
  const before = reads();
  const assistant = createAssistant({ store, knowledge: () => builtIn, now: () => 1_800_000_000_000 });
  await assistant.ask({
    workspace: 'w',
    conversation: 't7',
    author: 'U1',
    rights: everyRight,
    words,
    audience: 'direct',
    place: { id: 'C7', closed: false },
    delivery: words,
    replyTo: { platform: 'test', address: {} },
  });
  expect(reads() - before).toBeLessThanOrEqual(120);
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { newConversation } from '../../src/core/turn/conversation.ts';
import { takeTurn } from '../../src/core/turn/turn.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';

/** Loads one folder of knowledge, asks one question, and says what each took. */
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
const heap = (): number => {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1e6;
};
const before = heap();
const began = performance.now();
const knowledge = loadKnowledge([process.argv[2] ?? '']);
const load = performance.now() - began;
const asked = performance.now();
takeTurn(
  newConversation('bench'),
  { conversation: 'bench', author: 'a', words: 'django or fastapi?', audience: 'direct' },
  knowledge,
);
const first = performance.now() - asked;
process.send?.({ load, first, heap: heap() - before });

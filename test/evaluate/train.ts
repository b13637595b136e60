import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newConversation } from '../../src/core/turn/conversation.ts';
import { type IntentKind, intentKinds } from '../../src/core/turn/intent.ts';
import { features } from '../../src/core/understanding/decide/features.ts';
import { situate } from '../../src/core/understanding/understand.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { wholeTurn } from '../core/whole-turn.ts';
import { splits } from './labelled.ts';

/**
 * `npm run train`: fits the weights of likelihood.ts on the training splits and writes intent-weights.ts. It runs
 * full-batch gradient descent with momentum on the cross-entropy with an L2 penalty. The settings were chosen by
 * cross-validation on the training splits. Other accepted readings get a part of each label. The check split and the
 * shared sample are never read.
 */
const settings = {
  steps: 1_200,
  rate: 0.1,
  momentum: 0.9,
  penalty: 0.0005,
  sharedLabel: 0.3,
  leastMessages: 3,
  smallest: 0.05,
} as const;

const knowledge = loadKnowledge([builtInFolder]);
const messages: { seen: Map<string, number>; target: readonly number[] }[] = [];
for (const split of splits().filter(({ name }) => name.startsWith('train'))) {
  for (const thread of split.threads) {
    let conversation = newConversation('train');
    for (const label of thread.turns) {
      if (label.intent === undefined) continue;
      const question = {
        conversation: 'train',
        author: label.user ?? 'U1',
        words: label.text.replace(/<@BOT>/gi, ' '),
        audience: 'direct',
      } as const;
      const message = {
        seen: features(situate(question, conversation, knowledge).situation),
        target: target(label.intent, label.alsoAccept),
      };
      // The plainest ways to ask count three times, so that they stay right whatever else is learned.
      for (let times = 0; times < (split.name === 'train-plain' ? 3 : 1); times++) messages.push(message);
      conversation = wholeTurn(conversation, question, knowledge).conversation;
    }
  }
}

function target(intent: IntentKind, also: readonly string[]): number[] {
  const others = intentKinds.filter((kind) => kind !== intent && also.includes(kind));
  return intentKinds.map((kind) => {
    if (kind === intent) return others.length > 0 ? 1 - settings.sharedLabel : 1;
    return others.includes(kind) ? settings.sharedLabel / others.length : 0;
  });
}

const occurrences = new Map<string, number>();
for (const { seen } of messages)
  for (const name of seen.keys()) occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
const names = [...occurrences]
  .filter(([name, count]) => !name.startsWith('word ') || count >= settings.leastMessages)
  .map(([name]) => name)
  .sort();
const index = new Map(names.map((name, at) => [name, at]));
const width = intentKinds.length;
const fitted = new Float64Array(names.length * width);
const velocity = new Float64Array(fitted.length);
const sparse = messages.map(({ seen, target: wanted }) => ({
  wanted,
  entries: [...seen].flatMap(([name, value]) => {
    const at = index.get(name);
    return at === undefined ? [] : [[at, value] as const];
  }),
}));

for (let step = 0; step < settings.steps; step++) {
  const gradient = new Float64Array(fitted.length);
  for (const { entries, wanted } of sparse) {
    const scores = intentKinds.map(() => 0);
    for (const [at, value] of entries)
      for (let kind = 0; kind < width; kind++)
        scores[kind] = (scores[kind] ?? 0) + value * (fitted[at * width + kind] ?? 0);
    const most = Math.max(...scores);
    const raised = scores.map((score) => Math.exp(score - most));
    const sum = raised.reduce((total, value) => total + value, 0);
    for (const [at, value] of entries) {
      for (let kind = 0; kind < width; kind++) {
        const place = at * width + kind;
        gradient[place] = (gradient[place] ?? 0) + value * ((raised[kind] ?? 0) / sum - (wanted[kind] ?? 0));
      }
    }
  }
  for (let place = 0; place < fitted.length; place++) {
    const slope = (gradient[place] ?? 0) / sparse.length + settings.penalty * (fitted[place] ?? 0);
    velocity[place] = settings.momentum * (velocity[place] ?? 0) + slope;
    fitted[place] = (fitted[place] ?? 0) - settings.rate * (velocity[place] ?? 0);
  }
}

const rows = names.flatMap((name, at) => {
  const row = [...fitted.slice(at * width, (at + 1) * width)].map(
    (value) => Math.round(value * 100) / 100 + 0,
  );
  return row.some((value) => Math.abs(value) >= settings.smallest)
    ? [`  ${JSON.stringify(name)}: [${row.join(', ')}],`]
    : [];
});
const file = join(import.meta.dirname, '../../src/core/understanding/decide/intent-weights.ts');
writeFileSync(
  file,
  `// Written by \`npm run train\` from the training splits in test/fixtures/understanding; not to be edited by hand.
import type { IntentKind } from '../../turn/intent.ts';

/** The kinds of intent, in the order of each row of weights. */
export const kinds: readonly IntentKind[] = ${JSON.stringify(intentKinds)};

/** What each thing seen in a message speaks for, by kind. */
export const weights: Readonly<Record<string, readonly number[]>> = {
${rows.join('\n')}
};
`,
);
console.log(`${messages.length} messages, ${rows.length} features kept of ${names.length}`);

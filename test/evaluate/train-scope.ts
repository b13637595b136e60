import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newConversation } from '../../src/core/turn/conversation.ts';
import type { IntentKind } from '../../src/core/turn/intent.ts';
import type { Scope } from '../../src/core/understanding/decide/scope-classifier.ts';
import { observeScope } from '../../src/core/understanding/decide/scope-features.ts';
import type { Situation } from '../../src/core/understanding/decide/situation.ts';
import { situate } from '../../src/core/understanding/understand.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { splits } from './labelled.ts';
import { coveredControls, outOfScope } from './scope-messages.ts';
import { type Example, fitSoftmax } from './softmax.ts';

/**
 * The second part of `npm run train`: fits the weights that tell what is in scope, on the labelled training splits and
 * on messages made for it. A message's thread only counts as being there, so that the fit doesn't depend on the answers
 * that earlier weights led to. Never reads a check split or the shared sample.
 */
const settings = { steps: 800, rate: 0.5, momentum: 0.9, penalty: 0.0005 } as const;
const leastMessages = 2;
/** The core knows no platform. */
const platforms = /slack|discord/;
const smallest = 0.05;
/** Out-of-scope messages are rarer in the fixtures than in a channel. */
const weights: Readonly<Record<Scope, number>> = { within: 1, 'hands-on': 3, elsewhere: 3 };
/** Intents that are never declined as out of scope matter less. */
const factual: ReadonlySet<IntentKind> = new Set(['compare', 'explain', 'recommend', 'criteria', 'decide']);
const asideWeight = 0.3;
const controlWeight = 5;
const labelledWeight = 2;

const scopes: readonly Scope[] = ['within', 'hands-on', 'elsewhere'];
const knowledge = loadKnowledge([builtInFolder]);
const examples: Example[] = [];

function situationOf(words: string): Situation {
  const question = { conversation: 'train', author: 'U1', words, audience: 'direct' } as const;
  return situate(question, newConversation('train'), knowledge).situation;
}

/** A labelled message that is out of scope for another reason than a product that isn't covered. */
function addOutside(words: string, inThread: boolean): void {
  const { reading, has } = situationOf(words);
  if (reading.products.length + reading.alternatives.length > 0 || reading.uncovered !== null) return;
  if (has('orders')) return;
  add(words, reading.hasCode || has('code') ? 'hands-on' : 'elsewhere', labelledWeight, inThread);
}

function add(words: string, scope: Scope, weight: number, inThread = false): void {
  const seen = new Map<string, number>();
  const situation = situationOf(words);
  observeScope(situation, inThread, (name, value) => seen.set(name, value));
  examples.push({ seen, target: scopes.map((one) => (one === scope ? 1 : 0)), weight });
}

for (const { name, threads } of splits()) {
  if (!name.startsWith('train')) continue;
  for (const { turns } of threads)
    for (const [at, { text, intent, alsoAccept, silent }] of turns.entries()) {
      if (intent === undefined || silent === true) continue;
      const words = text.replace(/<@BOT>/gi, ' ');
      if (intent === 'out_of_scope' && alsoAccept.length === 0) addOutside(words, at > 0);
      if (intent !== 'out_of_scope' && !alsoAccept.includes('out_of_scope'))
        add(words, 'within', factual.has(intent) ? weights.within : asideWeight, at > 0);
    }
}
for (const { scope, text } of outOfScope('train')) {
  add(text, scope, weights[scope]);
  add(text, scope, weights[scope] / 2, true);
}
for (const text of coveredControls('train')) add(text, 'within', controlWeight);

const occurrences = new Map<string, number>();
for (const { seen } of examples)
  for (const name of seen.keys()) occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
const names = [...occurrences]
  .filter(([name, count]) => count >= leastMessages && !platforms.test(name))
  .map(([name]) => name)
  .sort();
const fitted = fitSoftmax(examples, names, settings);
const rows = [...fitted].flatMap(([name, row]) => {
  const rounded = row.map((value) => Math.round(value * 100) / 100 + 0);
  return rounded.some((value) => Math.abs(value) >= smallest)
    ? [`  ${JSON.stringify(name)}: [${rounded.join(', ')}],`]
    : [];
});
writeFileSync(
  join(import.meta.dirname, '../../src/core/understanding/decide/scope-weights.ts'),
  `// Written by \`npm run train\` from the training splits in test/fixtures/understanding; not to be edited by hand.
import type { Scope } from './scope-classifier.ts';

/** The scopes, in the order of each row of weights. */
export const weightedScopes: readonly Scope[] = ${JSON.stringify(scopes)};

/** What each thing seen in a message speaks for, by scope. */
export const scopeWeights: Readonly<Record<string, readonly number[]>> = {
${rows.join('\n')}
};
`,
);
console.log(`${examples.length} messages, ${rows.length} features kept of ${names.length}`);

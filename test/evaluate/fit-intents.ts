import { newConversation } from '../../src/core/turn/conversation.ts';
import { type IntentKind, intentKinds } from '../../src/core/turn/intent.ts';
import { featuresOf, wordFeaturePrefix } from '../../src/core/understanding/decide/features.ts';
import { situate } from '../../src/core/understanding/understand.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { wholeTurn } from '../core/whole-turn.ts';
import { fitSoftmax, type SoftmaxExample, type SoftmaxModel } from './fit-softmax.ts';
import type { Split } from './labelled.ts';

/** Chosen by cross-validation on the training splits (`npm run train -- --folds`). */
const settings = { steps: 150, rate: 0.05, penalty: 0.001 } as const;
/** A word has to occur in at least this many messages. */
const leastMessages = 2;
/** The share of a label that other accepted intents have. */
const sharedLabel = 0.3;
/** The plainest questions have to be right, whatever else is learnt. */
const plainWeight = 3;
const platforms = /slack|discord/;
/** Rows without a weight of at least this are left out. */
const smallest = 0.05;

export type IntentExample = SoftmaxExample & {
  readonly accepted: ReadonlySet<string>;
  /** Messages of a thread stay together in a fold. */
  readonly thread: string;
};

/** The labelled messages of training splits, each in its thread as the committed weights answer it. */
export function intentExamples(splits: readonly Split[], knowledge: Knowledge): readonly IntentExample[] {
  const examples: IntentExample[] = [];
  for (const { name, threads } of splits.filter((split) => split.name.startsWith('train'))) {
    for (const [at, { turns }] of threads.entries()) {
      let conversation = newConversation('train');
      for (const { intent, alsoAccept, text, user = 'U1' } of turns) {
        if (intent === undefined) continue;
        const words = text.replace(/<@BOT>/gi, ' ');
        const question = { conversation: 'train', author: user, words, audience: 'direct' } as const;
        examples.push({
          seen: featuresOf(situate(question, conversation, knowledge).situation),
          target: targetOf(intent, alsoAccept),
          weight: name === 'train-plain' ? plainWeight : 1,
          accepted: new Set([intent, ...alsoAccept]),
          thread: `${name} ${at}`,
        });
        conversation = wholeTurn(conversation, question, knowledge).conversation;
      }
    }
  }
  return examples;
}

function targetOf(intent: IntentKind, also: readonly string[]): readonly number[] {
  const others = intentKinds.filter((kind) => kind !== intent && also.includes(kind));
  const shared = others.length > 0 ? sharedLabel : 0;
  return intentKinds.map((kind) => {
    if (kind === intent) return 1 - shared;
    return others.includes(kind) ? shared / others.length : 0;
  });
}

export function fitIntents(examples: readonly SoftmaxExample[]): SoftmaxModel {
  return fitSoftmax(examples, {
    ...settings,
    // The core knows no platform.
    isKept: (name, count) =>
      !platforms.test(String(name)) &&
      (!String(name).startsWith(wordFeaturePrefix) || count >= leastMessages),
  });
}

/** Each feature's weights as they're written, by name. */
export function roundedWeights(model: SoftmaxModel): Readonly<Record<string, readonly number[]>> {
  const rows = [...model].map(
    ([name, row]) => [String(name), row.map((weight) => Math.round(weight * 100) / 100 + 0)] as const,
  );
  return Object.fromEntries(
    rows
      .filter(([, row]) => row.some((weight) => Math.abs(weight) >= smallest))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** The source of intent-weights.ts. */
export function writtenIntents(weights: Readonly<Record<string, readonly number[]>>): string {
  const rows = Object.entries(weights).map(
    ([name, row]) => `  ${/^[a-z]+$/.test(name) ? name : `'${name}'`}: [${row.join(', ')}],`,
  );
  return `// Written by \`npm run train\` from the training splits in test/fixtures/understanding; not to be edited by hand.
import type { IntentKind } from '../../turn/intent.ts';

/** The kinds of intent, in the order of each row of weights. */
export const weightedIntents: readonly IntentKind[] = [
${intentKinds.map((kind) => `  '${kind}',`).join('\n')}
];

/** What each thing seen in a message speaks for, by kind. */
export const intentWeights: Readonly<Record<string, readonly number[]>> = {
${rows.join('\n')}
};
`;
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newConversation } from '../../src/core/turn/conversation.ts';
import type { IntentKind } from '../../src/core/turn/intent.ts';
import type { Scope } from '../../src/core/understanding/decide/scope/scope-classifier.ts';
import { observeScope } from '../../src/core/understanding/decide/scope/scope-features.ts';
import type { Situation } from '../../src/core/understanding/decide/situation.ts';
import { situate } from '../../src/core/understanding/understand.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';
import { phrasingsByClass } from '../../src/knowledge/meanings/phrasings-by-class.ts';
import { fitScope, judgeScope, type ScopeExample, scopes, writtenScope } from './fit-scope.ts';
import { splits } from './labelled.ts';
import { coveredControls, outOfScope } from './scope-messages.ts';

/**
 * `npm run train:scope`: fits the weights that tell what is in scope, on the labelled training splits, on messages
 * made for it and on how people ask what the topics answer, and writes scope-weights.ts. A message's thread only counts as being there, so that the fit doesn't
 * depend on the answers that earlier weights led to. Never reads a check split or the shared sample. `--folds` prints,
 * out of fold, what each threshold would come to, and writes nothing.
 */

/** Out-of-scope messages are rarer in the fixtures than in a channel. */
const outsideWeight = 3;
const outsideInThreadWeight = 1;
const controlWeight = 4;
const labelledOutsideWeight = 2;
/** Intents that are never declined as out of scope matter less. */
const factual: ReadonlySet<IntentKind> = new Set(['compare', 'explain', 'recommend', 'criteria', 'decide']);
const factualWeight = 4;
const asideWeight = 0.6;
const phrasingWeight = 0.3;
/** Of a question or a claim. */
const mostPhrasings = 4;

type Source = 'out of scope' | 'control' | 'labelled' | 'phrasing' | 'other';

/** An example, with what it's kept together with in a fold. */
type Sourced = ScopeExample & {
  readonly words: string;
  readonly source: Source;
  readonly inThread: boolean;
  readonly group: string;
};

const knowledge = loadKnowledge([builtInFolder]);
/** The core knows no platform. */
const platforms = /slack|discord/;

function situationOf(words: string): Situation {
  const question = { conversation: 'train', author: 'U1', words, audience: 'direct' } as const;
  return situate(question, newConversation('train'), knowledge).situation;
}

function seenIn(words: string, inThread: boolean): ReadonlyMap<string | number, number> {
  const seen = new Map<string | number, number>();
  observeScope(situationOf(words), inThread, {
    feature: (name, value) => {
      if (!platforms.test(name)) seen.set(name, value);
    },
    words: (hash) => seen.set(hash, 1),
  });
  return seen;
}

function example(
  words: string,
  scope: Scope,
  weight: number,
  { source, inThread = false, group = words }: Pick<Sourced, 'source'> & Partial<Sourced>,
): Sourced {
  return { words, seen: seenIn(words, inThread), scope, weight, source, inThread, group };
}

/** A labelled message that is out of scope for another reason than a product that isn't covered. */
function labelledOutside(words: string, inThread: boolean, group: string): Sourced[] {
  const { reading, has } = situationOf(words);
  if (reading.products.length + reading.alternatives.length > 0 || reading.uncovered !== null) return [];
  if (has('orders')) return [];
  const scope = reading.hasCode || has('code') ? 'hands-on' : 'elsewhere';
  return [example(words, scope, labelledOutsideWeight, { source: 'other', inThread, group })];
}

function labelledExamples(): Sourced[] {
  return splits()
    .filter(({ name }) => name.startsWith('train') || name.endsWith('-train'))
    .flatMap(({ name, threads }) =>
      threads.flatMap(({ turns }, thread) =>
        turns.flatMap(({ text, intent, alsoAccept, silent }, at) => {
          if (intent === undefined || silent === true) return [];
          const words = text.replace(/<@BOT>/gi, ' ');
          const group = `${name} ${thread}`;
          if (intent === 'out_of_scope')
            return alsoAccept.length === 0 ? labelledOutside(words, at > 0, group) : [];
          if (alsoAccept.includes('out_of_scope')) return [];
          const isFactual = factual.has(intent);
          return [
            example(words, 'within', isFactual ? factualWeight : asideWeight, {
              source: isFactual ? 'labelled' : 'other',
              inThread: at > 0,
              group,
            }),
          ];
        }),
      ),
    );
}

function madeExamples(): Sourced[] {
  return [
    ...outOfScope('train').flatMap(({ scope, text }) => [
      example(text, scope, outsideWeight, { source: 'out of scope' }),
      example(text, scope, outsideInThreadWeight, { source: 'other', inThread: true }),
    ]),
    ...coveredControls('train').map((text) => example(text, 'within', controlWeight, { source: 'control' })),
  ];
}

/** How people ask what the topics answer: not all of it, as much of it is alike. */
function phrasings(): Sourced[] {
  return knowledge.topics.flatMap((topic) =>
    phrasingsByClass(topic).flatMap((texts, at) =>
      texts.slice(0, mostPhrasings).map((text) =>
        example(text, 'within', phrasingWeight, {
          source: 'phrasing',
          group: `${topic.id} ${at}`,
        }),
      ),
    ),
  );
}

const folds = 5;

/** A fold by the words, so that a further example changes no other one's fold. */
function foldOf(group: string): number {
  let hash = 7;
  for (const character of group) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return (hash >>> 8) % folds;
}

/** What each threshold would come to, for messages that the fit hasn't seen, by what they'd be declined as. */
function showFolds(examples: readonly Sourced[]): void {
  const judged = examples.map((each) => ({ each, share: 1, otherwise: scopes[0] }));
  for (let fold = 0; fold < folds; fold++) {
    const model = fitScope(examples.filter(({ group }) => foldOf(group) !== fold));
    for (const [at, each] of examples.entries())
      if (foldOf(each.group) === fold) judged[at] = { each, ...judgeScope(each, model) };
  }
  const from = (source: Source, inThread = false): typeof judged =>
    judged.filter(({ each }) => each.source === source && each.inThread === inThread);
  const percent = (part: typeof judged, all: typeof judged): string =>
    `${((100 * part.length) / all.length).toFixed(1)} %`;
  for (const least of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    const declined = (all: typeof judged): string =>
      (['hands-on', 'elsewhere'] as const)
        .map((scope) => all.filter(({ share, otherwise }) => share < least && otherwise === scope))
        .map((part) => percent(part, all))
        .join(' + ');
    const outside = from('out of scope');
    const missed = outside.filter(({ share }) => share >= least);
    console.log(
      `${least}: out of scope taken as within ${percent(
        missed.filter(({ otherwise }) => otherwise === 'hands-on'),
        outside,
      )} + ${percent(
        missed.filter(({ otherwise }) => otherwise === 'elsewhere'),
        outside,
      )}, ` +
        `declined (hands-on + elsewhere): controls ${declined(from('control'))}, phrasings ${declined(from('phrasing'))}, ` +
        `labelled ${declined(from('labelled'))}, in a thread ${declined(from('labelled', true))}`,
    );
  }
}

const examples = [...labelledExamples(), ...madeExamples(), ...phrasings()];
if (process.argv.includes('--folds')) showFolds(examples);
else {
  const model = fitScope(examples);
  writeFileSync(
    join(import.meta.dirname, '../../src/core/understanding/decide/scope/scope-weights.ts'),
    writtenScope(model),
  );
  console.log(`${examples.length} messages, ${model.size} features`);
}

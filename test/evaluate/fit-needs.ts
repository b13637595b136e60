import {
  needEvidenceOf,
  observeEvidence,
  observeOwnWords,
  type TopicFeatureGroup,
  topicFeatureGroups,
} from '../../src/core/understanding/match/needs/need-evidence.ts';
import {
  clauseOf,
  type NeedFeatureGroup,
  type NeedHit,
  needFeatureGroups,
} from '../../src/core/understanding/match/needs/need-features.ts';
import { distinctStems } from '../../src/core/understanding/match/needs/need-model.ts';
import { type Reading, readMessage } from '../../src/core/understanding/match/reading.ts';
import type { Knowledge, Topic } from '../../src/knowledge/schema.ts';
import type { NeedsLabel } from './labelled-needs.ts';

type Weights<Group extends string, Weight> = Readonly<Record<Group, Readonly<Record<string, Weight>>>>;

/** The weights that hold for every topic, and those of one topic: by word or phrase, then by need. */
export type FittedNeeds = {
  readonly shared: Weights<NeedFeatureGroup, number>;
  readonly topic: Weights<TopicFeatureGroup, Readonly<Record<string, number>>>;
};

/** Chosen by cross-validation on the training messages (`npm run train:needs -- --cross-validate`). */
export const fitSettings = {
  steps: 150,
  rate: 0.06,
  penalty: { shared: 3, base: 0.5, words: 3, hits: 3, phrases: 2, hints: 1 },
  /** How much a message counts: one of the labelled splits, one labelled for its needs alone, a made-up sentence. */
  weight: { ofSplits: 0.5, careful: 2, madeUp: 0.06 },
  /** How much a need that has only hints counts, in comparison. */
  weightOfHints: 0.7,
  /** How much a need counts once more as one of a topic without weights of its own. */
  weightAlone: 0.3,
  /** In how many messages a shared feature (which counts twice) or a word has to occur. */
  leastMessages: { shared: 8, base: 1, words: 2, hits: 2, phrases: 2, hints: 2 },
  /** Weights below these are left out. */
  smallest: { shared: 0.05, base: 0.01, words: 0.15, hits: 0.1, phrases: 0.1, hints: 0.15 },
} as const;

type Kind = keyof typeof fitSettings.penalty;

/** A need that a message may state, by the numbers of its features. */
export type NeedExample = {
  readonly label: NeedsLabel;
  readonly need: string;
  /** True if no phrase of the need occurs, only hints. */
  readonly hint: boolean;
  /** True for what a topic without weights of its own has to tell it by. */
  readonly alone: boolean;
  readonly stated: boolean;
  readonly weight: number;
  readonly features: readonly number[];
};

export type NeedExamples = { readonly all: readonly NeedExample[]; readonly names: readonly string[] };

/** Numbers features in the order in which they're first seen, and counts them. */
type Numbering = {
  readonly of: (name: string) => number;
  readonly names: string[];
  readonly counts: number[];
};

function openNumbering(): Numbering {
  const known = new Map<string, number>();
  const names: string[] = [];
  const counts: number[] = [];
  const of = (name: string): number => {
    let at = known.get(name);
    if (at === undefined) {
      at = names.length;
      known.set(name, at);
      names.push(name);
      counts.push(0);
    }
    counts[at] = (counts[at] ?? 0) + 1;
    return at;
  };
  return { of, names, counts };
}

const separator = '\t';

/** What the labelled messages teach. The same labels give the same examples. */
export function needExamples(
  labels: readonly NeedsLabel[],
  knowledge: Knowledge,
  topic: Topic,
): NeedExamples {
  const numbering = openNumbering();
  const read = labels.map((label) => ({
    label,
    reading: readMessage(label.text, knowledge, label.later ? topic.id : null),
  }));
  const once = foundOnce(read);
  const all = read.flatMap(({ label, reading }) =>
    examplesOf(label, label.only === undefined ? withoutOnce(reading, once) : reading, numbering),
  );
  const { names, counts } = numbering;
  const enough = names.map((name, at) => (counts[at] ?? 0) >= fitSettings.leastMessages[kindOf(name)]);
  return {
    all: all.map(({ features, ...example }) => ({
      ...example,
      features: features.filter((at) => enough[at]),
    })),
    names,
  };
}

/** Fits a logistic regression for all needs of a topic at once. The same examples give the same weights. */
export function fitNeeds(examples: readonly NeedExample[], names: readonly string[]): Float64Array {
  const fitted = descend(
    examples,
    names.map((name) => fitSettings.penalty[kindOf(name)]),
  );
  return fitted.map((weight, at) => {
    const rounded = Math.round(weight * 100) / 100;
    return Math.abs(rounded) < fitSettings.smallest[kindOf(names[at] ?? '')] ? 0 : rounded;
  });
}

function kindOf(name: string): Kind {
  const group = topicFeatureGroups.find((one) => name.startsWith(`${one}${separator}`));
  return group ?? 'shared';
}

function examplesOf(label: NeedsLabel, reading: Reading, { of }: Numbering): NeedExample[] {
  const { needs, statedOnly, only } = label;
  const context = { ...reading, options: reading.options.length, needs: reading.hits.length };
  const anyOwn = reading.clauses.some(({ own }) => own);
  const evidences = needEvidenceOf(reading.hits, reading.hints, reading.clauses);
  const alone = evidences.filter(({ best }) => !best.hint).map((one) => ({ ...one, hints: [] }));
  return evidences.flatMap((evidence) => {
    const { id, best } = evidence;
    if (only !== undefined && (only !== id || best.hint)) return [];
    const stated = needs.includes(id);
    // The labelled threads also list needs that a question is about, and leave out some that are stated.
    if (!statedOnly && best.hint) return [];
    if (stated && !statedOnly && !anyOwn && clauseOf(best, reading.clauses).asks) return [];
    const features = new Set<number>();
    observeEvidence(evidence, context, { all: evidences, fitted: true }, (group, name) =>
      features.add(of([group, name].join(separator))),
    );
    observeOwnWords(evidence, reading.words, (group, name) =>
      features.add(of([group, name, id].join(separator))),
    );
    for (const stem of distinctStems(context)) features.add(of(['words', stem, id].join(separator)));
    const weight = weightOf(label) * (best.hint ? fitSettings.weightOfHints : 1);
    const example = { label, need: id, hint: best.hint, stated };
    const full = { ...example, alone: false, weight, features: [...features] };
    if (best.hint) return [full];
    const shared = new Set<number>();
    observeEvidence(evidence, context, { all: alone, fitted: false }, (group, name) =>
      shared.add(of([group, name].join(separator))),
    );
    return [
      full,
      { ...example, alone: true, weight: weight * fitSettings.weightAlone, features: [...shared] },
    ];
  });
}

type ReadLabel = { readonly label: NeedsLabel; readonly reading: Reading };

function phraseOf({ id, from, to }: NeedHit, { words }: Reading): string {
  return [id, ...words.slice(from, to).map(({ value, stem }) => (value === undefined ? stem : '#'))].join(
    ' ',
  );
}

/** The phrases that only one labelled message has, made-up ones aside. */
function foundOnce(read: readonly ReadLabel[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { label, reading } of read) {
    if (label.only !== undefined) continue;
    for (const phrase of new Set([...reading.hits, ...reading.hints].map((hit) => phraseOf(hit, reading))))
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([phrase]) => phrase));
}

/**
 * A message as it would be read if nobody had seen it: many a phrase that no other message has was written down because of
 * this one, and would make the others look more certain than they are.
 */
function withoutOnce(reading: Reading, once: ReadonlySet<string>): Reading {
  const isSharedByOthers = (hit: NeedHit): boolean => !once.has(phraseOf(hit, reading));
  return {
    ...reading,
    hits: reading.hits.filter(isSharedByOthers),
    hints: reading.hints.filter(isSharedByOthers),
  };
}

function weightOf({ only, statedOnly }: NeedsLabel): number {
  if (only !== undefined) return fitSettings.weight.madeUp;
  return statedOnly ? fitSettings.weight.careful : fitSettings.weight.ofSplits;
}

/** Full-batch Adam (Kingma and Ba, 2015) on the cross-entropy with an L2 penalty. */
function descend(examples: readonly NeedExample[], penalties: readonly number[]): Float64Array {
  const fitted = new Float64Array(penalties.length);
  const mean = new Float64Array(penalties.length);
  const square = new Float64Array(penalties.length);
  for (let step = 1; step <= fitSettings.steps; step++) {
    const gradient = Float64Array.from(penalties, (penalty, at) => penalty * (fitted[at] ?? 0));
    for (const { stated, weight, features } of examples) {
      let score = 0;
      for (const at of features) score += fitted[at] ?? 0;
      const slope = weight * (1 / (1 + Math.exp(-score)) - (stated ? 1 : 0));
      for (const at of features) gradient[at] = (gradient[at] ?? 0) + slope;
    }
    const rate = fitSettings.rate * (1 - step / (fitSettings.steps + 1));
    for (let at = 0; at < fitted.length; at++) {
      const slope = gradient[at] ?? 0;
      if (slope === 0) continue;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const expected = (mean[at] ?? 0) / (1 - 0.9 ** step);
      const spread = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step));
      fitted[at] = (fitted[at] ?? 0) - (rate * expected) / (spread + 1e-8);
    }
  }
  return fitted;
}

/** The probability that a fit gives an example. */
export function probabilityOf({ features }: NeedExample, fitted: Float64Array): number {
  return 1 / (1 + Math.exp(-features.reduce((score, at) => score + (fitted[at] ?? 0), 0)));
}

/** The core knows none of them, not even as words. */
const platforms = /\b(?:slack|discord)\b/;

/** A fit as it's written: by group and name, without what has no weight. */
export function asWeights(names: readonly string[], fitted: Float64Array): FittedNeeds {
  const shared: Record<NeedFeatureGroup, Record<string, number>> = {
    is: {},
    previous: {},
    previousTwo: {},
    before: {},
    next: {},
    nextTwo: {},
    after: {},
    beside: {},
    opening: {},
    cue: {},
  };
  const topic: Record<TopicFeatureGroup, Record<string, Record<string, number>>> = {
    base: {},
    words: {},
    hits: {},
    phrases: {},
    hints: {},
  };
  for (const [name, at] of names
    .map((one, index) => [one, index] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))) {
    const weight = fitted[at] ?? 0;
    if (weight === 0) continue;
    const [group = '', what = '', need = ''] = name.split(separator);
    const ofTopic = topicFeatureGroups.find((one) => one === group);
    const ofAll = needFeatureGroups.find((one) => one === group);
    if (ofTopic !== undefined) {
      const row = topic[ofTopic][what] ?? {};
      row[need] = weight;
      topic[ofTopic][what] = row;
    } else if (ofAll !== undefined && !platforms.test(what)) shared[ofAll][what] = weight;
  }
  return { shared, topic };
}

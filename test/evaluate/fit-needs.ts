import {
  clauseOf,
  type NeedFeatureGroup,
  observeHit,
} from '../../src/core/understanding/match/need-features.ts';
import { bestHits, distinctStems } from '../../src/core/understanding/match/need-model.ts';
import { type Reading, readMessage } from '../../src/core/understanding/match/reading.ts';
import type { Knowledge, NeedWeights, Topic } from '../../src/knowledge/schema.ts';
import type { NeedsLabel } from './labelled-needs.ts';

/** The weights that hold for every topic, and those of one topic. */
export type FittedNeeds = {
  readonly shared: Readonly<Record<NeedFeatureGroup, Readonly<Record<string, number>>>>;
  readonly topic: NeedWeights;
};

/** Chosen by cross-validation on the training messages. */
export const fitSettings = {
  steps: 300,
  rate: 0.05,
  penalty: { shared: 2, words: 1, hits: 3 },
  /** How much a message counts: one of the labelled splits, one labelled for its needs alone, a made-up sentence. */
  weight: { ofSplits: 1, careful: 2, madeUp: 0.06 },
  /** In how many messages a shared feature or a word has to occur. */
  leastMessages: { shared: 4, words: 2 },
  /** Weights below these are left out. */
  smallest: { shared: 0.05, words: 0.15, hits: 0.1 },
} as const;

/** A hit, by the numbers of its features. */
type Example = { readonly stated: boolean; readonly weight: number; readonly features: readonly number[] };

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

/** Fits a logistic regression for all needs of a topic at once. The same labels give the same weights. */
export function fitNeeds(labels: readonly NeedsLabel[], knowledge: Knowledge, topic: Topic): FittedNeeds {
  const numbering = openNumbering();
  const examples = labels.flatMap((label) =>
    examplesOf(label, readMessage(label.text, knowledge, label.later ? topic.id : null), numbering),
  );
  const kinds = numbering.names.map((name) => kindOf(name));
  const least = numbering.names.map((_, at) =>
    kinds[at] === 'shared' ? fitSettings.leastMessages.shared : fitSettings.leastMessages.words,
  );
  const fitted = descend(
    examples.map(({ features, ...example }) => ({
      ...example,
      features: features.filter((at) => (numbering.counts[at] ?? 0) >= (least[at] ?? 0)),
    })),
    kinds.map((kind) => fitSettings.penalty[kind]),
  );
  return asWeights(numbering.names, fitted);
}

function kindOf(name: string): 'shared' | 'words' | 'hits' {
  if (name.startsWith(`words${separator}`)) return 'words';
  return name.startsWith(`hits${separator}`) ? 'hits' : 'shared';
}

function examplesOf(label: NeedsLabel, reading: Reading, { of }: Numbering): Example[] {
  const { needs, statedOnly, only } = label;
  const context = { ...reading, options: reading.options.length, needs: reading.hits.length };
  const anyOwn = reading.clauses.some(({ own }) => own);
  return [...bestHits(reading.hits, context).values()].flatMap((hit) => {
    if (only !== undefined && only !== hit.id) return [];
    const stated = needs.includes(hit.id);
    // The labelled threads also list needs that a question is about.
    if (stated && !statedOnly && !anyOwn && clauseOf(hit, reading.clauses).asks) return [];
    const features: number[] = [];
    observeHit(hit, context, (group, name) => features.push(of([group, name].join(separator))));
    for (const stem of distinctStems(context)) features.push(of(['words', stem, hit.id].join(separator)));
    for (const { stem } of reading.words.slice(hit.from, hit.to))
      features.push(of(['hits', stem, hit.id].join(separator)));
    return [{ stated, weight: weightOf(label), features }];
  });
}

function weightOf({ only, statedOnly }: NeedsLabel): number {
  if (only !== undefined) return fitSettings.weight.madeUp;
  return statedOnly ? fitSettings.weight.careful : fitSettings.weight.ofSplits;
}

/** Full-batch Adam (Kingma and Ba, 2015) on the cross-entropy with an L2 penalty. */
function descend(examples: readonly Example[], penalties: readonly number[]): Float64Array {
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

function asWeights(names: readonly string[], fitted: Float64Array): FittedNeeds {
  const shared: Record<NeedFeatureGroup, Record<string, number>> = {
    is: {},
    previous: {},
    before: {},
    next: {},
    after: {},
    beside: {},
    cue: {},
  };
  const topic: {
    words: Record<string, Record<string, number>>;
    hits: Record<string, Record<string, number>>;
  } = { words: {}, hits: {} };
  const groups = new Map<string, Record<string, number>>(Object.entries(shared));
  for (const [name, at] of names
    .map((one, index) => [one, index] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))) {
    const weight = Math.round((fitted[at] ?? 0) * 100) / 100;
    const kind = kindOf(name);
    if (Math.abs(weight) < fitSettings.smallest[kind]) continue;
    const [group = '', what = '', need = ''] = name.split(separator);
    if (kind === 'shared') {
      const row = groups.get(group);
      if (row !== undefined) row[what] = weight;
      continue;
    }
    const row = topic[kind][what] ?? {};
    row[need] = weight;
    topic[kind][what] = row;
  }
  return { shared, topic };
}

import type { Encoder } from '../../../src/core/meaning/encoder.ts';
import type { Vector } from '../../../src/core/meaning/vector.ts';
import type { Scope } from '../../../src/core/understanding/decide/scope/scope-classifier.ts';
import { fitContrast } from '../../../src/knowledge/meanings/fit-discriminant.ts';
import { phrasingsByClass } from '../../../src/knowledge/meanings/phrasings-by-class.ts';
import type { Discriminant } from '../../../src/knowledge/meanings/topic-meanings.ts';
import type { Topic } from '../../../src/knowledge/schema.ts';
import { coveredControls, outOfScope } from '../scope-messages.ts';
import { hashed, isUnread, readAsked } from './asked.ts';
import { fitLogistic } from './regressions.ts';

type Example = { readonly text: string; readonly scope: Scope };

/** How much the words' log odds count beside the meaning; both are fitted to much the same messages, so it isn't fitted. */
const wordsCount = 0.5;
/** Phrasings are many and alike: one in so many. */
const onePhrasingIn = 5;
const folds = 5;
const mostPerWeight = 127;

/** What tells by its meaning that a message is out of scope. */
export type FittedScope = {
  /** The text of scope-of-meaning-weights.ts. */
  readonly weights: string;
  /** The log odds of messages made for it, each fitted without its fold. */
  readonly odds: ReadonlyMap<string, number>;
};

export async function fitScopeOfMeaning(topics: readonly Topic[], encoder: Encoder): Promise<FittedScope> {
  const examples = examplesFor(topics);
  const vectors = await encoder.encode(examples.map(({ text }) => text));
  const at = (vector: Vector | undefined, { weights, offsets }: Discriminant): number =>
    weights.reduce((sum, weight, index) => sum + weight * (vector?.[index] ?? 0), offsets[0] ?? 0);
  const rows: { text: string; evidence: Record<string, number>; target: number; weight: number }[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isOut = ({ text }: Example): boolean => hashed(text) % folds === fold;
    const [handsOn, elsewhere] = await contrasts(examples, vectors, (one) => !isOut(one));
    for (const [index, one] of examples.entries()) {
      if (!isOut(one)) continue;
      const [like, other] = [at(vectors[index], handsOn), at(vectors[index], elsewhere)];
      rows.push({
        text: one.text,
        evidence: { one: 1, handsOn: like, elsewhere: other, most: Math.max(like, other) },
        target: one.scope === 'within' ? 0 : 1,
        weight: 1 / examples.length,
      });
    }
  }
  const fitted = fitLogistic(rows);
  const [handsOn, elsewhere] = await contrasts(examples, vectors, () => true);
  const odds = new Map(
    rows.map(({ text, evidence }) => [
      text,
      Object.entries(evidence).reduce((sum, [name, value]) => sum + value * (fitted[name] ?? 0), 0),
    ]),
  );
  const weights = `// Written by \`npm run train:match\` from the topics' phrasings and test/fixtures; not to be edited by hand.

/** Weights in bytes, so many to a unit, and an offset. */
export type MeaningScopeRow = { readonly weights: string; readonly perUnit: number; readonly offset: number };

export const meaningScopeRows: Readonly<Record<'handsOn' | 'elsewhere', MeaningScopeRow>> = {
  handsOn: ${rowText(handsOn)},
  elsewhere: ${rowText(elsewhere)},
};

/** How much each counts. */
export const meaningScopeWeights = {
${['one', 'handsOn', 'elsewhere', 'most'].map((name) => `  ${name}: ${fitted[name] ?? 0},\n`).join('')}  words: ${wordsCount},
} as const;
`;
  return { weights, odds };
}

function examplesFor(topics: readonly Topic[]): readonly Example[] {
  const within = [
    ...coveredControls('train'),
    ...topics
      .flatMap((topic) => phrasingsByClass(topic).flat())
      .filter((_, index) => index % onePhrasingIn === 0),
    ...readAsked().flatMap(({ said, answer, source }) =>
      answer.length > 0 && !isUnread(source) ? [said] : [],
    ),
  ];
  return [...outOfScope('train'), ...within.map((text) => ({ text, scope: 'within' as const }))];
}

async function contrasts(
  examples: readonly Example[],
  vectors: readonly Vector[],
  isIn: (one: Example) => boolean,
): Promise<readonly [Discriminant, Discriminant]> {
  const of = (wanted: Scope): Vector[] =>
    examples.flatMap((one, index) => (one.scope === wanted && isIn(one) ? (vectors[index] ?? []) : []));
  const [within, size] = [of('within'), vectors[0]?.length ?? 0];
  return [await fitContrast(of('hands-on'), within, size), await fitContrast(of('elsewhere'), within, size)];
}

function rowText({ weights, offsets }: Discriminant): string {
  const perUnit = mostPerWeight / Math.max(...weights.map(Math.abs));
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight * perUnit));
  const text = Buffer.from(bytes.buffer).toString('base64');
  return `{
    weights: '${text}',
    perUnit: ${Number(perUnit.toPrecision(6))},
    offset: ${Number((offsets[0] ?? 0).toPrecision(6))},
  }`;
}

import { pairBetween } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans } from '../../answer/answer.ts';
import type { Intent } from '../../turn/intent.ts';
import { partnersBeside } from '../../understanding/across/pair-question.ts';
import { nameAll, type ProductMention } from '../../understanding/match/products.ts';
import { overlaps } from '../../understanding/text/word-range.ts';
import { claimIndexOf } from '../claims/claim-index.ts';
import { asksOnlyOf, claimsNaming } from '../claims/products-in-claims.ts';
import { selectClaims, uncoveredThings } from '../claims/select-claims.ts';
import { withoutLeanings } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { replyUncovered } from './uncovered.ts';

/**
 * "does flask work with auth0?": what the data says of the product that is asked about. If it says nothing, that comes
 * first, and the nearest facts follow as such.
 *
 * @returns undefined if something else is asked as well, or no product at all
 */
export function replyOnProducts(task: Task, composer: Composer): ReplyOutcome | undefined {
  const { intent, reading, frame } = task;
  const { asked } = reading;
  if (asked.length === 0 || reading.uncovered !== null || !isOfFacts(intent)) return undefined;
  const { library } = composer;
  const named = [...intent.options, ...intent.alternatives];
  const among = named.length > 0 ? named : library.options.slice(0, mostOptions);
  const naming = (product: ProductMention, option: string | null): readonly Claim[] =>
    claimsNaming(library, option, product, reading.typed(product));
  const from = named.length > 0 ? among : [null, ...among];
  const unknown = asked.filter(
    (product) =>
      !isPaired(task, product, named) && from.every((option) => naming(product, option).length === 0),
  );
  const isAll = asksOnlyOf(asked, reading);
  if (unknown.length === 0) {
    if (!isAll || !mayExplain(task)) return undefined;
    const claims = from.map((option) => asked.flatMap((product) => naming(product, option)));
    // Where there's something on each, a comparison sets it side by side.
    if (intent.kind === 'compare' && among.every((option) => (claims[from.indexOf(option)]?.length ?? 0) > 0))
      return undefined;
    return explainProducts(task, composer, { claims, among: from });
  }
  const missing = formatList(nameAll(unknown, reading.typed), 'or');
  // A pick says itself what it leaves out.
  if (intent.kind === 'recommend' && frame.needs.length > 0) return undefined;
  if (!isAll) {
    // An answer that begins with what nothing is cited on names it itself.
    const [option = ''] = named;
    const isNamed =
      intent.kind === 'explain' &&
      uncoveredThings(library, option, reading).length > 0 &&
      unknown.every((one) => isThing(one, reading));
    if (!isNamed) composer.add({ kind: 'note', spans: [plain(`I don't have checked data on ${missing}.`)] });
    return undefined;
  }
  const [only] = named;
  const near = only === undefined || named.length > 1 ? [] : nearest(task, composer, only);
  if (only === undefined || near.length === 0)
    return replyUncovered({ intent, reading, frame, missing: nameAll(unknown, reading.typed) }, composer);
  const name = library.nameOf(only);
  composer.add({
    kind: 'headline',
    spans: [plain(`I don't have checked data on ${missing} for ${name}. Nearest to it:`)],
  });
  composer.add({ kind: 'bullets', items: near.map((claim) => composer.sentence(claim)) });
  composer.choices([{ label: `More on ${name}`, says: `tell me about ${name}` }, whatIsCovered]);
  return { options: intent.options, main: intent.options[0] ?? null, ranking: null, declined: false };
}

/** Whether the answer says below how a named option goes with it. */
function isPaired(
  { topics, reading }: Pick<Task, 'topics' | 'reading'>,
  product: ProductMention,
  named: readonly string[],
): boolean {
  return partnersBeside(reading).some(
    (partner) =>
      overlaps(partner, product) &&
      named.some((id) => pairBetween(topics, { topic: reading.topic.id, id }, partner) !== undefined),
  );
}

/** With none named, the claims on this many options are looked through. */
const mostOptions = 20;
const whatIsCovered = { label: 'What do you cover?', says: 'what do you cover?' };

function isThing(span: ProductMention, { things }: Task['reading']): boolean {
  return things.some((thing) => overlaps(thing, span));
}

/** Intents that what is known of a product answers. */
function mayExplain({ intent: { kind }, reading }: Task): boolean {
  if (kind === 'recommend') return reading.words.length <= mostWordsAlone;
  return kind === 'explain' || kind === 'compare' || kind === 'follow_up' || kind === 'list';
}
/** "redis?" */
const mostWordsAlone = 3;

/** True for intents whose answer would be facts, or that nothing is known. */
function isOfFacts(intent: Intent): boolean {
  switch (intent.kind) {
    case 'compare':
    case 'criteria':
    case 'follow_up':
      return true;
    case 'explain':
      return !intent.why;
    case 'recommend':
      return intent.guide === undefined && intent.asks === undefined;
    case 'decide':
      return intent.step === 'verdict';
    case 'out_of_scope':
      return intent.because === 'alternative' || intent.because === 'unknown';
    case 'list':
      return true;
    case 'source':
    case 'help':
    case 'smalltalk':
      return false;
    default:
      return intent satisfies never;
  }
}

/** From this score on, a claim has to do with what the question's words say. */
const relatedScore = 3;
const mostNearest = 2;

/** What comes closest: on the aspect that such a product is a part of, or with the question's own words. */
function nearest({ intent, reading }: Task, { library }: Composer, option: string): readonly Claim[] {
  const { words } = reading;
  const aspects = withoutLeanings(library, intent.aspects);
  const scores = new Map(
    [...claimIndexOf(library.topic).scoresFor(words, option).values()].map(({ claim, score }) => [
      claim.id,
      score,
    ]),
  );
  return selectClaims(library, { option, aspects, words, most: mostNearest }).filter(
    (claim) =>
      claim.aspects.some((aspect) => aspects.includes(aspect)) || (scores.get(claim.id) ?? 0) >= relatedScore,
  );
}

const mostClaims = 4;

/** What is said of the product, and for which option nothing is. */
function explainProducts(
  { intent, reading }: Task,
  composer: Composer,
  {
    claims,
    among,
  }: { readonly claims: readonly (readonly Claim[])[]; readonly among: readonly (string | null)[] },
): ReplyOutcome {
  const { library } = composer;
  const each = among.length > 1 ? 2 : mostClaims;
  const [first, ...rest] = [...new Set(claims.flatMap((list) => list.slice(0, each)))];
  if (first !== undefined) composer.add({ kind: 'headline', spans: composer.sentence(first) });
  composer.add({
    kind: 'bullets',
    items: rest.slice(0, mostClaims - 1).map((claim): Spans => composer.sentence(claim)),
  });
  const without = among.filter((_, at) => claims[at]?.length === 0).filter((option) => option !== null);
  if (without.length > 0)
    composer.add({
      kind: 'note',
      spans: [
        plain(
          `I don't have checked data on ${formatList(nameAll(reading.asked, reading.typed), 'or')} for ${formatList(without.map(library.nameOf), 'or')}.`,
        ),
      ],
    });
  composer.choices([
    ...intent.options
      .slice(0, 2)
      .map((id) => ({ label: `More on ${library.nameOf(id)}`, says: `tell me about ${library.nameOf(id)}` })),
    whatIsCovered,
  ]);
  return { options: intent.options, main: intent.options.at(-1) ?? null, ranking: null, declined: false };
}

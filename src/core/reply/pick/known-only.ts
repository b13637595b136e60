import type { Library } from '../../../knowledge/queries.ts';
import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { questionForm } from '../../meaning/asked/question-form.ts';
import { asksForAdvice, stanceOf, yesNoQuestion } from '../../meaning/asked/yes-no.ts';
import { unknownSubjects } from '../../understanding/decide/content-words.ts';
import { selectClaims } from '../claims/select-claims.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';

type KnownOnly = Pick<Task, 'reading'> & {
  /** That it's asked about; empty for the product as a whole. */
  readonly aspects: readonly string[];
  /** Points below the first line. */
  readonly most?: number;
};

/** "tell me about sanic", "and tornado": wants to know what it is, and no judgement. */
const asksForPortrait =
  /^\W*(?:(?:and|ok|so) )*(?:what(?:'s| is| are|s)?\b|tell|explain|describe|about|how about)/i;

/**
 * What's known of a product that isn't rated: which way that leans comes first where a judgement is asked for, else what it is.
 * Nothing is added if nothing is known.
 */
export function addKnownOnly(
  composer: Composer,
  id: string,
  { aspects, reading, most = 3 }: KnownOnly,
): void {
  const { library } = composer;
  const { words, written } = reading;
  const on = (about: readonly string[]): Claim[] =>
    selectClaims(library, { option: id, aspects: about, words, most: most + 2 });
  const asked = on(aspects);
  const claims = asked.length > 0 ? asked : on([]);
  const [first] = claims;
  if (first === undefined) return;
  // "is it giraffe friendly?" isn't answered by what else speaks for it.
  const judges =
    !asksForPortrait.test(written) &&
    questionForm(written) !== 'what' &&
    (asksForAdvice(stanceOf(yesNoQuestion(written) ?? '')) || unknownSubjects(reading).length === 0);
  const lead = judges && aspects.length === 0 ? leaning(composer, id, words) : undefined;
  composer.add({ kind: 'headline', spans: lead?.spans ?? composer.sentence(first) });
  const told = lead?.claims ?? [first.id];
  const others = claims.filter((claim) => !told.includes(claim.id)).slice(0, most);
  composer.add({ kind: 'bullets', items: others.map((claim) => composer.sentence(claim)) });
}

/** Which way the most important facts on a product lean, with the first of them. Undefined if they don't lean at all. */
function leaning(
  composer: Composer,
  id: string,
  words: Task['reading']['words'],
): { readonly spans: Spans; readonly claims: readonly string[] } | undefined {
  const { library } = composer;
  const name = library.nameOf(id);
  const best = (side: 'strength' | 'weakness'): Claim | undefined =>
    selectClaims(library, { option: id, aspects: [], leaning: side, words, most: 1 })[0];
  const [strength, weakness] = [best('strength'), best('weakness')];
  const [gains, pains] = [countOf(library, id, 'strength'), countOf(library, id, 'weakness')];
  const alone = (label: string, claim: Claim): { spans: Spans; claims: readonly string[] } => ({
    spans: [strong(label), plain(' '), ...composer.sentence(claim)],
    claims: [claim.id],
  });
  if (weakness !== undefined && (gains === 0 || pains >= clearly * gains))
    return alone(`What I have speaks against ${name}:`, weakness);
  if (strength !== undefined && (pains === 0 || gains >= clearly * pains))
    return alone(`What I have speaks for ${name}:`, strength);
  if (strength === undefined || weakness === undefined) return undefined;
  return {
    spans: [
      strong(`For ${name}:`),
      plain(' '),
      ...composer.sentence(strength),
      plain(' '),
      strong('Against it:'),
      plain(' '),
      ...composer.sentence(weakness),
    ],
    claims: [strength.id, weakness.id],
  };
}
/** So many times as many facts on one side. */
const clearly = 4;

function countOf({ topic }: Library, id: string, side: Claim['leaning']): number {
  return topic.claims.filter(
    ({ option, leaning: leans, rank, verdict }) =>
      option === id && leans === side && rank === 1 && (verdict === 'confirmed' || verdict === 'qualified'),
  ).length;
}

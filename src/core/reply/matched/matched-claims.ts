import type { Claim } from '../../../knowledge/schema.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { inDirection } from '../../meaning/in-direction.ts';
import { in64ths } from '../../meaning/thresholds.ts';
import { grammarWords } from '../../understanding/text/grammar-words.ts';
import { tokenize } from '../../understanding/text/words.ts';
import { isSameStatement } from '../claims/same-statement.ts';
import type { Composer } from '../parts/composer.ts';
import type { Task } from '../parts/task.ts';

/** Of one question, beside others. */
const mostOfOne = 3;
/** In 64ths. */
const worthAdding = 16;

/** What a match answers with, in order: of the best candidate, then of others that are likely as well. */
export function matchedClaims(
  { reading, intent }: Pick<Task, 'reading' | 'intent'>,
  { candidates }: FoundAnswer,
  { library }: Pick<Composer, 'library'>,
): readonly Claim[] {
  const named = new Set([...intent.options, ...intent.alternatives]);
  const [best, ...others] = candidates;
  const fitting = (ids: readonly string[]): readonly Claim[] => {
    const claims = ids.flatMap((id) => library.claim(id) ?? []);
    const isOnNamed = ({ option }: Claim): boolean =>
      named.size === 0 || option === null || named.has(option);
    // On the options that are named first, each group in the direction of the question.
    return [
      ...inDirection(claims.filter(isOnNamed), reading),
      ...inDirection(
        claims.filter((claim) => !isOnNamed(claim)),
        reading,
      ),
    ];
  };
  const chosen: Claim[] = [];
  const add = (list: readonly Claim[]): void => {
    for (const claim of list)
      if (!chosen.some((before) => isSameStatement(before, claim))) chosen.push(claim);
  };
  add(fitting(best?.claims ?? []).slice(0, mostOfOne));
  // What's only near another candidate would be beside the point.
  const ofNames = [...reading.options, ...reading.alternatives];
  const asked = new Set(
    reading.words
      .filter(
        ({ mark, text }, at) =>
          !mark && isContent(text) && !ofNames.some(({ from, to }) => at >= from && at < to),
      )
      .map(({ stem }) => stem),
  );
  for (const other of others.slice(0, 2))
    if (in64ths(other.probability) >= worthAdding)
      add(
        fitting(other.claims)
          .slice(0, 1)
          .filter(({ line, terms }) => hasSome(`${line} ${terms.join(' ')}`, asked)),
      );
  return chosen;
}

function isContent(text: string): boolean {
  return text.length > 2 && !grammarWords.has(text);
}

function hasSome(text: string, stems: ReadonlySet<string>): boolean {
  return tokenize(text).words.some(({ stem }) => stems.has(stem));
}

import type { Claim } from '../../../knowledge/schema.ts';
import { plain, type Spans } from '../../answer/answer.ts';
import { selectClaims } from '../claims/select-claims.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { inSentence } from '../parts/wording.ts';

/** One point of the last answer: what it says, how sure that is, and what else there is on it. */
export function replyPoint(claims: readonly Claim[], composer: Composer): ReplyOutcome {
  const { library } = composer;
  const [first, ...others] = claims;
  const option = first?.option ?? null;
  const [aspect] = first?.aspects ?? [];
  if (first === undefined) return { options: [], main: null, ranking: null, declined: true };
  composer.add({ kind: 'headline', spans: composer.sentence(first) });
  const related = selectClaims(library, {
    option,
    aspects: aspect === undefined ? [] : [aspect],
    words: [],
    most: 4,
  });
  const more = [...others, ...related.filter(({ id }) => !claims.some((claim) => claim.id === id))];
  composer.add({
    kind: 'bullets',
    items: [
      [
        plain(
          `${first.verdict === 'confirmed' ? 'Confirmed' : 'As'} of ${first.asOf}${first.note === undefined ? '' : `: ${first.note}`}`,
        ),
      ],
      ...more.slice(0, 3).map((claim): Spans => composer.sentence(claim)),
    ],
  });
  const rated = option !== null && library.option(option) !== undefined ? option : null;
  const on = aspect === undefined ? '' : inSentence(library.aspectTitle(aspect));
  composer.choices([
    { label: 'Sources', says: 'what are the sources?' },
    ...(rated === null || on === ''
      ? []
      : library.topic.options
          .filter(({ id }) => id !== rated)
          .slice(0, 2)
          .map(({ name }) => ({
            label: `Compare with ${name}`,
            says: `compare ${library.nameOf(rated)} with ${name} on ${on}`,
          }))),
  ]);
  return { options: rated === null ? [] : [rated], main: rated, ranking: null, declined: false };
}

import { plain, type Spans, strong } from '../../answer/answer.ts';
import { closeCall, type Ranking } from '../../ranking/scores.ts';
import type { Composer } from './composer.ts';
import { criterionGaps } from './reasons.ts';
import { capitalize } from './wording.ts';

/** "Django. Its own ORM … [1]", or two options if it is too close to call. */
export function addPickHeadline(composer: Composer, ranking: Ranking): void {
  const { library } = composer;
  const [first, second] = ranking.ranked;
  const [heaviest] = ranking.weights;
  if (first === undefined) return;
  if (second !== undefined && ranking.margin < closeCall) {
    composer.add({
      kind: 'headline',
      spans: [
        strong(library.nameOf(first.option)),
        plain(' or '),
        strong(library.nameOf(second.option)),
        plain(': too close to call on the data.'),
      ],
    });
    return;
  }
  // The reason is what sets it apart, not just what weighs most.
  const [apart] = criterionGaps(composer, ranking).filter(({ gap }) => gap > 0);
  const decisive = apart?.criterion ?? heaviest?.[0];
  const reason = decisive === undefined ? [] : composer.because(first.option, decisive);
  composer.add({
    kind: 'headline',
    spans: [strong(`${library.nameOf(first.option)}.`), plain(' '), ...capitalised(reason)],
  });
}

function capitalised(spans: Spans): Spans {
  return spans.map((span, index) =>
    span.kind === 'plain' && spans.slice(0, index).every(({ kind }) => kind === 'mark')
      ? plain(capitalize(span.text))
      : span,
  );
}

import type { Answer, Span, Spans } from '../../src/core/answer/answer.ts';
import { spansOf } from '../../src/core/answer/spans-of.ts';
import { shownTime } from '../../src/core/dates/time-reading.ts';

export const runsIn = (answer: Pick<Answer, 'blocks'>): readonly Spans[] => answer.blocks.flatMap(spansOf);

/** The text of a run; citations and marks have none. */
export function wordsOf(spans: Spans): string {
  return spans
    .map((span) => {
      if (span.kind === 'time') return shownTime(span);
      return 'text' in span ? span.text : '';
    })
    .join('');
}

/** The text of an answer without its choices, in lower case. */
export function saidIn(answer: Pick<Answer, 'blocks'>): string {
  return runsIn(answer).map(wordsOf).join('\n').toLowerCase();
}

export function citationsIn(spans: Spans): Extract<Span, { kind: 'citation' }>[] {
  return spans.flatMap((span) => (span.kind === 'citation' ? [span] : []));
}

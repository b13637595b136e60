import type { Answer, Block, Span, Spans } from '../../src/core/answer/answer.ts';

/** Every run of spans in a block: a line, a bullet, a cell. */
export function runsOf(block: Block): readonly Spans[] {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'understood':
    case 'note':
      return [block.spans];
    case 'bullets':
      return block.items;
    case 'table':
      return block.rows.flatMap(({ cells }) => cells);
    case 'chart':
    case 'choices':
      return [];
  }
}

export const runsIn = (answer: Pick<Answer, 'blocks'>): readonly Spans[] => answer.blocks.flatMap(runsOf);

/** The text of a run; citations and marks have none. */
export function wordsOf(spans: Spans): string {
  return spans.map((span) => ('text' in span ? span.text : '')).join('');
}

/** The text of an answer without its choices, in lower case. */
export function saidIn(answer: Pick<Answer, 'blocks'>): string {
  return runsIn(answer).map(wordsOf).join('\n').toLowerCase();
}

export function citationsIn(spans: Spans): Extract<Span, { kind: 'citation' }>[] {
  return spans.flatMap((span) => (span.kind === 'citation' ? [span] : []));
}

import type { Answer, Block } from '../../../core/answer/answer.ts';
import type { Chart } from '../../../core/answer/chart.ts';
import { correctMe } from '../../../core/answer/screen-size.ts';
import { sourceLineOf } from '../../../core/answer/source-line.ts';
import { chartInCharacters } from '../../chart/in-characters.ts';
import { printable } from '../../text/printable.ts';
import type { MessageBlock } from '../history/message.ts';
import { controlOf } from '../presses.ts';
import { messageSpans, pageAddress, type SpanContext, textSpan } from './spans.ts';

/** Columns of a chart in characters: they fit a narrow phone. */
const chartWidth = 42;

export type BlockContext = SpanContext & {
  /** Whether there's a picture of a chart. */
  readonly hasPicture: (chart: Chart) => boolean;
};

type Shown = Exclude<Block, { kind: 'choices' }>;

export function messageBlock(block: Shown, context: BlockContext): MessageBlock {
  switch (block.kind) {
    case 'headline':
    case 'paragraph':
    case 'note':
      return { kind: block.kind, spans: messageSpans(block.spans, context) };
    case 'understood':
      return { kind: 'understood', spans: [...messageSpans(block.spans, context), textSpan(correctMe)] };
    case 'bullets':
      return { kind: 'bullets', items: block.items.map((item) => messageSpans(item, context)) };
    case 'table':
      return {
        kind: 'table',
        columns: block.columns.map(printable),
        rows: block.rows.map(({ name, cells }) => ({
          name: printable(name),
          cells: cells.map((cell) => messageSpans(cell, context)),
        })),
      };
    case 'chart': {
      const { chart } = block;
      return {
        kind: 'chart',
        title: printable(chart.title),
        alt: printable(chart.alt),
        drawn: context.hasPicture(chart) ? structuredClone(chart) : null,
        characters: chartInCharacters(chart, chartWidth),
      };
    }
    default:
      return block satisfies never;
  }
}

/** The line of sources; an only one is a link. @param canList whether a press can list them */
export function sourceBlocks(
  { id, sources }: Pick<Answer, 'id' | 'sources'>,
  canList: boolean,
): MessageBlock[] {
  const line = sourceLineOf(sources);
  if (line === null) return [];
  const url = line.all === null ? pageAddress(sources[0]?.url ?? null) : null;
  const all =
    line.all !== null && canList
      ? controlOf(line.all, { kind: 'unfold', answer: id, what: 'sources' })
      : null;
  return [{ kind: 'source', text: printable(line.text), url, all }];
}

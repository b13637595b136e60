import type { types } from '@slack/bolt';
import type { Block, Choice, CitedSource, Spans } from '../../../core/answer/answer.ts';
import type { Chart } from '../../../core/answer/chart.ts';
import { correctMe } from '../../../core/answer/screen-size.ts';
import { chartInCharacters } from '../../chart/in-characters.ts';
import type { AnswerFrame } from '../../chat/platform.ts';
import type { SlackAddress } from '../address.ts';
import { limits } from '../limits.ts';
import { choiceBlocks, plainText } from './controls.ts';
import { inert } from './escape.ts';
import { sections } from './sections.ts';
import { pieces, shorten } from './shorten.ts';
import { mrkdwnSpans, plainSpans, richSpans, wordsOf } from './spans.ts';
import { listBlocks, richTable, tableBlocks, tableText } from './table.ts';

/** Blocks that stay in one message together, and the same as words. */
export type Unit = { readonly blocks: readonly types.KnownBlock[]; readonly text: string };

export type UnitFrame = Pick<
  AnswerFrame<SlackAddress>,
  'conversation' | 'pictures' | 'isNote' | 'address'
> & {
  readonly tables?: boolean;
};

/** What can be pressed, as words. */
export function offerText(choices: readonly Choice[]): string {
  return choices.length === 0
    ? ''
    : `You can go on with: ${choices.map(({ label }) => inert(label)).join(' · ')}`;
}

/** One of an answer's blocks. */
export function unitsOfBlock(
  block: Block,
  sources: readonly CitedSource[],
  { conversation, tables = true, pictures, isNote, address }: UnitFrame,
): Unit[] {
  switch (block.kind) {
    case 'headline':
      return headline(block.spans, sources);
    case 'paragraph':
      return paragraph(block.spans, sources);
    case 'understood':
      return paragraph([...block.spans, { kind: 'emphasis', text: correctMe }], sources);
    case 'bullets':
      return bullets(block.items, sources);
    case 'table': {
      const table = richTable(block, sources);
      const made = tables ? tableBlocks(table) : listBlocks(table);
      return made.map((one, index) => ({ blocks: [one], text: index === 0 ? tableText(table) : '' }));
    }
    case 'chart':
      return [chartUnit(block.chart, pictures.get(block.chart)?.ref)];
    case 'choices':
      return choiceBlocks(block.choices, {
        conversation: conversation ?? '',
        thread: isNote ? address.thread : undefined,
      }).map((one, index) => ({ blocks: [one], text: index === 0 ? offerText(block.choices) : '' }));
    case 'note':
      return pieces(mrkdwnSpans(block.spans, sources), limits.sectionText).map((text, index) => ({
        blocks: [
          {
            type: 'context',
            elements: [{ type: 'mrkdwn', text: text.trim() === '' ? '…' : text, verbatim: true }],
          },
        ],
        text: index === 0 ? plainSpans(block.spans) : '',
      }));
    default:
      return block satisfies never;
  }
}

/** Columns of a code block that a phone shows without wrapping. */
const phoneColumns = 38;

/** The picture with its alternative text, or the chart in characters if there is no file. */
function chartUnit(chart: Chart, file: string | undefined): Unit {
  const text = shorten(inert(chart.alt).trim(), limits.imageText) || 'A chart';
  if (file !== undefined)
    return { blocks: [{ type: 'image', slack_file: { id: file }, alt_text: text }], text };
  const drawn = chartInCharacters(chart, phoneColumns).slice(0, limits.sectionText);
  return {
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: inert(chart.title).trim() || 'A chart', style: { bold: true } }],
          },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: drawn }] },
        ],
      },
    ],
    text,
  };
}

/** A header if plain text can hold it: citations, marks, mentions and times would be lost in one. */
function headline(spans: Spans, sources: readonly CitedSource[]): Unit[] {
  if (spans.every(({ kind }) => ['plain', 'strong', 'emphasis', 'code', 'link'].includes(kind))) {
    const text = plainSpans(spans);
    if (text !== '' && text.length <= limits.header)
      return [{ blocks: [{ type: 'header', text: plainText(text, limits.header) }], text }];
  }
  return paragraph(
    spans.map((span) => (span.kind === 'plain' ? { kind: 'strong', text: span.text } : span)),
    sources,
  );
}

function paragraph(spans: Spans, sources: readonly CitedSource[]): Unit[] {
  return sections(richSpans(spans, sources)).map(({ elements }) => ({
    blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
    text: wordsOf(elements),
  }));
}

/** One list for every few items, so that a long one can be split between messages. */
function bullets(items: readonly Spans[], sources: readonly CitedSource[]): Unit[] {
  const units: Unit[] = [];
  let open: { elements: types.RichTextSection[]; texts: string[]; size: number } = {
    elements: [],
    texts: [],
    size: 0,
  };
  const flush = (): void => {
    if (open.elements.length > 0) {
      units.push({
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_list', style: 'bullet', elements: open.elements }],
          },
        ],
        text: open.texts.join('\n'),
      });
    }
    open = { elements: [], texts: [], size: 0 };
  };
  for (const item of items) {
    for (const [index, { elements, size }] of sections(richSpans(item, sources)).entries()) {
      if (open.size + size > limits.sectionText) flush();
      open.elements.push({ type: 'rich_text_section', elements });
      open.texts.push(`${index === 0 ? '• ' : ''}${wordsOf(elements)}`);
      open.size += size;
    }
  }
  flush();
  return units;
}

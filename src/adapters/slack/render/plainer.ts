import type { types } from '@slack/bolt';
import { limits } from '../limits.ts';
import type { SlackMessage } from './message.ts';
import { pieces, shorten } from './shorten.ts';

/** True if the message shows an uploaded file. */
export function hasPicture({ blocks }: SlackMessage): boolean {
  return blocks.some((block) => block.type === 'image' && 'slack_file' in block);
}

/** The same message with its pictures described in words. */
function withoutPictures({ blocks, text }: SlackMessage): SlackMessage {
  return {
    blocks: blocks.map((block) =>
      block.type === 'image'
        ? {
            type: 'context',
            elements: [
              { type: 'plain_text', text: shorten(block.alt_text, limits.sectionText), emoji: false },
            ],
          }
        : block,
    ),
    text,
  };
}

/** The next plainer version of a message whose blocks were refused; null if there is none. */
export function plainer(message: SlackMessage): SlackMessage | null {
  if (hasPicture(message)) return withoutPictures(message);
  if (message.blocks.some(({ type }) => type === 'table')) return withoutTables(message);
  return message.blocks.every(({ type }) => type === 'section') ? null : withoutBlocks(message);
}

/** The same message with its tables as bullets. */
function withoutTables({ blocks, text }: SlackMessage): SlackMessage {
  return { blocks: blocks.flatMap((block) => (block.type === 'table' ? [asBullets(block)] : [block])), text };
}

/** The same message as nothing but words, in sections: the last resort. */
function withoutBlocks({ text }: SlackMessage): SlackMessage {
  return {
    blocks: pieces(text, limits.sectionText).map((piece) => ({
      type: 'section',
      text: { type: 'mrkdwn', text: piece, verbatim: true },
    })),
    text,
  };
}

function asBullets({ rows }: types.TableBlock): types.RichTextBlock {
  const [head = [], ...body] = rows;
  const elements = body.flatMap((row): types.RichTextBlockElement[] => {
    const [name = [], ...cells] = row.map(elementsOf);
    return [
      { type: 'rich_text_section', elements: name },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: cells.map((cell, index) => ({
          type: 'rich_text_section',
          elements: [...titleOf(head[index + 1]), ...cell],
        })),
      },
    ];
  });
  return { type: 'rich_text', elements };
}

function titleOf(cell: types.TableBlock['rows'][number][number] | undefined): types.RichTextElement[] {
  return cell === undefined ? [] : [...elementsOf(cell), { type: 'text', text: ': ' }];
}

function elementsOf(cell: types.TableBlock['rows'][number][number]): types.RichTextElement[] {
  if (cell.type !== 'rich_text')
    return [{ type: 'text', text: String(cell.type === 'raw_text' ? cell.text : '') }];
  return cell.elements.flatMap((element) => (element.type === 'rich_text_section' ? element.elements : []));
}

import type { types } from '@slack/bolt';

/*
 * How long the JSON of a part of a message is, by which Slack's limits are kept. It is added up, as writing the JSON
 * only to measure it costs as much as all else that is done to render a message.
 */

/** What JSON writes in another form than it is, with what no text here has left: control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes control characters
const changed = /["\\\u0000-\u001f\ud800-\udfff]/;

/** With its quotation marks. */
function textSize(text: string): number {
  return changed.test(text) ? JSON.stringify(text).length : text.length + 2;
}

/** An array of so many entries that add up to so much. */
function listSize(count: number, sum: number): number {
  return sum + Math.max(0, count - 1) + 2;
}

export function elementSize(element: types.RichTextElement): number {
  switch (element.type) {
    case 'text':
      return (
        '{"type":"text","text":}'.length +
        textSize(element.text) +
        (element.style === undefined ? 0 : ',"style":'.length + JSON.stringify(element.style).length)
      );
    case 'link':
      if (element.text === undefined || element.style !== undefined || element.unsafe !== undefined) break;
      return '{"type":"link","url":,"text":}'.length + textSize(element.url) + textSize(element.text);
    case 'user':
      if (element.style !== undefined) break;
      return '{"type":"user","user_id":}'.length + textSize(element.user_id);
  }
  return JSON.stringify(element).length;
}

export function elementsSize(elements: readonly types.RichTextElement[]): number {
  let sum = 0;
  for (const element of elements) sum += elementSize(element);
  return listSize(elements.length, sum);
}

function blockSize(block: types.KnownBlock): number {
  switch (block.type) {
    case 'rich_text': {
      if (block.block_id !== undefined) break;
      let sum = 0;
      for (const part of block.elements) sum += partSize(part);
      return '{"type":"rich_text","elements":}'.length + listSize(block.elements.length, sum);
    }
    case 'context': {
      const [only, ...others] = block.elements;
      if (block.block_id !== undefined || only?.type !== 'mrkdwn' || others.length > 0) break;
      const { text, ...rest } = only;
      return (
        '{"type":"context","elements":[]}'.length +
        JSON.stringify({ ...rest, text: '' }).length +
        textSize(text) -
        2
      );
    }
  }
  return JSON.stringify(block).length;
}

function partSize(part: types.RichTextBlockElement): number {
  if (part.type === 'rich_text_section')
    return '{"type":"rich_text_section","elements":}'.length + elementsSize(part.elements);
  if (part.type !== 'rich_text_list' || part.indent !== undefined || part.border !== undefined)
    return JSON.stringify(part).length;
  let sum = 0;
  for (const item of part.elements) sum += partSize(item);
  return (
    '{"type":"rich_text_list","style":"","elements":}'.length +
    part.style.length +
    listSize(part.elements.length, sum)
  );
}

export function blocksSize(blocks: readonly types.KnownBlock[]): number {
  let sum = 0;
  for (const block of blocks) sum += blockSize(block);
  return listSize(blocks.length, sum);
}

import type { types } from '@slack/bolt';

/*
 * How long the JSON of an element is, by which paragraphs and lists are kept short. It is added up, as writing the JSON
 * only to measure it costs as much as all else that is done to render them.
 */

/** What JSON writes in another form than it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes control characters
const changed = /["\\\u0000-\u001f\ud800-\udfff]/;

/** With its quotation marks. */
function textSize(text: string): number {
  return changed.test(text) ? JSON.stringify(text).length : text.length + 2;
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

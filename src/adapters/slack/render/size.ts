import type { types } from '@slack/bolt';

/*
 * The length of an element's JSON, which keeps paragraphs and lists short. It's added up, because writing the JSON just to
 * measure it would double the time rendering takes.
 */

/** Characters that JSON escapes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes control characters
const changed = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Including the quotation marks. */
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
    default:
    // Open set: Slack adds kinds of elements, and all others are measured by their JSON.
  }
  return JSON.stringify(element).length;
}

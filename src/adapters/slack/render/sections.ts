import type { types } from '@slack/bolt';
import { limits } from '../limits.ts';
import { pieces } from './shorten.ts';
import { elementSize } from './size.ts';

/** Elements in groups that each fit a message with room to spare; cut between elements, then between words. */
export function sections(elements: readonly types.RichTextElement[]): types.RichTextElement[][] {
  const groups: types.RichTextElement[][] = [];
  let group: types.RichTextElement[] = [];
  let taken = 0;
  for (const element of elements) {
    const parts =
      element.type === 'text' && element.text.length > limits.sectionText
        ? pieces(element.text, limits.sectionText).map((text) => ({ ...element, text }))
        : [element];
    for (const part of parts) {
      const size = elementSize(part);
      if (taken > 0 && taken + size > limits.sectionText) {
        groups.push(group);
        group = [];
        taken = 0;
      }
      group.push(part);
      taken += size;
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

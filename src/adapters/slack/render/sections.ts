import type { types } from '@slack/bolt';
import { limits } from '../limits.ts';
import { pieces } from './shorten.ts';
import { elementSize } from './size.ts';

/** Elements that stay together, and their length as JSON. */
export type Section = { readonly elements: types.RichTextElement[]; readonly size: number };

/** Groups elements so that each group fits a message with room to spare; cuts between elements, then between words. */
export function sections(elements: readonly types.RichTextElement[]): Section[] {
  const groups: Section[] = [];
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
        groups.push(section(group, taken));
        group = [];
        taken = 0;
      }
      group.push(part);
      taken += size;
    }
  }
  if (group.length > 0) groups.push(section(group, taken));
  return groups;
}

/** @param taken length of the elements, without commas and brackets */
function section(elements: types.RichTextElement[], taken: number): Section {
  return { elements, size: taken + elements.length + 1 };
}

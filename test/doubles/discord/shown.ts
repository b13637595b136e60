import type { Json } from './objects.ts';
import { flatten } from './rules.ts';

const kinds = { button: 2, text: 10 } as const;

function partsOf({ components }: Json): readonly Json[] {
  return Array.isArray(components) ? flatten(components) : [];
}

/** All that a message shows, without its buttons. */
export function textOf(message: Json): string {
  return partsOf(message)
    .filter(({ type }) => type === kinds.text)
    .map(({ content }) => String(content))
    .join('\n');
}

/** Labels of a message's buttons. */
export function buttonsOf(message: Json): readonly string[] {
  return partsOf(message)
    .filter(({ type }) => type === kinds.button)
    .map(({ label }) => String(label));
}

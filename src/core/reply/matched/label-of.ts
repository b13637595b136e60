import type { Topic } from '../../../knowledge/schema.ts';
import { capitalize } from '../parts/wording.ts';

const longestLabel = 70;

/** As it would be written: "Is DRF slow?" */
export function labelOf({ options, alternatives, terms }: Topic, says: string): string {
  const names = [...options, ...alternatives, ...terms].flatMap(({ name, aliases }) =>
    [name, ...aliases.filter((alias) => alias === name.toLowerCase())].map(
      (typed) => [typed.toLowerCase(), name] as const,
    ),
  );
  const written = new Map(names);
  const proper = says.replace(/[\p{L}\p{N}]+/gu, (word) => written.get(word.toLowerCase()) ?? word);
  const label = capitalize(proper.replace(/\bi\b/g, 'I'));
  if (label.length > longestLabel) return `${label.slice(0, longestLabel - 1).trimEnd()}…`;
  return /[?!.]$/.test(label) ? label : `${label}?`;
}

import type { Topic } from '../../../knowledge/schema.ts';
import { capitalize } from '../parts/wording.ts';

const longestLabel = 70;

/** As it would be written: "Is DRF slow?" */
export function labelOf(topic: Topic, says: string): string {
  const written = namesOf(topic);
  const proper = says.replace(/[\p{L}\p{N}]+/gu, (word) => written.get(word.toLowerCase()) ?? word);
  const label = capitalize(proper.replace(/\bi\b/g, 'I'));
  if (label.length > longestLabel) return `${label.slice(0, longestLabel - 1).trimEnd()}…`;
  return /[?!.]$/.test(label) ? label : `${label}?`;
}

const known = new WeakMap<Topic, ReadonlyMap<string, string>>();

/** How names are written, by the same in lower case. */
function namesOf(topic: Topic): ReadonlyMap<string, string> {
  const before = known.get(topic);
  if (before !== undefined) return before;
  const { options, alternatives, terms } = topic;
  const made = new Map([...options, ...alternatives, ...terms].map(({ name }) => [name.toLowerCase(), name]));
  known.set(topic, made);
  return made;
}

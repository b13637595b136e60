import { libraryOf } from '../../../knowledge/queries.ts';
import type { Conversation } from '../../turn/conversation.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import type { Understanding } from '../../understanding/understand.ts';

/** "specifically the orm": narrows what was just talked about. */
const narrowing = /\b(?:specifically|especially|particularly|in particular|concretely)\b/i;

/**
 * A text completed by what it leaves to its thread, where it narrows what was just talked about: the one option, and the aspect.
 * All others mean more by themselves: what they go on about is known by its names.
 */
export function inContext(
  text: string,
  { intent, reading, missed }: Understanding,
  { frame }: Conversation,
): string {
  // What a team stated is found by its own words, of whichever option.
  if (reading.topic.provenance === 'team') return text;
  const [option, ...others] = intent.options;
  const last = frame?.last ?? null;
  if (!narrowing.test(text)) return text;
  if (last === null || missed !== null || intent.kind !== 'explain') return text;
  if (option === undefined || others.length > 0 || intent.why || intent.steps === true) return text;
  if (reading.options.length + reading.alternatives.length > 0) return text;
  // "is it?" would ask about the option as a whole.
  if (contentWords(reading, { from: 0, to: reading.words.length }).length === 0) return text;
  const library = libraryOf(reading.topic);
  const [aspect] = frame?.aspects ?? [];
  const about = aspect === undefined ? '' : `, ${library.aspectTitle(aspect).toLowerCase()}`;
  return `${library.nameOf(option)}${about}: ${text}`;
}

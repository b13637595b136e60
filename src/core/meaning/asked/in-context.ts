import { libraryOf } from '../../../knowledge/queries.ts';
import type { Conversation } from '../../turn/conversation.ts';
import { contentWords } from '../../understanding/decide/content-words.ts';
import type { Understanding } from '../../understanding/understand.ts';

/** "specifically the orm": narrows what was just talked about. */
const narrowing = /^\W*(?:specifically|especially|particularly|in particular|concretely)\b/i;

const pointing = /\b(?:it|its|that|this|them|they|their|those|these|there)\b/i;

/**
 * A text completed by what it leaves to its thread: the one option that it goes on about. "do minor releases break stuff?" asks
 * another thing after an answer on FastAPI than after one on Django.
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
  if (last === null || missed !== null || intent.kind !== 'explain') return text;
  if (option === undefined || others.length > 0 || intent.why || intent.steps === true) return text;
  if (reading.options.length + reading.alternatives.length > 0) return text;
  // "is it?" would ask about the option as a whole.
  if (contentWords(reading, { from: 0, to: reading.words.length }).length === 0) return text;
  if (!narrowing.test(text) && !pointing.test(text)) return text;
  const library = libraryOf(reading.topic);
  const [aspect] = narrowing.test(text) ? (frame?.aspects ?? []) : [];
  const about = aspect === undefined ? '' : `, ${library.aspectTitle(aspect).toLowerCase()}`;
  return `${library.nameOf(option)}${about}: ${text}`;
}

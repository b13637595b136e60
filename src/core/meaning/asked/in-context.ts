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

/** Longer ones say what they're about. */
const longestUnnamed = 14;

/**
 * The option that a message leaves to its thread: what it came down to, or was about. Undefined where it names another, or
 * there's none.
 */
export function subjectInThread(
  { reading, missed, intent, framed }: Understanding,
  { frame }: Conversation,
): string | undefined {
  // "with login" adds to what's weighed.
  const isWeighed = intent.kind === 'recommend' && framed.frame.needs.length > (frame?.needs.length ?? 0);
  if (isWeighed) return undefined;
  const last = frame?.last ?? null;
  if (last === null || frame?.topic !== reading.topic.id || reading.topic.provenance === 'team')
    return undefined;
  const { options, alternatives, excluded, words } = reading;
  if (options.length + alternatives.length + excluded.length > 0 || missed !== null) return undefined;
  if (words.filter(({ mark }) => !mark).length > longestUnnamed) return undefined;
  const isOne = last.ranking !== null || last.options.length === 1 || last.named.length === 1;
  const main = last.ranking?.[0] ?? last.main;
  return isOne && main !== null && libraryOf(reading.topic).option(main) !== undefined ? main : undefined;
}

/** A text after the name of what its thread is about, and the id of that option. */
export type NamedInThread = { readonly subject: string; readonly text: string };

/** "Django: isn't that too much?" Null where a message doesn't leave out what its thread is about. */
export function namedInThread(
  text: string,
  understood: Understanding,
  conversation: Conversation,
): NamedInThread | null {
  const subject = subjectInThread(understood, conversation);
  if (subject === undefined) return null;
  return { subject, text: `${libraryOf(understood.reading.topic).nameOf(subject)}: ${text}` };
}

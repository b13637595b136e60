import { libraryOf } from '../../knowledge/queries.ts';
import type { Vector } from '../meaning/vector.ts';
import { requestOfMeaning } from '../understanding/decide/requests/request-of-meaning.ts';
import { type RequestKind, requests } from '../understanding/decide/requests/requests.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { Conversation } from './conversation.ts';

/** How likely a request must be; more if it asks others for something. */
export const leastLikely = 0.6;
const leastToAskOthers = 0.9;
/** What binds people, or takes back what they said, is read by its words alone (`acts/`): it's never guessed. */
const binding: ReadonlySet<RequestKind> = new Set(['record', 'vote', 'restart']);
const ofGuide: ReadonlySet<RequestKind> = new Set(['skip', 'just-tell']);
/** Those that ask for something whatever was said before. */
const ofNothing: ReadonlySet<RequestKind> = new Set([
  'guide',
  'cover',
  'how',
  'fresh',
  'decisions',
  'weigh',
  'where',
  'thanks',
]);

/** What a message asks for by its meaning, in words that the program is sure to understand; null if that's not likely. */
export function requestFor(
  { intent, reading }: Understanding,
  { frame, guide }: Conversation,
  meaning: Vector | null | undefined,
): string | null {
  if (meaning === null || meaning === undefined) return null;
  const likely = requestOfMeaning(meaning);
  if (likely === null || binding.has(likely.kind)) return null;
  if (likely.share < (likely.kind === 'weigh' ? leastToAskOthers : leastLikely)) return null;
  const { kind } = likely;
  if (ofGuide.has(kind) && guide === null) return null;
  if (!ofNothing.has(kind) && (frame?.last ?? null) === null) return null;
  const says: string = requests[kind];
  if (!says.includes('{option}')) return says;
  const [option = reading.excluded[0]?.id] =
    intent.options.length > 0 ? intent.options : reading.options.map(({ id }) => id);
  return option === undefined ? null : says.replace('{option}', libraryOf(reading.topic).nameOf(option));
}

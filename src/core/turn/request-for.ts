import { libraryOf } from '../../knowledge/queries.ts';
import type { FoundAnswer } from '../meaning/find-answer.ts';
import { saysNothingNew } from '../meaning/firmness.ts';
import type { Vector } from '../meaning/vector.ts';
import { requestOfMeaning } from '../understanding/decide/requests/request-of-meaning.ts';
import { type RequestKind, requests } from '../understanding/decide/requests/requests.ts';
import type { Understanding } from '../understanding/understand.ts';
import type { Conversation } from './conversation.ts';

/** How likely a request must be; more if it asks others for something. */
export const leastLikely = 0.65;
const leastToAskOthers = 0.9;
/** What binds people, or takes back what they said, is read by its words alone (`acts/`): it's never guessed. */
const binding: ReadonlySet<RequestKind> = new Set(['record', 'vote', 'restart']);
/** These ask others for something, or begin anew: a guess isn't enough. */
const ofOthers: ReadonlySet<string> = new Set(["let's weigh this together", 'help us choose', 'start over']);

/** Whether a request may stand in for a reading that's hardly more than a guess. */
export function mayStandIn(request: string): boolean {
  return !ofOthers.has(request);
}

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

/** Whether what a message in a thread was read as is hardly more than a guess, so that a likely request comes first. */
export function isGuessed(understood: Understanding, found: FoundAnswer | null): boolean {
  const { confidence, framed, reading, missed } = understood;
  return (
    missed === null &&
    confidence < halfSure &&
    found?.kind !== 'sure' &&
    framed.hasContext &&
    framed.frame.last !== null &&
    reading.options.length + reading.alternatives.length + reading.aspects.length === 0 &&
    saysNothingNew(understood)
  );
}
const halfSure = 0.5;

/** What a message asks for by its meaning, in words that the program is sure to understand; null if that's not likely. */
export function requestFor(
  { intent, reading }: Understanding,
  { frame, guide }: Conversation,
  meaning: Vector | null | undefined,
): string | null {
  if (meaning === null || meaning === undefined) return null;
  const likely = requestOfMeaning(meaning);
  if (likely === null || binding.has(likely.kind)) return null;
  const { kind } = likely;
  // Where something was said, "how do we go about it" hardly begins anew.
  const asksBack = kind === 'weigh' || (kind === 'guide' && (frame?.last ?? null) !== null);
  if (likely.share < (asksBack ? leastToAskOthers : leastLikely)) return null;
  if (ofGuide.has(kind) && guide === null) return null;
  if (!ofNothing.has(kind) && (frame?.last ?? null) === null) return null;
  const says: string = requests[kind];
  if (!says.includes('{option}')) return says;
  const [option = reading.excluded[0]?.id] =
    intent.options.length > 0 ? intent.options : reading.options.map(({ id }) => id);
  return option === undefined ? null : says.replace('{option}', libraryOf(reading.topic).nameOf(option));
}

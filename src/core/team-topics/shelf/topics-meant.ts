import type { Place } from '../../access/place.ts';
import type { Conversation } from '../../turn/conversation.ts';
import { isFamiliar } from '../../understanding/text/familiar.ts';
import { fold } from '../../understanding/text/fold.ts';
import { stemOf } from '../../understanding/text/stem.ts';
import { isTeamTopicId } from '../state/topic-ids.ts';
import type { ListedTopic } from '../state/topic-list.ts';

/** More topics than this are never read for one message. */
const mostMeant = 6;
/** Of other threads: those of which a message names most. */
const mostNamed = 2;

/**
 * The topics of teams that a message may be about: those of its thread, and those whose options it names. One of a closed
 * place is named only there.
 */
export function topicsMeant(
  { frame, earlier, ownTopic }: Conversation,
  words: string,
  names: readonly ListedTopic[],
  place: Place | null,
): readonly string[] {
  const ofThread = [ownTopic, frame?.topic, ...earlier.map(({ topic }) => topic)].flatMap((id) =>
    id != null && isTeamTopicId(id) ? [id] : [],
  );
  const named = names.length === 0 ? [] : topicsNamed(words, names, place);
  return [...new Set([...ofThread, ...named])].slice(0, mostMeant);
}

/** Whether people in this place may hear of a topic. */
export function isHeardIn({ place: home }: Pick<ListedTopic, 'place'>, place: Place | null): boolean {
  return home === null || !home.closed || home.id === place?.id;
}

const tokens = /[\p{L}\p{N}]+/gu;

function topicsNamed(words: string, names: readonly ListedTopic[], place: Place | null): readonly string[] {
  const said = ` ${(fold(words).match(tokens) ?? []).join(' ')} `;
  return names
    .filter((topic) => topic.of === null && isHeardIn(topic, place))
    .map(({ id, names: options, name, touched }) => ({
      id,
      touched,
      count: [name, ...options].filter((one) => isSaid(one, said)).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || b.touched - a.touched || (a.id < b.id ? -1 : 1))
    .slice(0, mostNamed)
    .map(({ id }) => id);
}

/** An everyday word isn't looked for outside of its topic's own thread. */
function isSaid(name: string, said: string): boolean {
  const parts = fold(name).match(tokens) ?? [];
  if (parts.every((part) => part.length <= 2 || isFamiliar(part, stemOf(part)))) return false;
  return said.includes(` ${parts.join(' ')} `);
}

import type { Place } from '../../access/place.ts';
import type { Conversation } from '../../turn/conversation.ts';
import { isFamiliar } from '../../understanding/text/familiar.ts';
import { fold } from '../../understanding/text/fold.ts';
import { stemOf } from '../../understanding/text/stem.ts';
import { isTeamTopicId } from '../state/topic-ids.ts';
import type { ListedTopic } from '../state/topic-list.ts';

/** More topics than this are never read for one message. */
const mostMeant = 6;
/** As many as there are checked topics, and as many of a closed place. */
const mostViews = 24;
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
  // How the team sees what's checked, whatever the message turns out to be about.
  const views = names.flatMap((topic) => (topic.of !== null && isHeardIn(topic, place) ? [topic.id] : []));
  return [...new Set([...ofThread, ...named])].slice(0, mostMeant).concat(views.slice(0, mostViews));
}

/** Whether people in this place may hear of a topic. */
export function isHeardIn({ place: home }: Pick<ListedTopic, 'place'>, place: Place | null): boolean {
  return home === null || !home.closed || home.id === place?.id;
}

const tokens = /[\p{L}\p{N}]+/gu;

/** A workspace's topics with their names as messages are searched for them; made once for each list. */
type Searched = { readonly topic: ListedTopic; readonly names: readonly string[] };
const searched = new WeakMap<readonly ListedTopic[], readonly Searched[]>();

function searchedIn(names: readonly ListedTopic[]): readonly Searched[] {
  const known = searched.get(names);
  if (known !== undefined) return known;
  const made = names
    .filter(({ of }) => of === null)
    .map((topic) => ({
      topic,
      names: [topic.name, ...topic.names].flatMap((name) => {
        const parts = fold(name).match(tokens) ?? [];
        return isEveryday(parts) ? [] : [` ${parts.join(' ')} `];
      }),
    }));
  searched.set(names, made);
  return made;
}

function topicsNamed(words: string, names: readonly ListedTopic[], place: Place | null): readonly string[] {
  const said = ` ${(fold(words).match(tokens) ?? []).join(' ')} `;
  return searchedIn(names)
    .filter(({ topic }) => isHeardIn(topic, place))
    .map(({ topic: { id, touched }, names: called }) => ({
      id,
      touched,
      count: called.filter((name) => said.includes(name)).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || b.touched - a.touched || (a.id < b.id ? -1 : 1))
    .slice(0, mostNamed)
    .map(({ id }) => id);
}

/** An everyday word isn't looked for outside of its topic's own thread. */
function isEveryday(parts: readonly string[]): boolean {
  return parts.every((part) => part.length <= 2 || isFamiliar(part, stemOf(part)));
}

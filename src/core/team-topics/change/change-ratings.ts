import { topicLimits } from '../limits.ts';
import { mayPublish, withPublished } from '../ratings/figures.ts';
import { areRatingsOpen, type GivenRating, ratersOf, type TeamTopic } from '../state/team-topic.ts';
import type { NewRating, TopicIssuer } from './command.ts';
import { type RefusedChange, refusedChange, type TopicChange, unchanged } from './topic-change.ts';

/** Keeps what somebody rated, in place of what they gave before on the same. */
export function rate(
  topic: TeamTopic,
  ratings: readonly NewRating[],
  { author, at }: TopicIssuer,
): TopicChange | RefusedChange {
  const given = ratings.map((rating): GivenRating => ({ ...rating, author, at }));
  const isAgain = (known: GivenRating): boolean =>
    known.author === author &&
    given.some(({ option, criterion }) => known.option === option && known.criterion === criterion);
  const isNews = given.some(
    ({ option, criterion, rating, because }) =>
      !topic.ratings.some(
        (known) =>
          known.author === author &&
          known.option === option &&
          known.criterion === criterion &&
          known.rating === rating &&
          known.because === because,
      ),
  );
  if (!isNews) return unchanged(topic);
  const people = new Set(topic.ratings.map((known) => known.author));
  if (!people.has(author) && people.size >= topicLimits.raters)
    return refusedChange(`Up to ${topicLimits.raters} people rate a choice, and that many have.`);
  return {
    topic: changed(
      { ...topic, ratings: [...topic.ratings.filter((known) => !isAgain(known)), ...given] },
      author,
      at,
    ),
    done: [{ did: 'rated', what: '' }],
  };
}

/** Takes back the author's own: of one option, on one criterion, or all of them. */
export function withdrawRatings(
  topic: TeamTopic,
  { option, criterion }: { readonly option: string | null; readonly criterion: string | null },
  { author, at }: TopicIssuer,
): TopicChange {
  const left = topic.ratings.filter(
    (known) =>
      known.author !== author ||
      (option !== null && known.option !== option) ||
      (criterion !== null && known.criterion !== criterion),
  );
  return left.length === topic.ratings.length
    ? unchanged(topic)
    : {
        topic: changed({ ...topic, ratings: left }, author, at),
        done: [{ did: 'withdrew-ratings', what: '' }],
      };
}

/** Ends the round. What people gave is shown, unless only one of them has changed anything since the last time. */
export function closeRatings(topic: TeamTopic, { author, at }: TopicIssuer): TopicChange | RefusedChange {
  if (!areRatingsOpen(topic)) return unchanged(topic);
  const raters = ratersOf(topic).length;
  if (raters === 0) return refusedChange('Nobody has rated anything yet, so there is nothing to close.');
  const closed = { ...topic, round: { ...topic.round, closedBy: author, closedAt: at } };
  return {
    topic: mayPublish(topic, raters) ? withPublished(closed, raters, at) : closed,
    done: [{ did: 'closed-ratings', what: '' }],
  };
}

/** After the close, figures follow what people change, as soon as that shows nobody's own. */
function changed(topic: TeamTopic, author: string, at: number): TeamTopic {
  const noted = topic.changedBy.includes(author)
    ? topic
    : { ...topic, changedBy: [...topic.changedBy, author] };
  if (topic.of === null && areRatingsOpen(topic)) return noted;
  const raters = ratersOf(noted).length;
  return topic.of !== null || mayPublish(noted, raters) ? withPublished(noted, raters, at) : noted;
}

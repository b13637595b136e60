import type { Option, Rating, Topic } from '../../../knowledge/schema.ts';

/**
 * A checked topic as people see it in a closed place: with what the whole team says of it, and what was said there. On the same
 * criterion, what was said there counts.
 */
export function mergeViews(ofTeam: Topic, ofPlace: Topic): Topic {
  const options = ofTeam.options.map((option) => {
    const there = ofPlace.options.find(({ id }) => id === option.id);
    return there === undefined ? option : withRatingsOf(option, there);
  });
  const added = ofPlace.options.filter(({ id }) => !options.some((option) => option.id === id));
  const claims = new Set(ofTeam.claims.map(({ id }) => id));
  const sources = new Set(ofTeam.sources.map(({ id }) => id));
  return {
    ...ofTeam,
    options: [...options, ...added],
    alternatives: ofTeam.alternatives.filter(({ id }) => !added.some((option) => option.id === id)),
    claims: [...ofTeam.claims, ...ofPlace.claims.filter(({ id }) => !claims.has(id))],
    sources: [...ofTeam.sources, ...ofPlace.sources.filter(({ id }) => !sources.has(id))],
  };
}

function withRatingsOf(option: Option, there: Option): Option {
  const own = there.ratings.filter(({ provenance }) => provenance === 'team');
  const isOwn = ({ criterion }: Rating): boolean => own.some((rating) => rating.criterion === criterion);
  return { ...option, ratings: [...option.ratings.filter((rating) => !isOwn(rating)), ...own] };
}

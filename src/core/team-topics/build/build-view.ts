import type { Option, Rating, Topic } from '../../../knowledge/schema.ts';
import { ratersOf, type TeamTopic } from '../state/team-topic.ts';
import { claimsOfFacts } from './claims-of-facts.ts';
import { ratingsOf } from './ratings-of-people.ts';

/**
 * A checked topic as a team sees it: its own ratings in the place of the checked ones, its facts beside the checked claims, and
 * the options it added. It never takes the checked topic's place; answers say what of it is the team's.
 */
export function buildView(team: TeamTopic, checked: Topic): Topic {
  const rated = ratingsOf(team);
  const [catchAll = ''] = checked.overview;
  const facts = claimsOfFacts(team, catchAll, checked);
  const added = team.options.filter(({ id }) => !checked.options.some((option) => option.id === id));
  return {
    ...checked,
    options: [
      ...checked.options.map((option) => withRatings(option, rated.get(option.id) ?? [])),
      ...added.map(({ id, name, aliases }) => {
        const known = checked.alternatives.find((alternative) => alternative.id === id);
        return {
          ...(known ?? emptyOption),
          id,
          name,
          aliases: [...(known?.aliases ?? aliases)],
          ratings: rated.get(id) ?? [],
        };
      }),
    ],
    alternatives: checked.alternatives.filter(({ id }) => !added.some((option) => option.id === id)),
    sources: [...checked.sources, ...facts.sources],
    claims: [...checked.claims, ...facts.claims],
    ofTeam: {
      of: checked.id,
      ofPlace: team.place?.closed === true,
      revision: team.revision,
      stage: 'rated',
      raters: ratersOf(team).length,
      rankedNow: null,
      factsByMessage: {},
      standing: [],
      withdrawn: [],
      dropped: [],
    },
  };
}

const emptyOption: Omit<Option, 'id' | 'name' | 'aliases' | 'ratings'> = {
  companions: [],
  riskyAliases: [],
  falseFriends: [],
  notTypos: [],
  homonyms: [],
  summary: 'An option of your own.',
};

/** The team's ratings in place of the checked ones on the same criteria; one that's equal changes nothing. */
function withRatings(option: Option, own: readonly Rating[]): Option {
  const byCriterion = new Map(own.map((rating) => [rating.criterion, rating]));
  return {
    ...option,
    ratings: option.ratings.map((checked) => {
      const rating = byCriterion.get(checked.criterion);
      return rating === undefined || rating.rating === checked.rating ? checked : rating;
    }),
  };
}

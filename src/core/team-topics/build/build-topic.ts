import { nothingAuthored } from '../../../knowledge/authored-schema.ts';
import { libraryOf } from '../../../knowledge/queries.ts';
import type { Aspect, Knowledge, Need, OfTeam, Option, Topic } from '../../../knowledge/schema.ts';
import type { Suggestions } from '../../../knowledge/suggestions/suggestion-schema.ts';
import { rank } from '../../ranking/scores.ts';
import { mustRating } from '../limits.ts';
import { figuresNow } from '../ratings/figures.ts';
import { ratersOf, type TeamCriterion, type TeamOption, type TeamTopic } from '../state/team-topic.ts';
import { checkedClaims } from './checked-claims.ts';
import { claimsOfFacts } from './claims-of-facts.ts';
import { phrasesOfNames, phrasesOfTitles } from './phrases-of-name.ts';
import { ratingsOf } from './ratings-of-people.ts';

/** Ids for what's said of an option and of no criterion; the first that no criterion has. */
const catchAlls = ['in-general', 'in-general-2', 'in-general-3'] as const;

/**
 * The topic that a team's own document stands for: the same `Topic` as one from files, so that everything is weighed,
 * compared and recorded alike. Each criterion is a criterion, an aspect to ask about, and a need that weighs it. Neither the
 * order of edits nor anybody's name makes a difference.
 *
 * @param knowledge what's checked: the claims of options that it covers come along
 */
export function buildTopic(id: string, team: TeamTopic, knowledge: Knowledge): Topic {
  const topic = topicOf(id, team, knowledge);
  if (team.published === null || team.changedBy.length === 0) return topic;
  const now = topicOf(
    id,
    { ...team, published: { ...team.published, figures: [...figuresNow(team)] } },
    knowledge,
  );
  return { ...topic, ofTeam: { ...topic.ofTeam, rankedNow: rankedBy(now) } };
}

type TeamsTopic = Topic & { readonly ofTeam: OfTeam };

function topicOf(id: string, team: TeamTopic, knowledge: Knowledge): TeamsTopic {
  const options = [...team.options].sort((a, b) => (a.name < b.name ? -1 : 1));
  const criteria = [...team.criteria].sort(byWeight);
  const own = new Set(criteria.map((criterion) => criterion.id));
  const catchAll = catchAlls.find((known) => !own.has(known)) ?? catchAlls[0];
  const facts = claimsOfFacts(team, catchAll);
  const checked = checkedClaims(team, knowledge, own);
  const rated = ratingsOf(team);
  const optionsBuilt = options.map((option) => optionFor(option, rated.get(option.id) ?? []));
  return {
    id,
    title: team.name,
    noun: { ...team.noun, also: [] },
    aliases: [...phrasesOfNames([team.name]).certain, ...phrasesOfTitles([team.noun.one, team.noun.many])],
    context: [],
    summary: `A choice of your own: ${options.map(({ name }) => name).join(', ')}.`.slice(0, 260),
    provenance: 'team',
    overview: [catchAll, ...criteria.map((criterion) => criterion.id)],
    ofTeam: {
      of: null,
      ofPlace: team.place?.closed === true,
      revision: team.revision,
      stage: team.published === null ? 'rating' : 'rated',
      raters: ratersOf(team).length,
      rankedNow: null,
      factsByMessage: Object.fromEntries(
        team.facts.flatMap(({ id: fact, message, withdrawn }) =>
          message === null || withdrawn !== null ? [] : [[message, fact]],
        ),
      ),
      standing: criteria.map((criterion) => criterion.id),
      withdrawn: team.facts.flatMap(({ id: fact, words, withdrawn }) =>
        withdrawn === null ? [] : [{ id: fact, words }],
      ),
      dropped: team.dropped.filter(({ kind, id: gone }) =>
        kind === 'option' ? !team.options.some((one) => one.id === gone) : !own.has(gone),
      ),
    },
    options: optionsBuilt,
    alternatives: [],
    aspects: [
      { id: catchAll, title: 'In general', phrases: [], things: [], falseFriends: [] },
      ...criteria.map(aspectFor),
      ...checked.aspects,
      ...leanings(knowledge, own),
    ],
    criteria: criteria.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      question: questionFor(criterion, knowledge.suggestions),
      aspects: [criterion.id],
      direction: criterion.direction,
    })),
    needs: criteria.map(needFor),
    needWeights: { base: {}, words: {}, hits: {}, phrases: {}, hints: {} },
    beyond: [],
    questions: [],
    unanswered: [],
    openings: [],
    authored: nothingAuthored,
    terms: [],
    pairs: [],
    sources: [...facts.sources, ...checked.sources],
    claims: [...facts.claims, ...checked.claims],
  };
}

/** The order by the team's own weights. */
function rankedBy(topic: TeamsTopic): readonly string[] {
  const library = libraryOf(topic);
  const { ranked } = rank(library, {
    needs: [...topic.ofTeam.standing].sort(),
    candidates: library.options,
    knows: [],
  });
  return ranked.map(({ option }) => option);
}

/** What rules options out comes first, then what weighs most. */
function byWeight(a: TeamCriterion, b: TeamCriterion): number {
  return Number(b.must) - Number(a.must) || b.weight - a.weight || (a.id < b.id ? -1 : 1);
}

function optionFor({ id, name, aliases }: TeamOption, ratings: Option['ratings']): Option {
  const { certain, everyday } = phrasesOfNames([name, ...aliases]);
  return {
    id,
    name,
    aliases: [...certain],
    companions: [],
    riskyAliases: [...everyday],
    falseFriends: [],
    notTypos: [],
    homonyms: [],
    summary: name,
    ratings,
  };
}

function aspectFor({ id, title, aliases }: TeamCriterion): Aspect {
  return { id, title, phrases: phrasesOfTitles([title, ...aliases]), things: [], falseFriends: [] };
}

function needFor({ id, title, aliases, weight, must }: TeamCriterion): Need {
  const phrases = phrasesOfTitles([title, ...aliases]);
  return {
    id,
    title,
    asks: `Does ${title} matter to you?`,
    grows: false,
    phrases: phrases.length > 0 ? phrases : [`=${id}`],
    hints: [],
    falseFriends: [],
    weighs: { [id]: weight },
    demands: must ? { [id]: mustRating } : {},
    aspects: [id],
  };
}

export function questionFor(
  { id, title }: Pick<TeamCriterion, 'id' | 'title'>,
  suggestions: Suggestions | undefined,
): string {
  return (
    suggestions?.criteria.find((criterion) => criterion.id === id)?.question ?? `How good is it on ${title}?`
  );
}

/** What speaks for and against is asked for in the same words as in any topic. */
function leanings({ topics }: Knowledge, own: ReadonlySet<string>): readonly Aspect[] {
  return (['strength', 'weakness'] as const).flatMap((leaning) => {
    const known = topics.flatMap(({ aspects }) => aspects).find((aspect) => aspect.leaning === leaning);
    return known === undefined || own.has(known.id) ? [] : [known];
  });
}

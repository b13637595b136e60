import type { CriterionToAdd, OptionToAdd } from '../change/command.ts';
import { startTopic } from '../change/start-topic.ts';
import { type RefusedChange, refusedChange } from '../change/topic-change.ts';
import { topicLimits } from '../limits.ts';
import type { Fact, Figure, TeamTopic } from '../state/team-topic.ts';

/** A topic as a folder or a spreadsheet has it: options and criteria by their names. */
export type BroughtTopic = {
  readonly name: string;
  readonly noun: TeamTopic['noun'];
  readonly options: readonly OptionToAdd[];
  readonly criteria: readonly CriterionToAdd[];
  readonly facts: readonly BroughtFact[];
  readonly figures: readonly BroughtFigure[];
};

/** `disputes`: the place in the list of the fact that it contradicts. */
export type BroughtFact = Pick<Fact, 'words' | 'leaning' | 'link' | 'author' | 'at'> & {
  readonly option: string | null;
  readonly criterion: string | null;
  readonly disputes: number | null;
};

export type BroughtFigure = Pick<Figure, 'rating' | 'least' | 'most'> & {
  readonly option: string;
  readonly criterion: string;
};

/** Who imports it, and when. */
export type Importer = { readonly author: string; readonly at: number; readonly operation: string };

/** The topic as it's stored in the workspace that it's brought to, with its ratings closed; or why it can't be. */
export function bringTopic(
  { name, noun, options, criteria, facts, figures }: BroughtTopic,
  { author, at, operation }: Importer,
): { readonly kind: 'started'; readonly topic: TeamTopic } | RefusedChange {
  if (facts.length > topicLimits.facts)
    return refusedChange(`A choice has up to ${topicLimits.facts} facts, and this has ${facts.length}.`);
  const started = startTopic(
    { name, noun, of: null, options, criteria },
    { conversation: '', destination: null, place: null },
    { author, at, operation, message: null },
  );
  if (started.kind === 'refused') return started;
  const { topic } = started;
  const optionId = (named: string | null): string | null =>
    topic.options.find((option) => option.name === named)?.id ?? null;
  const criterionId = (titled: string | null): string | null =>
    topic.criteria.find(({ title }) => title === titled)?.id ?? null;
  const brought = figures.flatMap((figure): Figure[] => {
    const [option, criterion] = [optionId(figure.option), criterionId(figure.criterion)];
    if (option === null || criterion === null) return [];
    const { rating, least, most } = figure;
    return [{ option, criterion, rating, least, most, apart: apartBy(most - least), raters: 0 }];
  });
  return {
    kind: 'started',
    topic: {
      ...topic,
      facts: facts.map(
        (fact, index): Fact => ({
          id: `f${index + 1}`,
          version: 1,
          words: fact.words,
          option: optionId(fact.option),
          criterion: criterionId(fact.criterion),
          leaning: fact.leaning,
          link: fact.link,
          author: fact.author,
          at: fact.at,
          message: null,
          disputes: fact.disputes === null ? null : `f${fact.disputes + 1}`,
          withdrawn: null,
        }),
      ),
      counted: facts.length,
      brought,
      ...(brought.length === 0
        ? {}
        : {
            published: { at, raters: 0, figures: brought },
            round: { number: 1, closedBy: author, closedAt: at },
          }),
    },
  };
}

function apartBy(distance: number): Figure['apart'] {
  if (distance <= 1) return 'close';
  return distance <= 2 ? 'apart' : 'split';
}

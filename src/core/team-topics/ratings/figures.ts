import { fewestToShowSpread } from '../limits.ts';
import type { Figure, TeamTopic } from '../state/team-topic.ts';
import { combineRatings } from './combine.ts';

/**
 * What all ratings come to now, by option and criterion; it depends on no order, and on nobody's name. Where nobody has rated,
 * what came with an imported topic holds.
 */
export function figuresNow({ ratings, brought }: Pick<TeamTopic, 'ratings' | 'brought'>): readonly Figure[] {
  const byCell = Map.groupBy(ratings, ({ option, criterion }) => `${option}/${criterion}`);
  const given = [...byCell]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ratingsOfCell]): Figure[] => {
      const [first] = ratingsOfCell;
      const combined = combineRatings(ratingsOfCell.flatMap(({ rating }) => rating ?? []));
      return first === undefined || combined === undefined
        ? []
        : [{ option: first.option, criterion: first.criterion, ...combined }];
    });
  const own = new Set(given.map(({ option, criterion }) => `${option}/${criterion}`));
  return [...given, ...brought.filter(({ option, criterion }) => !own.has(`${option}/${criterion}`))];
}

/**
 * Whether what people gave may be shown as figures: with three or more of them, a change by one person alone would tell what
 * they gave, so it waits for another one's.
 */
export function mayPublish({ published, changedBy }: TeamTopic, raters: number): boolean {
  return (
    published === null || changedBy.length > 1 || Math.max(raters, published.raters) < fewestToShowSpread
  );
}

/** The topic with what its thread sees of the ratings brought up to date. */
export function withPublished(topic: TeamTopic, raters: number, at: number): TeamTopic {
  return { ...topic, published: { at, raters, figures: [...figuresNow(topic)] }, changedBy: [] };
}

/** Whether a figure shows how far apart people are. */
export function showsSpread({ raters, least, most }: Pick<Figure, 'raters' | 'least' | 'most'>): boolean {
  return raters >= fewestToShowSpread || (raters === 0 && least < most);
}

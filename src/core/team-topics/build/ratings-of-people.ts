import type { Rating } from '../../../knowledge/schema.ts';
import { showsSpread } from '../ratings/figures.ts';
import { criterionOf, type Figure, standingFacts, type TeamTopic } from '../state/team-topic.ts';

/** By option: what the group's ratings come to, as far as they're published. */
export function ratingsOf(team: TeamTopic): ReadonlyMap<string, Rating[]> {
  const figures = (team.published?.figures ?? []).filter(
    ({ criterion }) => team.of !== null || criterionOf(team, criterion) !== undefined,
  );
  const facts = Map.groupBy(standingFacts(team), ({ option, criterion }) => `${option}/${criterion}`);
  return new Map(
    [...Map.groupBy(figures, ({ option }) => option)].map(([option, own]) => [
      option,
      own.map((figure) => ({
        criterion: figure.criterion,
        rating: figure.rating,
        // With few people, how far they are apart isn't shown, so each rating may as well be one off.
        judgement: !showsSpread(figure) || figure.least < figure.most,
        because: becauseOf(figure, reasonFor(team, figure)),
        evidence: (facts.get(`${option}/${figure.criterion}`) ?? []).map(({ id }) => id),
        provenance: 'team',
        ...(showsSpread(figure) ? { spread: { least: figure.least, most: figure.most } } : {}),
      })),
    ]),
  );
}

/** "3 of you rated it, close together" */
function becauseOf(figure: Figure, reason: string | undefined): string {
  const { raters } = figure;
  const apart = showsSpread(figure) ? `, ${apartWords(figure)}` : '';
  const why = reason === undefined ? '' : `: “${reason}”`;
  return `${whoRated(raters)}${apart}${why}`.slice(0, longestBecause);
}

function whoRated(raters: number): string {
  if (raters === 0) return 'rated where it was imported from';
  return raters === 1 ? 'one of you rated it' : `${raters} of you rated it`;
}

const longestBecause = 160;

/** How far apart people are, in words. */
export function apartWords({ apart }: Pick<Figure, 'apart'>): string {
  switch (apart) {
    case 'close':
      return 'close together';
    case 'apart':
      return 'somewhat apart';
    case 'split':
      return 'split';
    default:
      return apart satisfies never;
  }
}

/** The shortest of the reasons that people gave, whoever it was. */
function reasonFor({ ratings }: TeamTopic, { option, criterion }: Figure): string | undefined {
  return ratings
    .flatMap((given) =>
      given.option === option && given.criterion === criterion && given.because !== null
        ? [given.because]
        : [],
    )
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

import { libraryOf } from '../../../knowledge/queries.ts';
import type { Topic } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { robustness, type Shift } from '../../ranking/robustness.ts';
import { type Case, rank } from '../../ranking/scores.ts';
import { replyOwnRanking } from '../../reply/own/own-pick.ts';
import { openComposer } from '../../reply/parts/composer.ts';
import { inSentence } from '../../reply/parts/wording.ts';
import type { EffectResult } from '../../turn/effect.ts';
import { apartWords } from '../build/ratings-of-people.ts';
import { fewestToShowSpread } from '../limits.ts';
import { showsSpread } from '../ratings/figures.ts';
import type { Figure, TeamTopic } from '../state/team-topic.ts';

/** How many disagreements are told: as many as people take in at once. */
const mostApart = 3;

/** What the ratings come to: the ranking, and from three people on where they differ and whether it matters. */
export function ratingsResult(topic: Topic, team: TeamTopic): EffectResult {
  const library = libraryOf(topic);
  const composer = openComposer(library);
  const weighed: Case = {
    needs: [...(topic.ofTeam?.standing ?? [])].sort(),
    candidates: library.options,
    knows: [],
  };
  const ranking = rank(library, weighed);
  const outcome = replyOwnRanking(composer, weighed, ranking, () => {
    if (team.changedBy.length > 0) return;
    const { shifts } = robustness(library, weighed, ranking);
    const apart = disagreements(team, shifts);
    if (apart.length > 0) composer.add({ kind: 'bullets', items: apart.map((one) => spansOf(topic, one)) });
    composer.add({ kind: 'note', spans: [plain(howMany(team))] });
  });
  const { blocks, sources, claims } = composer;
  const { options, main, declined } = outcome;
  return {
    ...{ blocks, sources, claims, options, main, declined },
    editable: false,
    ...(outcome.ranking === null ? {} : { ranking: outcome.ranking }),
  };
}

type Disagreement = { readonly figure: Figure; readonly shift: Shift | undefined };

/** Where people are furthest apart: what would turn the pick comes first. */
function disagreements({ published }: TeamTopic, shifts: readonly Shift[]): readonly Disagreement[] {
  const order = { split: 0, apart: 1, close: 2 };
  return (published?.figures ?? [])
    .filter((figure) => showsSpread(figure) && figure.apart !== 'close')
    .map((figure) => ({
      figure,
      shift: shifts.find(
        (one) => one.kind === 'rating' && one.option === figure.option && one.criterion === figure.criterion,
      ),
    }))
    .sort(
      (a, b) =>
        Number(b.shift !== undefined) - Number(a.shift !== undefined) ||
        order[a.figure.apart] - order[b.figure.apart] ||
        b.figure.most - b.figure.least - (a.figure.most - a.figure.least),
    )
    .slice(0, mostApart);
}

/** "You're split on effort to run of Kafka, 1 to 5: it matters, a step lower it would be RabbitMQ." */
function spansOf(topic: Topic, { figure, shift }: Disagreement): Spans {
  const library = libraryOf(topic);
  const title = inSentence(library.criterionTitle(figure.criterion));
  const matters =
    shift?.kind === 'rating'
      ? `it matters, as at ${shift.to} it would be ${library.nameOf(shift.winner)}.`
      : "it doesn't change the pick.";
  return [
    strong(`${library.nameOf(figure.option)}, ${title}: `),
    plain(`you're ${apartWords(figure)}, ${figure.least} to ${figure.most}; ${matters}`),
  ];
}

function howMany({ published }: TeamTopic): string {
  const raters = published?.raters ?? 0;
  if (raters === 1) return 'One of you rated, so this is what they gave.';
  if (raters < fewestToShowSpread)
    return 'Two of you rated, so each can tell what the other gave. From three on, I also say where you differ.';
  const closest = (published?.figures ?? []).every(({ apart }) => apart === 'close');
  return closest
    ? `The median of what ${raters} of you gave; you're close together on all of it.`
    : `The median of what ${raters} of you gave.`;
}

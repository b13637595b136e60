import { sentencesOf } from '../../../knowledge/cited-text.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { rank } from '../../ranking/scores.ts';
import { leaningAspect } from '../parts/asked-aspects.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase } from '../parts/last-case.ts';
import { capitalised } from '../parts/pick-headline.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList } from '../parts/wording.ts';
import { fitOf } from '../pick/fit-reasons.ts';
import { pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';
import { needThatWouldChange } from '../pick/what-would-change.ts';

/** Needs that the reasons go into. */
const mostNeeds = 3;

/** The pick as a text to paste: what, why, what else was looked at, its price, and when to look again. Undefined without a pick. */
export function replyWriteUp({ frame }: Pick<Task, 'frame'>, composer: Composer): ReplyOutcome | undefined {
  const { library } = composer;
  const weighed = standingCase(library, frame);
  const ranking = weighed === null ? null : rank(library, weighed);
  const pick =
    weighed === null || ranking === null ? undefined : pickInNeeds(library, frame, { weighed, ranking });
  const order = ranking?.ranked.map(({ option }) => option) ?? [];
  const [first, ...others] = order;
  if (weighed === null || ranking === null || pick === undefined || first === undefined) return undefined;
  const { needs, words } = pick;
  const backing = needs.filter(({ leader }) => leader === undefined || leader === first).slice(0, mostNeeds);
  const against = needs.find(({ leader }) => leader !== undefined && leader !== first);
  const [price] = sentencesOf(library.brief(first, leaningAspect(library, 'weakness') ?? '')?.text ?? []);
  const change = needThatWouldChange(library, { weighed, ranking }, words.of);
  composer.add({ kind: 'headline', spans: [strong('Decision: '), ...pickLine(composer, pick)] });
  composer.add({
    kind: 'bullets',
    items: [
      ...backing.map(
        ({ need }): Spans => [strong(`${words.label(need)}: `), ...capitalised(fitOf(composer, first, need))],
      ),
      ...(others.length === 0
        ? []
        : [
            [
              strong('Considered: '),
              plain(
                `${formatList(others.map(library.nameOf))}${against?.leader === undefined ? '' : `; ${library.nameOf(against.leader)} is ahead on ${words.of(against.need)}`}.`,
              ),
            ],
          ]),
      ...(price === undefined ? [] : [[strong('Price: '), ...composer.cited(price)]]),
      ...(change === '' ? [] : [[strong('Look again: '), plain(change)]]),
    ],
  });
  composer.choices([
    { label: 'Record this decision', says: `we go with ${library.nameOf(first)}` },
    { label: 'For a slide', says: 'three bullets for a slide' },
    { label: 'For my boss', says: 'explain it to my boss' },
  ]);
  return { options: order, main: first, ranking: order, team: frame.last?.team ?? null, declined: false };
}

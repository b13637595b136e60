import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { type Case, closeCall, rank, winnerOf } from '../../ranking/scores.ts';
import type { Frame } from '../../turn/conversation.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase } from '../parts/last-case.ts';
import { capitalised } from '../parts/pick-headline.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { fitOf } from '../pick/fit-reasons.ts';
import { decidingNeeds, isNarrow, listed, type PickInNeeds, pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';

/** What somebody stated last: a need, or an option that they know. */
type Stated = { readonly need: string } | { readonly knows: string };

/** Whether what was said last changes the pick: by the pick with it and without. */
export function replyTakenUp(
  { frame, conversation }: Pick<Task, 'frame' | 'conversation'>,
  composer: Composer,
): ReplyOutcome | undefined {
  const { library } = composer;
  const weighed = standingCase(library, frame);
  if (weighed === null) return undefined;
  const ranking = rank(library, weighed);
  const pick = pickInNeeds(library, frame, { weighed, ranking });
  const winner = winnerOf(ranking);
  if (pick === undefined || winner === undefined) return undefined;
  const speaker = conversation.speakers.lately.at(-1)?.author;
  const stated = lastStated(frame, speaker, conversation.traces.at(-1)?.matched ?? []);
  const before = stated === undefined ? undefined : winnerOf(rank(library, without(weighed, stated)));
  const isOpen = ranking.margin < closeCall && !isNarrow(ranking);
  if (isOpen)
    composer.add({ kind: 'headline', spans: [strong('No, still undecided: '), ...pickLine(composer, pick)] });
  else
    composer.add({
      kind: 'headline',
      spans:
        stated === undefined || before === undefined || before === winner
          ? [strong(`No, still ${library.nameOf(winner)}`), ...whyStill(composer, pick, stated)]
          : [
              strong(`Yes: ${library.nameOf(winner)}`),
              plain('. Without '),
              ...calledAs(composer, pick, stated),
              plain(` it'd be ${library.nameOf(before)}.`),
            ],
    });
  if (stated !== undefined && 'need' in stated)
    composer.add({
      kind: 'bullets',
      items: [
        winner,
        ...pick.needs.flatMap(({ need, leader }) => (need === stated.need ? (leader ?? []) : [])),
      ]
        .filter(
          (option, at, all) => all.indexOf(option) === at && library.fit(option, stated.need) !== undefined,
        )
        .map(
          (option): Spans => [
            strong(`${library.nameOf(option)}: `),
            ...capitalised(fitOf(composer, option, stated.need)),
          ],
        ),
    });
  composer.choices([
    { label: 'What would change it?', says: 'what would change your mind?' },
    { label: 'What have you heard so far?', says: 'what do you know about us?' },
  ]);
  const order = ranking.ranked.map(({ option }) => option);
  return { options: order, main: winner, ranking: order, declined: false };
}

/** What the last message of whoever spoke last stated, if it stated something. @param matched what it was read as, as its trace has it */
function lastStated(
  { needs, knows }: Frame,
  speaker: string | undefined,
  matched: readonly string[],
): Stated | undefined {
  const need = needs.findLast(
    ({ need: id, author }) => author === speaker && matched.some((one) => one.startsWith(`need ${id} `)),
  );
  if (need !== undefined) return { need: need.need };
  const known = knows.findLast(
    ({ option, author }) => author === speaker && matched.some((one) => one.startsWith(`${option} `)),
  );
  return known === undefined ? undefined : { knows: known.option };
}

function without(weighed: Case, stated: Stated): Case {
  return 'need' in stated
    ? { ...weighed, needs: weighed.needs.filter((need) => need !== stated.need) }
    : { ...weighed, knows: weighed.knows.filter((option) => option !== stated.knows) };
}

function calledAs({ library }: Composer, { words }: PickInNeeds, stated: Stated): Spans {
  return 'need' in stated
    ? [emphasis(words.of(stated.need))]
    : [plain(`your team knowing ${library.nameOf(stated.knows)}`)];
}

/** ": your team knows Flask, but *a ticket system* counts for more." */
function whyStill(composer: Composer, pick: PickInNeeds, stated: Stated | undefined): Spans {
  const { library } = composer;
  const winner = winnerOf(pick.ranking);
  const about = stated !== undefined && 'need' in stated ? stated.need : undefined;
  const deciding = decidingNeeds(composer, pick).filter(({ need }) => need !== about);
  const rests: Spans =
    deciding.length === 0
      ? []
      : [plain('it rests on '), ...listed(pick.words, deciding.slice(0, 1)), plain('.')];
  if (stated === undefined)
    return [
      plain(": there's nothing in it that I weigh"),
      ...(rests.length > 0 ? [plain('; '), ...rests] : [plain('.')]),
    ];
  const leader =
    'knows' in stated ? stated.knows : pick.needs.find(({ need }) => need === stated.need)?.leader;
  const called = 'knows' in stated ? plain(`your team knows ${library.nameOf(stated.knows)}`) : undefined;
  if (leader === winner)
    return called === undefined
      ? [plain(': '), ...calledAs(composer, pick, stated), plain(' speaks for it, too.')]
      : [plain(': '), called, plain(', so all the more.')];
  if (leader === undefined)
    return [plain(': on '), ...calledAs(composer, pick, stated), plain(' they are level.')];
  const counts: Spans =
    deciding.length === 0
      ? [plain('it weighs too little.')]
      : [...listed(pick.words, deciding.slice(0, 1)), plain(' counts for more.')];
  return called === undefined
    ? [
        plain(': for '),
        ...calledAs(composer, pick, stated),
        plain(` alone it'd be ${library.nameOf(leader)}, but `),
        ...counts,
      ]
    : [plain(': '), called, plain(', but '), ...counts];
}

import { proseOf } from '../../../knowledge/cited-text.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { rank, winnerOf } from '../../ranking/scores.ts';
import type { Frame } from '../../turn/conversation.ts';
import { nameSetRight } from '../../understanding/cues/setting-right.ts';
import { quantitiesIn } from '../../understanding/match/quantities.ts';
import { tokenize } from '../../understanding/text/words.ts';
import { answersFor } from '../authored/question-answer.ts';
import { onOneLine } from '../opening/quote.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase } from '../parts/last-case.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { decidingNeeds, listed, type PickInNeeds, pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';
import { needThatWouldChange } from '../pick/what-would-change.ts';

type Corrected = Pick<Task, 'frame' | 'reading'>;

/** What a figure or a name that's set right changes, where no need hangs on it: neither the pick nor the last answer. */
export function replyCorrected(task: Corrected, composer: Composer): ReplyOutcome | undefined {
  const { frame, reading } = task;
  const [figure] = reading.correction?.quantities ?? quantitiesIn(reading.words);
  const pick = standingPickIn(frame, composer);
  if (figure === undefined) return pick === undefined ? undefined : keepWithName(task, pick, composer);
  const said = reading.typed({ from: figure.at, to: figure.at + 1 });
  return pick === undefined ? keepAnswer(frame, said, composer) : keepPick(frame, said, pick, composer);
}

function standingPickIn(frame: Frame, { library }: Composer): PickInNeeds | undefined {
  const weighed = standingCase(library, frame);
  return weighed === null
    ? undefined
    : pickInNeeds(library, frame, { weighed, ranking: rank(library, weighed) });
}

/** "sorry, i meant internal teams": it may replace what was heard, which can be dropped then. */
function keepWithName(
  { frame, reading }: Corrected,
  pick: PickInNeeds,
  composer: Composer,
): ReplyOutcome | undefined {
  const meant = nameSetRight(reading.written);
  if (meant === undefined) return undefined;
  const { needTitle } = composer.library;
  composer.add({
    kind: 'headline',
    spans: [
      plain(`Noted: ${onOneLine(meant)}. By itself I weigh nothing by that, so the pick stays for now: `),
      ...pickLine(composer, pick),
    ],
  });
  composer.choices(
    frame.needs.slice(0, 2).map(({ need, words }) => ({
      label: `Not needed: ${needTitle(need)}`,
      says: `forget the ${words === '' ? needTitle(need) : words}`,
    })),
  );
  return outcomeOfLast(frame);
}

/** @param said the figure, as it was typed */
function keepPick(frame: Frame, said: string, pick: PickInNeeds, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const counted = frame.needs.find(({ words }) => quantitiesIn(tokenize(words).words).length > 0);
  composer.add({
    kind: 'headline',
    spans: [
      strong(`Still ${library.nameOf(winnerOf(pick.ranking) ?? '')} with ${said}`),
      ...(counted === undefined
        ? restsOn(pick, composer)
        : [
            plain(
              `, as long as I may count that as ${inSentence(library.needTitle(counted.need))}. If not, tell me what it needs.`,
            ),
          ]),
    ],
  });
  const change = needThatWouldChange(library, pick, pick.words.of);
  if (change !== '') composer.add({ kind: 'paragraph', spans: [plain(change)] });
  if (counted === undefined)
    composer.choices([
      { label: 'What if it grows?', says: 'what if it grows?' },
      { label: 'What have you heard so far?', says: 'what do you know about us?' },
    ]);
  return outcomeOfLast(frame);
}

function restsOn(pick: PickInNeeds, composer: Composer): Spans {
  const deciding = decidingNeeds(composer, pick).slice(0, 1);
  return deciding.length === 0
    ? [plain('.')]
    : [plain(': it rests on '), ...listed(pick.words, deciding), plain(', not on that number.')];
}

/** The last answer, or that the figure tells nothing apart. */
function keepAnswer(frame: Frame, said: string, composer: Composer): ReplyOutcome | undefined {
  const { library } = composer;
  const told = frame.last?.told.find(({ kind }) => kind === 'question');
  const [answer] = told === undefined ? [] : answersFor(library, told.id, told.options);
  // What has a figure itself may hang on this one.
  if (answer !== undefined && !/\d/.test(proseOf(answer.answer.first))) {
    composer.add({
      kind: 'headline',
      spans: [strong(`With ${said} I'd say the same: `), ...composer.cited(answer.answer.first)],
    });
    return outcomeOfLast(frame);
  }
  const about = frame.last?.options ?? library.options;
  if (about.length < 2) return undefined;
  const names = formatList(about.map(library.nameOf));
  composer.add({
    kind: 'headline',
    spans: [strong(`Noted: ${said}.`), plain(` By itself that number doesn't tell ${names} apart for me.`)],
  });
  composer.choices([{ label: 'Help us choose', says: 'help us choose' }]);
  return outcomeOfLast(frame);
}

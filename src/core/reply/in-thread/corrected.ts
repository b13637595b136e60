import { proseOf } from '../../../knowledge/cited-text.ts';
import { plain, strong } from '../../answer/answer.ts';
import { rank, winnerOf } from '../../ranking/scores.ts';
import { nameSetRight } from '../../understanding/cues/setting-right.ts';
import { quantitiesIn } from '../../understanding/match/quantities.ts';
import { tokenize } from '../../understanding/text/words.ts';
import { answersFor } from '../authored/question-answer.ts';
import { quoteOf } from '../opening/quote.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase } from '../parts/last-case.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { decidingNeeds, listed, pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';
import { needThatWouldChange } from '../pick/what-would-change.ts';

/** What a figure that's set right changes, where no need hangs on it: neither the pick nor the last answer. */
export function replyCorrected(
  { frame, reading }: Pick<Task, 'frame' | 'reading'>,
  composer: Composer,
): ReplyOutcome | undefined {
  const { library } = composer;
  const [figure] = reading.correction?.quantities ?? quantitiesIn(reading.words);
  const weighed = standingCase(library, frame);
  const ranking = weighed === null ? null : rank(library, weighed);
  const pick =
    weighed === null || ranking === null ? undefined : pickInNeeds(library, frame, { weighed, ranking });
  const outcome = outcomeOfLast(frame);
  if (figure === undefined) {
    const meant = nameSetRight(reading.written);
    if (pick === undefined || meant === undefined) return undefined;
    composer.add({
      kind: 'headline',
      spans: [
        plain(
          `Noted: ${quoteOf(meant).replace(/^"|"$/g, '')}. By itself I weigh nothing by that, so the pick stays for now: `,
        ),
        ...pickLine(composer, pick),
      ],
    });
    // It may replace what was heard.
    composer.choices(
      frame.needs.slice(0, 2).map(({ need, words }) => ({
        label: `Not needed: ${library.needTitle(need)}`,
        says: `forget the ${words === '' ? library.needTitle(need) : words}`,
      })),
    );
    return outcome;
  }
  const said = reading.typed({ from: figure.at, to: figure.at + 1 });
  if (pick !== undefined && ranking !== null) {
    const name = library.nameOf(winnerOf(ranking) ?? '');
    const counted = frame.needs.find(({ words }) => quantitiesIn(tokenize(words).words).length > 0);
    if (counted !== undefined) {
      composer.add({
        kind: 'headline',
        spans: [
          strong(`Still ${name} with ${said}`),
          plain(
            `, as long as I may count that as ${inSentence(library.needTitle(counted.need))}. If not, tell me what it needs.`,
          ),
        ],
      });
      const change = needThatWouldChange(library, pick, pick.words.of);
      if (change !== '') composer.add({ kind: 'paragraph', spans: [plain(change)] });
      return outcome;
    }
    const deciding = decidingNeeds(composer, pick).slice(0, 1);
    composer.add({
      kind: 'headline',
      spans: [
        strong(`Still ${name} with ${said}`),
        ...(deciding.length === 0
          ? [plain('.')]
          : [plain(': it rests on '), ...listed(pick.words, deciding), plain(', not on that number.')]),
      ],
    });
    const change = needThatWouldChange(library, pick, pick.words.of);
    if (change !== '') composer.add({ kind: 'paragraph', spans: [plain(change)] });
    composer.choices([
      { label: 'What if it grows?', says: 'what if it grows?' },
      { label: 'What have you heard so far?', says: 'what do you know about us?' },
    ]);
    return outcome;
  }
  const told = frame.last?.told.find(({ kind }) => kind === 'question');
  const [answer] = told === undefined ? [] : answersFor(library, told.id, told.options);
  // What has a figure itself may hang on this one.
  if (answer !== undefined && !/\d/.test(proseOf(answer.answer.first))) {
    composer.add({
      kind: 'headline',
      spans: [strong(`With ${said} I'd say the same: `), ...composer.cited(answer.answer.first)],
    });
    return outcome;
  }
  const about = frame.last?.options ?? library.options;
  if (about.length < 2) return undefined;
  const names = formatList(about.map(library.nameOf));
  composer.add({
    kind: 'headline',
    spans: [strong(`Noted: ${said}.`), plain(` By itself that number doesn't tell ${names} apart for me.`)],
  });
  composer.choices([{ label: 'Help us choose', says: 'help us choose' }]);
  return outcome;
}

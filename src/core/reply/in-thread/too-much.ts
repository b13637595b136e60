import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { levels } from '../authored/of-option.ts';
import { optionStanding, weaknessesOf } from '../authored/of-pick.ts';
import type { Composer } from '../parts/composer.ts';
import { capitalised } from '../parts/pick-headline.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { needWords } from '../pick/need-words.ts';

/**
 * Whether the pick is too much for those who asked: not where it does more for one of their needs than the next option would,
 * and then what comes along with it all the same; else the next one may do.
 */
export function replyTooMuch({ frame }: Pick<Task, 'frame'>, composer: Composer): ReplyOutcome | undefined {
  const { library } = composer;
  const standing = optionStanding(frame, composer);
  const [pick, next] = standing?.order ?? [];
  if (standing === undefined || pick === undefined || standing.needs.length === 0) return undefined;
  const words = needWords(library, frame.needs);
  const levelOf = (option: string, need: string): number | undefined => {
    const meets = library.fit(option, need)?.meets;
    return meets === undefined ? undefined : levels[meets];
  };
  const known = standing.needs.filter((need) => levelOf(pick, need) !== undefined);
  const [decides] = known.filter(
    (need) => next === undefined || (levelOf(pick, need) ?? 0) > (levelOf(next, need) ?? levels.well),
  );
  const fitOf = (option: string, need: string): Spans =>
    capitalised(composer.cited(library.fit(option, need)?.text ?? []));
  const name = library.nameOf(pick);
  const [price] = weaknessesOf(composer, pick);
  const carried: Spans[] =
    price === undefined ? [] : [[strong('What comes with it: '), ...composer.cited(price)]];
  if (decides !== undefined) {
    composer.add({
      kind: 'headline',
      spans: [
        strong('No'),
        plain(', not for '),
        emphasis(words.of(decides)),
        plain(`. ${name}: `),
        ...fitOf(pick, decides),
      ],
    });
    composer.add({
      kind: 'bullets',
      items: [
        ...(next === undefined || library.fit(next, decides) === undefined
          ? []
          : [[strong(`${library.nameOf(next)} instead: `), ...fitOf(next, decides)]]),
        ...carried,
      ],
    });
  } else if (known[0] !== undefined && next !== undefined) {
    const [need] = known;
    composer.add({
      kind: 'headline',
      spans: [
        strong('Perhaps'),
        plain(`: for what you've named, ${library.nameOf(next)} would do as well. ${words.label(need)}: `),
        ...fitOf(next, need),
      ],
    });
    composer.add({ kind: 'bullets', items: carried });
  } else return undefined;
  composer.choices([
    ...(next === undefined
      ? []
      : [{ label: `Why not ${library.nameOf(next)}?`, says: `why not ${library.nameOf(next)}?` }]),
    { label: 'The risks', says: 'what are the risks?' },
    { label: 'What do we do first?', says: 'what do we do first?' },
  ]);
  return outcomeOfLast(frame);
}

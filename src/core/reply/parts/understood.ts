import { emphasis, plain, type Span } from '../../answer/answer.ts';
import type { StatedNeed } from '../../turn/conversation.ts';
import { needWords } from '../pick/need-words.ts';
import type { Composer } from './composer.ts';
import type { Task } from './task.ts';
import { capitalize, formatList, inSentence } from './wording.ts';

/**
 * How the message was understood, so that people can correct it: each need once, and who stated it.
 *
 * @param told needs that the answer has a line on, which needn't be listed once more
 */
export function addUnderstood(
  composer: Composer,
  { frame, framed, author }: Pick<Task, 'frame' | 'framed' | 'author'>,
  told: readonly string[] = [],
): void {
  const { library } = composer;
  const called = needWords(library, frame.needs);
  const titlesOf = (needs: readonly string[]): string[] => [...new Set(needs)].map(library.needTitle);
  const titles = (needs: readonly string[]): string => titlesOf(needs).join(', ');
  const isTold = new Set(told);
  const untold = (needs: readonly StatedNeed[]): readonly StatedNeed[] =>
    needs.filter(({ need }) => !isTold.has(need));
  const heard = (needs: readonly StatedNeed[]): string =>
    [...new Set(needs.map(({ need }) => need))].map(called.bare).join(', ');
  const names = (options: readonly string[]): string => formatList([...new Set(options)].map(library.nameOf));
  const ids = (needs: readonly StatedNeed[]): string[] => needs.map(({ need }) => need);
  // What its team chose a topic by from the start isn't heard here.
  const heardNeeds = frame.needs.filter(({ standing }) => standing !== true);
  const mine = heardNeeds.filter((need) => need.author === author && !framed.supposed.includes(need.need));
  const held = new Set(mine.map(({ need }) => need));
  const others = heardNeeds.filter((need) => need.author !== author && !held.has(need.need));
  const stated = others.filter(({ overheard }) => overheard !== true);
  const overheard = others.filter(
    (need) => need.overheard === true && !stated.some((one) => one.need === need.need),
  );
  const shared = mine.filter(({ need }) =>
    heardNeeds.some((other) => other.need === need && other.author !== author),
  );

  const parts: Span[][] = [];
  const mineUntold = untold(mine);
  if (mineUntold.length > 0)
    parts.push([plain(isTold.size > 0 ? 'Also heard: ' : 'Heard: '), emphasis(heard(mineUntold))]);
  if (shared.length > 0 && shared.length < mine.length && isTold.size === 0)
    parts.push([plain(`Others with you on ${formatList(titlesOf(ids(shared)))}`)]);
  else if (shared.length > 0 && isTold.size === 0) parts.push([plain('Others with you on that')]);
  if (stated.length > 0)
    parts.push([plain(mine.length > 0 ? 'From others: ' : 'Heard from others: '), emphasis(heard(stated))]);
  // Before its first answer in the thread, they are listed with who said them.
  if (overheard.length > 0 && frame.last !== null)
    parts.push([plain('From the thread: '), emphasis(heard(overheard))]);
  if (frame.emphasised.length > 0)
    parts.push([plain(`Matters more: ${titles(frame.emphasised.map(({ need }) => need))}`)]);
  if (frame.knows.length > 0 && isTold.size === 0)
    parts.push([plain(`Your team knows ${names(frame.knows.map(({ option }) => option))}`)]);
  if (frame.excluded.length > 0)
    parts.push([plain(`Ruled out: ${names(frame.excluded.map(({ option }) => option))}`)]);
  if (framed.supposed.length > 0)
    parts.push([plain(`Supposing, for this answer only: ${titles(framed.supposed)}`)]);
  for (const { need, words } of framed.corrected)
    parts.push([plain(`${capitalize(words)}, still ${inSentence(library.needTitle(need))}`)]);
  const isOutgrown = (need: string): boolean => framed.outgrown.some((one) => one.need === need);
  for (const { need, words } of framed.outgrown) {
    const supposes = framed.suspended.some((one) => one.need === need);
    const title = inSentence(library.needTitle(need));
    parts.push([
      plain(
        supposes
          ? `Supposing ${words}, for this answer only: not ${title}`
          : `${capitalize(words)}, so no longer ${title}`,
      ),
    ]);
  }
  const gone = titlesOf(framed.dropped.filter((need) => !framed.kept.includes(need) && !isOutgrown(need)));
  if (gone.length > 0)
    parts.push([plain(`${capitalize(formatList(gone))} no longer ${gone.length > 1 ? 'count' : 'counts'}`)]);
  const stays = titlesOf(framed.kept);
  if (stays.length > 0)
    parts.push([
      plain(
        `${capitalize(formatList(stays))} still ${stays.length > 1 ? 'count' : 'counts'}, as someone else here needs ${stays.length > 1 ? 'them' : 'it'}`,
      ),
    ]);
  if (framed.unstated.length > 0)
    parts.push([plain(`Not weighed: ${titles(framed.unstated)}, which nobody here has asked for`)]);
  if (parts.length > 0)
    composer.add({
      kind: 'understood',
      spans: [...parts.flatMap((part, index) => (index === 0 ? part : [plain('. '), ...part])), plain('.')],
    });
}

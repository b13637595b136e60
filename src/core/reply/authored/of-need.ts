import { emphasis, plain, type Spans, strong } from '../../answer/answer.ts';
import { rank } from '../../ranking/scores.ts';
import type { Composer } from '../parts/composer.ts';
import { standingCase } from '../parts/last-case.ts';
import type { Task } from '../parts/task.ts';
import { needWords } from '../pick/need-words.ts';

/** Whether a stated need decides the pick: what it would be without it. @returns false if none of those stated is named */
export function tellWithout(
  { frame, reading }: Pick<Task, 'frame' | 'reading'>,
  composer: Composer,
): boolean {
  const { library } = composer;
  const weighed = standingCase(library, frame);
  const named = [...reading.needs, ...reading.askedNeeds].map(({ id }) => id);
  const need = named.find((id) => weighed?.needs.includes(id) === true);
  if (weighed === null || need === undefined) return false;
  const [pick, second] = rank(library, weighed).ranked.map(({ option }) => option);
  if (pick === undefined) return false;
  const words = needWords(library, frame.needs);
  const needs = weighed.needs.filter((id) => id !== need);
  const emphasised = weighed.emphasised?.filter((id) => id !== need);
  const without = { ...weighed, needs, ...(emphasised === undefined ? {} : { emphasised }) };
  const [other] = needs.length === 0 ? [] : rank(library, without).ranked.map(({ option }) => option);
  const line = (): Spans => {
    if (other === undefined)
      return [strong('Yes'), plain(", it's all that I've weighed: "), emphasis(words.of(need)), plain('.')];
    return other === pick
      ? [
          strong('No'),
          plain(': without '),
          emphasis(words.of(need)),
          plain(` it's still ${library.nameOf(pick)}.`),
        ]
      : [
          strong('Yes'),
          plain(': without '),
          emphasis(words.of(need)),
          plain(` it'd be ${library.nameOf(other)}.`),
        ];
  };
  composer.add({ kind: 'headline', spans: line() });
  const told = other !== undefined && other !== pick ? other : second;
  composer.add({
    kind: 'bullets',
    items: [pick, ...(told === undefined ? [] : [told])].flatMap((option): Spans[] => {
      const text = library.fit(option, need)?.text;
      return text === undefined
        ? []
        : [[strong(`${words.label(need)} with ${library.nameOf(option)}: `), ...composer.cited(text)]];
    }),
  });
  composer.choices([
    { label: 'What would change it?', says: 'what would change your mind?' },
    { label: 'What have you heard so far?', says: 'what do you know about us?' },
  ]);
  return true;
}

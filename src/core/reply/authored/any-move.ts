import { plain, strong } from '../../answer/answer.ts';
import type { Reading } from '../../understanding/match/reading.ts';
import { wordsAs } from '../../understanding/text/words.ts';
import type { Composer } from '../parts/composer.ts';
import { emptyOutcome, type ReplyOutcome } from '../parts/task.ts';

/**
 * "is a move from zope to django realistic?": what holds for any move, from whatever isn't covered.
 *
 * @param missing said before it
 * @returns undefined if nothing is written on moves
 */
export function replyAnyMove(composer: Composer, to: string, missing = ''): ReplyOutcome | undefined {
  const { library } = composer;
  const { moving } = library;
  if (moving === undefined) return undefined;
  const name = library.nameOf(to);
  const lead = missing === '' ? `For any move to ${name}: ` : `${missing} For any such move to ${name}: `;
  composer.add({ kind: 'headline', spans: [plain(lead), ...composer.cited(moving.effort.first)] });
  const why = library.readers(to)?.line;
  composer.add({
    kind: 'bullets',
    items: [
      [strong('Who: '), ...composer.cited(moving.people.first)],
      [strong('What first: '), ...composer.cited(moving.order.first)],
      ...(why === undefined ? [] : [[strong(`${name}: `), ...composer.cited(why)]]),
    ],
  });
  composer.choices([
    { label: 'In which order?', says: 'in which order?' },
    { label: 'Can it wait?', says: 'can it wait until next year?' },
    { label: `More on ${name}`, says: `tell me about ${name}` },
  ]);
  return { ...emptyOutcome, options: [to], main: to, told: [{ kind: 'move', id: '', options: [to] }] };
}

/** Whether something old is to be replaced. */
export function tellsOfMoving({ words }: Reading): boolean {
  return moving.test(wordsAs(words));
}
const moving =
  /\b(?:mov(?:e|es|ing)|migrat\w+|port(?:ing)? (?:it|this|that|our|the|my|an?|to|from)|rewrit\w+|switch\w*|replac\w+|old|legacy|aging|ageing|successor|get off|away from|from (?:19|20)\d\d)\b/;

/** "would you port it to django?": whatever it is, it's to become the option. */
export function movesTo({ words, options }: Reading): string | undefined {
  const [to, ...others] = new Set(options.map(({ id }) => id));
  const at = options[0]?.from ?? 0;
  const said = wordsAs(words.slice(0, at));
  return to !== undefined && others.length === 0 && movingInto.test(said) ? to : undefined;
}
const movingInto =
  /\b(?:mov(?:e|ing)|migrat(?:e|ing)|port|porting|rewrit(?:e|ing)|convert|converting|switch|switching) (?:(?:it|that|this|them|our|the|my|everything|all|of|whole|old|existing|app|application|site|system|code|project|shop|product) )*(?:to|in|into|over to)$|\b(?:should|could|can|would) (?:it|this|that|everything) (?:then )?(?:become|be)$/;

import type { Vector } from '../../../meaning/vector.ts';
import type { Conversation } from '../../../turn/conversation.ts';
import { quantitiesIn } from '../../match/quantities.ts';
import type { Understanding } from '../../understand.ts';
import { contentWords } from '../content-words.ts';

/** What's seen of a message in its thread, by name. */
export type SeenFeatures = ReadonlyMap<string, number>;

/** Numbers of a vector are small beside features that are there or not. */
export const meaningScale = 12;

const lengths = [1, 2, 4, 8, 14] as const;

/** The names of the features that a vector makes. */
export function meaningName(at: number): string {
  return `v${at}`;
}

/** What a message says, by its words and its form, and where it stands: after a pick, a comparison, an answer or a move. */
export function followUpFeatures(
  { reading, situation }: Understanding,
  { frame }: Pick<Conversation, 'frame'>,
  meaning: Vector | null | undefined,
): SeenFeatures {
  const seen = new Map<string, number>([['always', 1]]);
  const add = (name: string, is = true): void => {
    if (is) seen.set(name, 1);
  };
  const last = frame?.last ?? null;
  const pick = last?.ranking?.[0] ?? last?.main ?? null;
  add('after ranking', last?.ranking != null);
  add('after needs', (frame?.needs.length ?? 0) > 0);
  add('after move', frame?.move !== undefined || last?.told.some(({ kind }) => kind === 'move') === true);
  add('after question', last?.told.some(({ kind }) => kind === 'question') === true);
  if (last !== null) add(`after ${last.intent}`);

  const { words, options, alternatives, needs, askedNeeds, aspects } = reading;
  const isNamed = (at: number): boolean =>
    [...options, ...alternatives].some(({ from, to }) => at >= from && at < to);
  const said = words.flatMap(({ mark, stem, value, unit }, at) => {
    if (mark) return [];
    if (isNamed(at)) return ['OPTION'];
    return [value !== undefined && unit === undefined ? 'NUMBER' : stem];
  });
  add(`length ${lengths.findIndex((most) => said.length <= most)}`);
  add('question mark', words.at(-1)?.text === '?');
  add('asks', situation.asks);
  add(`opens ${said[0] ?? ''}`);
  add(`ends ${said.at(-1) ?? ''}`);
  for (const [at, word] of said.entries()) {
    add(`has ${word}`);
    add(`has ${word} ${said[at + 1] ?? ''}`, at + 1 < said.length);
  }
  const named = new Set([...options, ...alternatives].map(({ id }) => id));
  add('names the pick', pick !== null && named.has(pick));
  add(
    'names another',
    [...named].some((id) => id !== pick),
  );
  add('names several', named.size > 1);
  add('figure', quantitiesIn(words).length > 0);
  add('corrects', reading.correction !== undefined);
  add('states needs', needs.length > 0);
  add('mentions needs', askedNeeds.length > 0);
  add('names aspects', aspects.length > 0);
  add('knows', reading.knows.length > 0);
  add(`content ${Math.min(3, contentWords(reading, { from: 0, to: words.length }).length)}`);
  add('only the option', said.length > 0 && said.every((word) => word === 'OPTION'));

  if (meaning == null) add('no meaning');
  else for (const [at, value] of meaning.entries()) seen.set(meaningName(at), value * meaningScale);
  return seen;
}

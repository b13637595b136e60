import type { Library } from '../../../knowledge/queries.ts';

/** Questions that people really ask, made of a topic's own options, needs and aspects; each gets a cited answer. */
export function starterQuestions({ topic, aspect }: Library): readonly string[] {
  const { options, needs, overview, noun } = topic;
  const [a, b, c] = [options[0], options[1], options.at(-1)];
  if (a === undefined || b === undefined || c === undefined) return [];
  // A title with an article reads as part of a sentence.
  const named = needs.filter(({ title }) => /^an? /.test(title));
  const [first] = named;
  const second = named.find((need) => need !== first && need.aspects.length > 0);
  const fitting = [first, second].flatMap((need) => need?.title ?? []);
  const [, side = overview[0] ?? ''] = overview;
  const compared = aspect(side)?.title;
  return [
    `${a.name} or ${c.name}?`,
    ...(fitting.length === 0 ? [] : [`Which ${noun.one} fits ${fitting.join(' and ')}?`]),
    `What speaks against ${b.name}?`,
    ...(compared === undefined ? [] : [`${compared}: ${a.name} or ${b.name}?`]),
    `Is moving from ${(c === b ? a : c).name} to ${b.name} worth it?`,
  ];
}

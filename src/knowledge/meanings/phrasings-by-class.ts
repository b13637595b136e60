import type { Topic } from '../schema.ts';

/**
 * How people put each class of a topic: first its questions, then its claims. Where a question's phrasing leaves the option
 * open, it's put once for each of its options.
 */
export function phrasingsByClass({ questions, claims, options, alternatives }: Topic): string[][] {
  const names = new Map([...options, ...alternatives].map(({ id, name }) => [id, name.toLowerCase()]));
  const all = options.map(({ id }) => id);
  return [
    ...questions.map(({ phrasings, options: about }) =>
      phrasings.flatMap((phrasing) =>
        phrasing.includes('{option}')
          ? (about.length > 0 ? about : all).map((id) => phrasing.replaceAll('{option}', names.get(id) ?? id))
          : [phrasing],
      ),
    ),
    ...claims.map(({ phrasings }) => [...phrasings]),
  ];
}

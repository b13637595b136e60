import type { Topic } from '../../knowledge/schema.ts';

type Known = { readonly named: RegExp; readonly texts: string };

const known = new WeakMap<Topic, Known>();

/**
 * The packages that a text names after an option and that nothing in the topic mentions, as typed: "fastapi-pagination",
 * "cookiecutter-django". What's asked about them isn't answered by what is known of the option.
 */
export function unknownPackages(topic: Topic, written: string): readonly string[] {
  const { named, texts } = knownOf(topic);
  return [...written.toLowerCase().matchAll(named)]
    .map(([name]) => name)
    .filter((name) => !texts.includes(name) && !texts.includes(name.replaceAll(/[-_]/g, ' ')));
}

function knownOf(topic: Topic): Known {
  const before = known.get(topic);
  if (before !== undefined) return before;
  const products = [...topic.options, ...topic.alternatives];
  const names = products
    .flatMap(({ name, aliases }) => [name.toLowerCase(), ...aliases])
    .filter((name) => /^[a-z]+$/.test(name));
  const any = [...new Set(names)].join('|');
  const texts = [
    ...topic.claims.flatMap(({ line, claim, note = '', terms }) => [line, claim, note, ...terms]),
    ...topic.claims.flatMap(({ phrasings }) => phrasings),
    ...topic.questions.flatMap(({ phrasings }) => phrasings),
    ...products.flatMap(({ aliases }) => aliases),
    ...topic.options.flatMap(({ companions }) => companions.flatMap(({ aliases }) => aliases)),
  ];
  const made = {
    named: new RegExp(
      `(?<![\\w-])(?:(?:${any})[-_][a-z]\\w+(?:[-_]\\w+)*|[a-z]\\w+[-_](?:${any}))(?![\\w-])`,
      'g',
    ),
    texts: texts.join('\n').toLowerCase(),
  };
  known.set(topic, made);
  return made;
}

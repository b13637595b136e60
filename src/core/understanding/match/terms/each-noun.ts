import type { Topic } from '../../../../knowledge/schema.ts';

/** "which framework" asks as "which database" does: a phrase with what options of any topic are called. */
export function forEachNoun(phrase: string, topics: readonly Pick<Topic, 'noun'>[]): readonly string[] {
  if (!saysNoun(phrase)) return [phrase];
  const nouns = topics.flatMap(({ noun: { one, many, also } }) => [
    [one, many],
    ...also.map((name) => [name, name]),
  ]);
  const said = nouns
    .filter(([one = '']) => !one.includes(' ') || !phrase.includes('|'))
    .map(([one = '', many = '']) =>
      phrase.replace(framework, (_, plural) => (plural === undefined ? one : many)),
    );
  return [...new Set([phrase, ...said.map((words) => words.toLowerCase())])];
}

/** Whether a phrase says what options are called, as it's written for frameworks. */
export function saysNoun(phrase: string): boolean {
  return phrase.includes('framework');
}

const framework = /\bframework(s)?\b/g;

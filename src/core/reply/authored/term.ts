import type { TopicTerm } from '../../../knowledge/authored-schema.ts';
import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { citationsOf } from '../parts/citations.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { capitalize, inSentence } from '../parts/wording.ts';

/** What a term means, from its source, and why it matters for the choice. */
export function replyTerm(
  { intent }: Task<'explain'>,
  composer: Composer,
  names: readonly string[],
): ReplyOutcome {
  const { library } = composer;
  const terms = names.flatMap((name) => library.term(name) ?? []);
  const [first, ...others] = terms;
  if (first !== undefined) composer.add({ kind: 'headline', spans: meaningOf(composer, first) });
  for (const term of others) composer.add({ kind: 'paragraph', spans: meaningOf(composer, term) });
  composer.add({ kind: 'paragraph', spans: terms.slice(0, 1).flatMap(({ why }) => composer.cited(why)) });
  if (others.length > 0)
    composer.add({ kind: 'bullets', items: others.map(({ why }) => composer.cited(why)) });
  composer.choices(followUps(library, terms));
  return {
    options: intent.options,
    main: intent.options.at(-1) ?? null,
    ranking: null,
    declined: false,
    told: terms.map(({ name }) => ({ kind: 'term', id: name, options: [] })),
  };
}

/** "ORM: a library in which classes stand for tables. [1]" */
export function meaningOf(composer: Composer, { name, means, source }: TopicTerm): Spans {
  const known = composer.library.source(source);
  return [
    strong(`${capitalize(name)}: `),
    plain(`${inSentence(means)} `),
    ...(known === undefined ? [] : [composer.citeSource(citationsOf(composer.library).source(known))]),
  ];
}

function followUps(
  library: Library,
  terms: readonly TopicTerm[],
): readonly { readonly label: string; readonly says: string }[] {
  const claims = new Set(terms.flatMap(({ why }) => why.flatMap((statement) => statement.claims)));
  const aspects = [...claims].flatMap((id) => library.claim(id)?.aspects.slice(0, 1) ?? []);
  const names = library.topic.options.map(({ name }) => name).join(', ');
  return [...new Set(aspects)]
    .filter((id) => library.aspect(id)?.leaning === undefined)
    .slice(0, 2)
    .map((id) => ({
      label: `Compare on ${inSentence(library.aspectTitle(id))}`,
      says: `compare ${names} on ${inSentence(library.aspectTitle(id))}`,
    }));
}

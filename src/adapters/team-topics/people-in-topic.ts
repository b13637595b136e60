import { formerMember, nameOfAuthor } from '../../core/team-topics/state/authors.ts';
import type { TeamTopic } from '../../core/team-topics/state/team-topic.ts';
import type { NamedPeople } from '../../core/team-topics/transfer/folder-of-topic.ts';

/** A mention within words, as platforms write it. */
const mention = /<@!?([\w.-]+)(?:\|[^<>]*)?>/g;

/** Ids of the people whose words and names leave with a topic, in the order in which they first said something. */
export function peopleInTopic({ facts, ratings }: TeamTopic): readonly string[] {
  const stated = facts.toSorted((a, b) => a.at - b.at).map(({ author }) => author);
  const words = [...facts.map((fact) => fact.words), ...ratings.map(({ because }) => because ?? '')];
  const mentioned = words.flatMap((text) => [...text.matchAll(mention)].flatMap(([, id]) => id ?? []));
  return [...new Set([...stated, ...mentioned])].filter((id) => id !== '' && nameOfAuthor(id) === null);
}

/** People by their names; whoever has none there keeps the id. */
export function byNames(names: ReadonlyMap<string, string>): NamedPeople {
  return namedBy((id) => names.get(id) ?? id);
}

/** People by what they are, so that nobody is named: "member 1". */
export function byRoles(people: readonly string[]): NamedPeople {
  return namedBy((id) => (people.includes(id) ? `member ${people.indexOf(id) + 1}` : 'a member'));
}

function namedBy(named: (id: string) => string): NamedPeople {
  return {
    name: (id) => (id === formerMember ? 'a former member' : named(id)),
    words: (text) => text.replace(mention, (_, id: string) => `@${named(id)}`),
  };
}

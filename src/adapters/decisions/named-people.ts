import type { Decision } from '../../core/decisions/record/record.ts';

/** A mention within words, as platforms write it. */
const mention = /<@!?([^<>|&!%\s]+)(?:\|[^<>]*)?>/g;

/** Ids of all people a record names, in its fields and in its words, each once. */
export function peopleInRecord({ content, vote, history }: Decision): readonly string[] {
  const { deciders, consulted, informed, recordedBy, dissent, drivers } = content;
  const words = [
    content.title,
    content.context,
    content.reason,
    content.outcome.words,
    ...dissent.map((one) => one.words),
  ];
  const mentioned = [...words, ...history.map(({ what }) => what)].flatMap((text) =>
    [...text.matchAll(mention)].flatMap(([, id]) => id ?? []),
  );
  const named: readonly (string | null)[] = [
    ...deciders,
    ...consulted,
    ...informed,
    recordedBy,
    ...[...dissent, ...drivers, ...(vote?.ballots ?? []), ...history].map(({ author }) => author),
    ...mentioned,
  ];
  return [...new Set(named.flatMap((id) => (id === null || id === '' ? [] : [id])))];
}

/** The record with names instead of ids, for people to read; whoever has no name there keeps the id. */
export function withPeopleNamed(decision: Decision, names: ReadonlyMap<string, string>): Decision {
  if (names.size === 0) return decision;
  const { content, vote } = decision;
  const named = (id: string): string => names.get(id) ?? id;
  const words = (text: string): string =>
    text.replace(mention, (written, id: string) => (names.has(id) ? `@${named(id)}` : written));
  const byName = <T extends { readonly author: string }>(one: T): T => ({
    ...one,
    author: named(one.author),
  });
  return {
    ...decision,
    content: {
      ...content,
      title: words(content.title),
      context: words(content.context),
      reason: words(content.reason),
      outcome: { ...content.outcome, words: words(content.outcome.words) },
      deciders: content.deciders.map(named),
      consulted: content.consulted.map(named),
      informed: content.informed.map(named),
      recordedBy: content.recordedBy === null ? null : named(content.recordedBy),
      drivers: content.drivers.map(byName),
      dissent: content.dissent.map((one) => byName({ ...one, words: words(one.words) })),
    },
    vote: vote === null ? null : { ...vote, ballots: vote.ballots.map(byName) },
    history: decision.history.map((step) => ({
      ...step,
      author: step.author === null ? null : named(step.author),
      what: words(step.what),
    })),
  };
}

/** Names that several people have come with the id: "Anna (U1)". */
export function distinctNames(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const counts = Map.groupBy(names.values(), (name) => name);
  return new Map(
    [...names].map(([id, name]) => [id, (counts.get(name)?.length ?? 0) > 1 ? `${name} (${id})` : name]),
  );
}

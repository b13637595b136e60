import { type AppliedCommand, applyCommand } from '../../../src/core/team-topics/change/apply-command.ts';
import type { TopicCommand } from '../../../src/core/team-topics/change/command.ts';
import { startTopic } from '../../../src/core/team-topics/change/start-topic.ts';
import type { TeamTopic } from '../../../src/core/team-topics/state/team-topic.ts';

export const began = Date.UTC(2026, 10, 30, 9);

/** A choice among identity providers, as a team starts it. */
export function ownTopic(
  names: readonly string[] = ['Keycloak', 'Auth0', 'Authentik'],
  criteria: readonly string[] = ['cost', 'effort to run', 'security'],
): TeamTopic {
  const started = startTopic(
    {
      name: names.join(', '),
      noun: { one: 'identity provider', many: 'identity providers' },
      of: null,
      options: names.map((name) => ({ name, aliases: [], from: null })),
      criteria: criteria.map((title) => criterion(title)),
    },
    { conversation: 't1', destination: null, place: { id: 'C1', closed: false } },
    { author: 'ana', at: began, operation: 'start', message: null },
  );
  if (started.kind === 'refused') throw new Error(started.says);
  return started.topic;
}

export function criterion(title: string, more: Partial<Parameters<typeof named>[0]> = {}) {
  return named({ title, ...more });
}

function named(given: {
  title: string;
  weight?: 1 | 2 | 3;
  must?: boolean;
  direction?: 'more' | 'less';
  aliases?: readonly string[];
}) {
  return {
    id: null,
    title: given.title,
    aliases: [...(given.aliases ?? [])],
    direction: given.direction ?? null,
    weight: given.weight ?? null,
    must: given.must ?? null,
  };
}

let operations = 0;

/** What somebody does to it, as an operation of its own. */
export function tried(topic: TeamTopic, command: TopicCommand, author = 'ana'): AppliedCommand {
  operations++;
  return applyCommand(topic, command, {
    author,
    at: began + operations,
    operation: `o${operations}`,
    message: null,
  });
}

export function done(topic: TeamTopic, command: TopicCommand, author = 'ana'): TeamTopic {
  const applied = tried(topic, command, author);
  if (applied.kind === 'refused') throw new Error(applied.says);
  return applied.topic;
}

/** One person's ratings: option → criterion → 0 to 5, or null for "don't know". */
export function rated(
  topic: TeamTopic,
  author: string,
  ratings: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
): TeamTopic {
  const given = Object.entries(ratings).flatMap(([option, by]) =>
    Object.entries(by).map(([on, rating]) => ({ option, criterion: on, rating, because: null })),
  );
  return done(topic, { do: 'rate', ratings: given }, author);
}

export function closed(topic: TeamTopic): TeamTopic {
  return done(topic, { do: 'close-ratings' });
}

export function stated(
  topic: TeamTopic,
  words: string,
  about: { option?: string; criterion?: string; disputes?: string; link?: string } = {},
  author = 'ana',
): TeamTopic {
  const { option = null, criterion: on = null, disputes = null, link = null } = about;
  const fact = { words, option, criterion: on, leaning: 'neutral', link, disputes } as const;
  return done(topic, { do: 'add-fact', fact }, author);
}

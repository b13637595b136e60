import type { Claim, Option, Topic } from '../../../knowledge/schema.ts';
import { idOfName } from '../state/topic-ids.ts';

/** How people are named in what leaves the workspace. */
export type NamedPeople = {
  /** By the platform's id. */
  name(person: string): string;
  /** Words with the people that they mention named so. */
  words(text: string): string;
};

/** As long as a line of a claim may be. */
const longestLine = 200;

/**
 * The files of a topic's folder, with what's in them, of a topic that a team brought: it passes the check of topics.
 *
 * @param day the day that it's written on
 */
export function filesOfTopic(topic: Topic, people: NamedPeople, day: string): ReadonlyMap<string, unknown> {
  const general = topic.claims.filter(({ option }) => option === null);
  return new Map<string, unknown>([
    [
      'topic.yaml',
      lean(
        {
          id: `our-${idOfName(topic.title)}`,
          title: topic.title,
          noun: topic.noun,
          provenance: 'team',
          aliases: topic.aliases,
          context: topic.context,
          summary: topic.summary.replace(/^A choice of your own:/, "A team's choice:"),
          overview: topic.overview,
        },
        ['aliases', 'context'],
      ),
    ],
    ['aspects.yaml', topic.aspects.map((aspect) => lean(aspect, ['phrases']))],
    ['criteria.yaml', topic.criteria],
    ['needs.yaml', topic.needs.map((need) => lean(need, ['weighs']))],
    ['sources.yaml', topic.sources.length > 0 ? topic.sources : [sourceOfTeam(topic, day)]],
    ...(general.length > 0
      ? [['general.yaml', { claims: general.map((claim) => claimIn(claim, people)) }] as const]
      : []),
    ...topic.options.map(
      (option) => [`options/${option.id}.yaml`, optionIn(option, topic.claims, people)] as const,
    ),
  ]);
}

function optionIn(option: Option, claims: readonly Claim[], people: NamedPeople): unknown {
  return {
    ...lean(option, ['aliases', 'ratings']),
    ratings: option.ratings.map((rating) => ({
      ...rating,
      because: people.words(rating.because).replace(/^(\w+) of you rated it/, whoRated),
    })),
    claims: claims.filter((claim) => claim.option === option.id).map((claim) => claimIn(claim, people)),
  };
}

/** Without how people ask for it, which is beside claims, and without the section of an article that the folder doesn't have. */
function claimIn(
  { option: _option, says: _says, phrasings: _phrasings, section: _section, statedBy, ...claim }: Claim,
  people: NamedPeople,
): unknown {
  const line = people.words(claim.line);
  return {
    ...lean(claim, ['sources', 'aspects']),
    claim: people.words(claim.claim),
    line: line.length <= longestLine ? line : `${line.slice(0, longestLine - 1).trimEnd()}…`,
    ...(claim.cell === undefined ? {} : { cell: people.words(claim.cell).slice(0, 60) }),
    ...(claim.note === undefined ? {} : { note: people.words(claim.note) }),
    ...(statedBy === undefined
      ? {}
      : { statedBy: { name: 'name' in statedBy ? statedBy.name : people.name(statedBy.person) } }),
  };
}

/** A topic names where it's from; one without a link is from those who talked. */
function sourceOfTeam({ title }: Topic, day: string): unknown {
  return {
    id: 'team',
    title: `What the team said and rated: ${title}`,
    kind: 'unchecked',
    locator: 'Said in its channel; nobody has checked it',
    asOf: day,
  };
}

/** Without what's empty anyway. @param kept what a file has even so */
function lean(value: object, kept: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, content]) =>
        kept.includes(key) || !(content === undefined || content === false || isEmpty(content)),
    ),
  );
}

function isEmpty(content: unknown): boolean {
  if (Array.isArray(content)) return content.length === 0;
  return typeof content === 'object' && content !== null && Object.keys(content).length === 0;
}

/** "one person rated it", "3 people rated it": nobody who reads it elsewhere is one of them. */
function whoRated(_: string, count: string): string {
  return count === 'one' ? 'one person rated it' : `${count} people rated it`;
}

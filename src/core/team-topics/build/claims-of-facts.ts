import type { Claim, Source, Topic } from '../../../knowledge/schema.ts';
import { namedInText, namesInTopic } from '../../understanding/acts/topics/names-in-topic.ts';
import { nameOfAuthor } from '../state/authors.ts';
import { criterionOf, type Fact, optionOf, standingFacts, type TeamTopic } from '../state/team-topic.ts';

/** The facts that stand as claims, and the pages that people named for them. */
export type FactClaims = { readonly claims: readonly Claim[]; readonly sources: readonly Source[] };

/**
 * What a team stated, in its words: with its author, with a link if there's one, and with no source otherwise.
 *
 * @param checked the topic that it's a view of, whose options and criteria facts may be about
 */
export function claimsOfFacts(team: TeamTopic, catchAll: string, checked: Topic | null = null): FactClaims {
  const about = namesFor(team, checked);
  const facts = standingFacts(team).filter(
    ({ option }) => option === null || about.option(option) !== undefined,
  );
  const others = new Map(
    facts.flatMap((fact): [string, string][] => {
      const other = facts.find(({ id }) => id === fact.disputes);
      return other === undefined
        ? []
        : [
            [other.id, `Contradicted: ${fact.words}`],
            [fact.id, `Contradicts: ${other.words}`],
          ];
    }),
  );
  return {
    claims: facts.map((fact) => claimFor(fact, about, { catchAll, note: others.get(fact.id) })),
    sources: facts.flatMap((fact) => sourceFor(fact) ?? []),
  };
}

/** What facts are about, by their ids: options by name, and criteria by the aspect that they belong to. */
type About = {
  option(id: string | null): string | undefined;
  aspects(fact: Fact): readonly string[];
};

function namesFor(team: TeamTopic, checked: Topic | null): About {
  return {
    option: (id) => optionOf(team, id)?.name ?? checked?.options.find((option) => option.id === id)?.name,
    aspects({ words, criterion }) {
      const own = criterionOf(team, criterion)?.id;
      if (own !== undefined || checked === null) return own === undefined ? [] : [own];
      const [first] = checked.criteria.find(({ id }) => id === criterion)?.aspects ?? [];
      const said = namedInText(words, namesInTopic(checked).aspects);
      return [...new Set([...(first === undefined ? [] : [first]), ...said])].slice(0, mostAspects);
    },
  };
}

function claimFor(
  fact: Fact,
  about: About,
  { catchAll, note }: { readonly catchAll: string; readonly note: string | undefined },
): Claim {
  const { id, words, option, leaning, link, author, at } = fact;
  const aspects = about.aspects(fact);
  return {
    id,
    option,
    aspects: aspects.length > 0 ? [...aspects] : [catchAll],
    leaning,
    rank: 1,
    claim: words,
    line: lineFor(words, about.option(option)),
    cell: words.length <= longestCell ? words : `${words.slice(0, longestCell - 1).trimEnd()}…`,
    verdict: note === undefined ? 'opinion' : 'disputed',
    ...(note === undefined ? {} : { note }),
    terms: [],
    phrasings: [],
    chooseWhen: false,
    sources: link === null ? [] : [sourceIdOf(fact)],
    asOf: utcDay(at),
    provenance: 'team',
    statedBy: statedByOf(author),
  };
}
function statedByOf(author: string): NonNullable<Claim['statedBy']> {
  const name = nameOfAuthor(author);
  return name === null ? { person: author } : { name };
}
const longestCell = 60;
/** A sentence is about few things. */
const mostAspects = 3;

/** As it's said anywhere: with the option's name before it, if the words don't have it. */
function lineFor(words: string, name: string | undefined): string {
  const says = words.replace(/[\s.]+$/, '');
  const named = name === undefined || says.toLowerCase().includes(name.toLowerCase());
  return `${named ? says.charAt(0).toUpperCase() + says.slice(1) : `${name}: ${says}`}.`;
}

function sourceIdOf({ id }: Fact): string {
  return `link-${id}`;
}

function sourceFor(fact: Fact): Source | undefined {
  if (fact.link === null) return undefined;
  const { hostname } = new URL(fact.link);
  return {
    id: sourceIdOf(fact),
    title: `${hostname}, not checked`,
    site: hostname,
    kind: 'unchecked',
    url: fact.link,
    asOf: utcDay(fact.at),
  };
}

/** `2026-11-30`, by the clocks of UTC. */
export function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

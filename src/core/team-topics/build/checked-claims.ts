import { libraryOf } from '../../../knowledge/queries.ts';
import type { Aspect, Claim, Knowledge, Source } from '../../../knowledge/schema.ts';
import type { TeamTopic } from '../state/team-topic.ts';

/** What a checked topic has on options that a team chooses among. */
type CheckedClaims = {
  readonly claims: readonly Claim[];
  readonly sources: readonly Source[];
  /** What these claims are about, besides the team's criteria. */
  readonly aspects: readonly Aspect[];
};

/** The claims of options that are covered, with their sources and what they're about; each id once. */
export function checkedClaims(
  { options }: TeamTopic,
  { topics }: Knowledge,
  own: ReadonlySet<string>,
): CheckedClaims {
  const claims = new Map<string, Claim>();
  const sources = new Map<string, Source>();
  const aspects = new Map<string, Aspect>();
  for (const { id, from } of options) {
    const topic = topics.find((known) => known.id === from?.topic);
    if (topic === undefined || from === null) continue;
    const library = libraryOf(topic);
    for (const claim of library.claimsOf(from.option)) {
      if (claims.has(claim.id)) continue;
      claims.set(claim.id, { ...claim, option: id });
      for (const source of [...claim.sources, ...(topic.article === undefined ? [] : [topic.article])]) {
        const found = library.source(source);
        if (found !== undefined) sources.set(source, found);
      }
      for (const about of claim.aspects) {
        const found = library.aspect(about);
        if (found !== undefined && found.leaning === undefined && !own.has(about)) aspects.set(about, found);
      }
    }
  }
  return { claims: [...claims.values()], sources: [...sources.values()], aspects: [...aspects.values()] };
}

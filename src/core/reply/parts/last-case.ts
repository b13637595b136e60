import type { Library } from '../../../knowledge/queries.ts';
import { plain } from '../../answer/answer.ts';
import { type Case, caseOf, rank } from '../../ranking/scores.ts';
import { teamCase } from '../../ranking/team-case.ts';
import { type Frame, sidesIn, type Team } from '../../turn/conversation.ts';
import type { Composer } from './composer.ts';

/**
 * What the last answer ranked by: the weights of a team, or the thread's needs.
 *
 * @returns null if it ranked nothing, or if so few people gave weights that they aren't disclosed
 */
export function lastCase(library: Library, frame: Frame): Case | null {
  const { last } = frame;
  if (last?.ranking == null) return null;
  if (last.team !== null) return caseOfTeam(library, last.team);
  return caseOfNeeds(library, frame, last.ranking);
}

/** What the thread ranks by, also after an answer that ranked nothing. */
export function threadCase(library: Library, frame: Frame): Case | null {
  const { last, options, excluded } = frame;
  if (last?.ranking != null) return lastCase(library, frame);
  const out = new Set(excluded.map(({ option }) => option));
  const open = (options.length > 1 ? options : library.options).filter((id) => !out.has(id));
  return caseOfNeeds(library, frame, open.length > 1 ? open : library.options);
}

function caseOfNeeds(
  library: Library,
  { needs, knows, emphasised }: Frame,
  ranked: readonly string[],
): Case | null {
  if (needs.length === 0) return null;
  return caseOf(
    needs,
    knows,
    library.options.filter((id) => ranked.includes(id)),
    emphasised,
  );
}

/** What the thread's pick rests on, if the last answer was about something else; null if there's no pick. */
export function standingCase(library: Library, frame: Frame): Case | null {
  const { needs, knows, emphasised, excluded } = frame;
  if (needs.length === 0) return null;
  const sides = sidesIn(frame);
  const out = new Set(excluded.map(({ option }) => option));
  const candidates = sides.length > 0 ? sides : library.options.filter((id) => !out.has(id));
  return caseOf(needs, knows, candidates, emphasised);
}

/** The option that the thread's needs come down to, also after an answer about something else. */
export function standingPick(library: Library, frame: Frame): string | undefined {
  const weighed = standingCase(library, frame);
  return weighed === null ? undefined : rank(library, weighed).ranked[0]?.option;
}

function caseOfTeam(library: Library, { candidates, needs, shares }: Team): Case | null {
  return shares === null
    ? null
    : teamCase(library, { candidates, needs, weights: new Map(Object.entries(shares)) });
}

/** True if the last answer ranks by undisclosed weights, because too few people gave theirs. */
export function isFromTooFew({ last }: Frame): boolean {
  return last?.team != null && last.team.shares === null;
}

/** Explains why a ranking by too few people isn't broken down. */
export function declineTooFew(composer: Composer): void {
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        'Fewer than three of you weighed this, so taking the result apart would tell who said what. From three answers on I do.',
      ),
    ],
  });
  composer.choices([{ label: 'Weigh again', says: 'let us weigh this together' }]);
}

import { plain, strong } from '../../answer/answer.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import type { Shown } from './card.ts';

/** Asks which record is meant if several are open, rather than guessing; null for fewer than two. */
export function whichOne(open: readonly RecordWithId[], what: string): EffectResult | null {
  if (open.length < 2) return null;
  return {
    ...refusalReply(`More than one ${what} is open in this thread. Which one?`),
    blocks: [
      {
        kind: 'headline',
        spans: [plain(`More than one ${what} is open in this thread. Which one?`)],
      },
      {
        kind: 'choices',
        choices: open
          .slice(0, 5)
          .map(({ id, decision }) => ({ label: `${id}: ${decision.content.title}`, says: `show ${id}` })),
      },
    ],
  };
}

export const notForGuests =
  "Decisions belong to this workspace, and you're a guest here: you can ask, and its members record.";

export const noVote =
  'There\'s no open vote in this thread. Say "we go with …" and I\'ll draft it; then you can put it to the vote.';

export const guestsDontVote =
  "Guests can't vote: decisions belong to this workspace. You can ask, and its members vote.";

export const notThroughHere = 'You can only read decisions through here. Say it where the team sees it.';

export function cardReply(
  shown: Shown,
  decision: Decision | null,
  { editable }: { readonly editable: boolean } = { editable: false },
): EffectResult {
  return { ...shown, ...focusOf(decision), declined: false, editable };
}

export function sentenceReply(lead: string, decision: Decision, title = '', rest = ''): EffectResult {
  const spans = [
    plain(lead),
    ...(title === '' ? [] : [strong(title)]),
    ...(rest === '' ? [] : [plain(rest)]),
  ];
  return {
    blocks: [{ kind: 'headline', spans }],
    sources: [],
    claims: [],
    ...focusOf(decision),
    declined: false,
    editable: false,
  };
}

/** What later messages in the thread refer to: the considered options, and the chosen one. */
function focusOf(decision: Decision | null): Pick<EffectResult, 'options' | 'main'> {
  return {
    options: decision?.content.considered.map(({ option }) => option) ?? [],
    main: decision?.content.outcome.option ?? null,
  };
}

export function refusalReply(words: string): EffectResult {
  return {
    blocks: [{ kind: 'headline', spans: [plain(words)] }],
    sources: [],
    claims: [],
    options: [],
    main: null,
    declined: true,
    editable: false,
  };
}

/** A list, or that there is nothing to list: what only its asker wanted to know. */
export function forAsker(result: EffectResult): EffectResult {
  return { ...result, shownTo: 'asker' };
}

export const unknownRecord = (id: string): EffectResult =>
  forAsker(refusalReply(`I have no decision ${id} here.`));

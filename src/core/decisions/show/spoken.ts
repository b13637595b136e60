import { plain, strong } from '../../answer/answer.ts';
import type { Spoken } from '../../turn/effect.ts';
import type { Shown } from './card.ts';
import type { Decision } from '../record/record.ts';
import type { Numbered } from '../records.ts';

/** Where several are open, nobody's guess decides. */
export function theOnly(open: readonly Numbered[], what: string): Spoken | null {
  if (open.length < 2) return null;
  return {
    ...declined(`More than one ${what} is open in this thread. Which one?`),
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
  'Decisions belong to this workspace, and you are a guest here: you can ask, and its members record.';

export const notThroughHere =
  'Through this door decisions are read, not made or changed. Say it where the team sees it.';

export function spoken(
  shown: Shown,
  decision: Decision | null,
  { kept }: { readonly kept: boolean },
): Spoken {
  return { ...shown, ...spokenOf(decision), declined: false, kept };
}

export function said(lead: string, decision: Decision, title = '', rest = ''): Spoken {
  const spans = [
    plain(lead),
    ...(title === '' ? [] : [strong(title)]),
    ...(rest === '' ? [] : [plain(rest)]),
  ];
  return {
    blocks: [{ kind: 'headline', spans }],
    sources: [],
    claims: [],
    ...spokenOf(decision),
    declined: false,
    kept: false,
  };
}

function spokenOf(decision: Decision | null): Pick<Spoken, 'options' | 'main'> {
  return {
    options: decision?.content.considered.map(({ option }) => option) ?? [],
    main: decision?.content.outcome.option ?? null,
  };
}

export function declined(words: string): Spoken {
  return {
    blocks: [{ kind: 'headline', spans: [plain(words)] }],
    sources: [],
    claims: [],
    options: [],
    main: null,
    declined: true,
    kept: false,
  };
}

export const unknown = (id: string): Spoken => declined(`I have no decision ${id} here.`);

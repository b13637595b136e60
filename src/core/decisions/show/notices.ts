import type { Knowledge } from '../../../knowledge/schema.ts';
import { type Answer, type Block, plain, type Spans, strong } from '../../answer/answer.ts';
import { answerIdOf } from '../../answer/answer-id.ts';
import { capitalize } from '../../reply/parts/wording.ts';
import type { Successor } from '../decider/record-command.ts';
import type { Decision, StoredNotice } from '../record/record.ts';
import { shownStates } from '../record/shown-state.ts';
import { isOpenVote, missingFrom, tallyOf, type Vote } from '../record/vote.ts';
import { closesSpans, recordCard, type Shown } from './card.ts';
import { peopleSpans } from './card-lines.ts';
import { voteButtons } from './vote-buttons.ts';

/** A message nobody asked for. The same cause gives the same id, so it's posted once. */
export function noticeAnswer(shown: Shown, cause: readonly (string | number)[]): Answer {
  return {
    id: answerIdOf(['decision', ...cause]),
    blocks: [...shown.blocks],
    sources: [...shown.sources],
    declined: false,
    ranking: null,
    isWhole: true,
  };
}

/** Edits the record's message to what the record says now. The same state gives the same id, so two processes post one edit. */
export function cardEdit(id: string, decision: Decision, knowledge: Knowledge): StoredNotice {
  return {
    ...noticeOf(cardAnswer(id, decision, knowledge), decision.message, false),
    ...votersOf(decision),
  };
}

/** The record in a new message, which is the one that's edited from then on. */
export function newCard(id: string, decision: Decision, knowledge: Knowledge): StoredNotice {
  return { ...noticeOf(cardAnswer(id, decision, knowledge), null, true), ...votersOf(decision) };
}

/** Tells the thread whose votes count in it from now on; nothing of a record that was never voted on. */
function votersOf({ vote }: Decision): Pick<StoredNotice, 'voters'> {
  if (vote === null) return {};
  return { voters: isOpenVote(vote) ? vote.voters : null };
}

/** Replaces the draft's card when the proposal is shown in a new message, so that nobody presses the draft's buttons. */
export function movedCard(id: string, { content, message }: Decision): StoredNotice {
  const spans = [strong(content.title), plain(` (${id}) is proposed: see below.`)];
  return { ...plainNotice([{ kind: 'paragraph', spans }], [id, 'moved', message]), replaces: message };
}

function cardAnswer(id: string, decision: Decision, knowledge: Knowledge): Answer {
  const { history, operations, touched, message } = decision;
  const state = [history.length, operations.join(), touched, message];
  return noticeAnswer(recordCard(id, decision, knowledge), [id, 'card', ...state]);
}

export function noticeOf(answer: Answer, replaces: string | null, editable: boolean): StoredNotice {
  return { answer: answer.id, content: answer, replaces, editable };
}

export function plainNotice(blocks: readonly Block[], cause: readonly (string | number)[]): StoredNotice {
  return noticeOf(noticeAnswer({ blocks, sources: [], claims: [] }, cause), null, false);
}

/** Asks the named voters who are missing; nobody where no vote is open. */
export function voteReminder(id: string, decision: Decision): StoredNotice[] {
  const { content, vote } = decision;
  if (!isOpenVote(vote)) return [];
  const until = vote.until === null ? [] : [plain(' '), ...closesSpans(vote, vote.until), plain('.')];
  const notice = plainNotice(
    [
      {
        kind: 'paragraph',
        spans: [
          ...peopleSpans(missingFrom(vote), true),
          plain(": I'm still missing your vote on "),
          strong(content.title),
          plain(` (${id}).`),
          ...until,
        ],
      },
      {
        kind: 'choices',
        choices: [...voteButtons({ id, decision })],
      },
    ],
    [id, 'reminder', vote.openedAt],
  );
  return [notice];
}

/** The result of a vote that ended; nothing where there was none. */
export function voteClosed(id: string, { content, vote }: Decision): StoredNotice[] {
  if (vote === null) return [];
  const block = { kind: 'paragraph', spans: closedSpans(id, content.title, vote) } as const;
  return [plainNotice([block], [id, 'closed', vote.openedAt])];
}

/** "Accepted by vote: … (2 for, 1 against, 0 abstained)." */
export function closedSpans(id: string, title: string, vote: Vote): Spans {
  const counts = tallyOf(vote);
  const what =
    vote.result === 'undecided' || vote.result === null
      ? 'Not decided by vote'
      : `${capitalize(vote.result)} by vote`;
  return [
    plain(`${what}: `),
    strong(title),
    plain(` (${id}): ${counts.for} for, ${counts.against} against, ${counts.abstain} abstained.`),
  ];
}

export function pastDecideBy(id: string, decision: Decision): StoredNotice {
  const { content, vote } = decision;
  const shown = shownStates(decision);
  const open = vote !== null && vote.result === null;
  return plainNotice(
    [
      {
        kind: 'paragraph',
        spans: [
          ...peopleSpans(content.deciders, true),
          plain(
            `${content.deciders.length > 0 ? ': ' : ''}you wanted to decide this by ${content.decideBy ?? ''}: `,
          ),
          strong(content.title),
          plain(` (${id}).`),
        ],
      },
      {
        kind: 'choices',
        choices: open
          ? [{ label: 'Close the vote', says: `close the vote on ${id} as shown at ${shown.vote}` }]
          : [
              { label: 'Accept', says: `record decision ${id} as shown at ${shown.version}` },
              { label: 'Reject', says: `reject ${id} as shown at ${shown.version}` },
            ],
      },
    ],
    [id, 'decide-by', content.decideBy ?? ''],
  );
}

export function toRevisit(id: string, decision: Decision): StoredNotice {
  const { content } = decision;
  const shown = `as shown at ${shownStates(decision).version}`;
  const { on, when } = content.revisit;
  return plainNotice(
    [
      {
        kind: 'paragraph',
        spans: [
          ...peopleSpans(content.deciders, true),
          plain(`${content.deciders.length > 0 ? ': ' : ''}you wanted to look again at `),
          strong(content.title),
          plain(` (${id}) today${when === '' ? '' : `, or when ${when}`}.`),
        ],
      },
      { kind: 'note', spans: [plain(`Want another reminder? Say "revisit ${id} in 6 months".`)] },
      {
        kind: 'choices',
        choices: [
          { label: 'Show it', says: `show ${id}` },
          { label: 'It stays', says: `keep ${id} ${shown}` },
          { label: 'Deprecate it', says: `deprecate ${id} ${shown}` },
        ],
      },
    ],
    [id, 'revisit', on ?? ''],
  );
}

export function supersededNotice(
  id: string,
  { content }: Decision,
  { id: by, title }: Successor,
): StoredNotice {
  return plainNotice(
    [
      {
        kind: 'paragraph',
        spans: [
          strong(content.title),
          plain(` (${id}) is superseded by `),
          strong(title),
          plain(` (${by}).`),
        ],
      },
      { kind: 'choices', choices: [{ label: 'Show the new one', says: `show ${by}` }] },
    ],
    [id, 'superseded', by],
  );
}

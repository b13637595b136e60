import type { Knowledge } from '../../../knowledge/schema.ts';
import { type Block, type Choice, plain, type Spans, strong } from '../../answer/answer.ts';
import type { Composer } from '../../reply/parts/composer.ts';
import { isReranked, movedBetween, movedSince } from '../evidence/evidence.ts';
import { dayOfStatus } from '../record/decided-at.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { tallyOf } from '../record/vote.ts';
import { weighingInWords } from '../record/weighed.ts';
import { composerFor, recordCard, type Shown, threadSource } from './card.ts';
import { chosenOf, consequenceSpans, dissentLines, peopleSpans, pointSpans } from './card-lines.ts';

/** How many records, and buttons for them, fit on a phone's screen. */
const mostListed = 8;
const mostShowable = 4;

/** The first of so many records as a list, each with its status, day and thread. */
export function recordList(
  lead: string,
  records: readonly RecordWithId[],
  total: number,
  knowledge: Knowledge,
): Shown {
  const [first] = records;
  if (first === undefined) return { blocks: [headline(lead)], sources: [], claims: [] };
  const composer = composerFor(first.decision, knowledge);
  composer.add(headline(lead));
  composer.add({
    kind: 'bullets',
    items: records
      .slice(0, mostListed)
      .map(
        ({ id, decision }): Spans => [
          strong(decision.content.title),
          plain(` (${id}), ${statusInWords(decision)}${endOf(decision)}${votesSoFar(decision)} `),
          ...(decision.link === null && decision.place !== null
            ? []
            : [composer.citeSource(threadSource(id, decision))]),
        ],
      ),
  });
  if (total > mostListed)
    composer.add({
      kind: 'note',
      spans: [
        plain(
          `And ${total - mostListed} more. Narrow it: "decisions about …", "accepted decisions since 2026-01", "decisions by @somebody".`,
        ),
      ],
    });
  composer.choices(showChoices(records));
  return { blocks: composer.blocks, sources: composer.sources, claims: composer.claims };
}

/** "why did we choose …?": who decided when, the reasons, and what spoke against it. */
export function explained(
  { id, decision }: RecordWithId,
  others: readonly RecordWithId[],
  knowledge: Knowledge,
): Shown {
  const composer = composerFor(decision, knowledge);
  const { content } = decision;
  const chosen = chosenOf(content);
  composer.add({ kind: 'headline', spans: settledSpans(composer, id, decision) });
  const why = reasonLines(composer, content);
  const lead = why.length > 0 || content.context === '' ? why : [content.context];
  for (const line of lead) composer.add({ kind: 'paragraph', spans: [plain(line)] });
  composer.add({
    kind: 'bullets',
    items: [
      ...(chosen?.pros ?? []).map((point) => pointSpans(composer, '+ ', point)),
      ...content.consequences.slice(0, 2).map((point) => consequenceSpans(composer, point)),
      ...dissentLines(content),
    ],
  });
  const note = movedNote(decision, knowledge);
  if (note !== '') composer.add({ kind: 'note', spans: [plain(note)] });
  composer.choices([{ label: 'Show all of it', says: `show ${id}` }, ...showChoices(others).slice(0, 2)]);
  return { blocks: composer.blocks, sources: composer.sources, claims: composer.claims };
}

/** "why did we not choose …?": what was chosen instead, and what was noted about the other option. */
export function explainedAgainst(
  { id, decision }: RecordWithId,
  option: string,
  knowledge: Knowledge,
): Shown {
  const composer = composerFor(decision, knowledge);
  const { content } = decision;
  const weighed = content.considered.find((one) => one.option === option);
  const name = composer.library.nameOf(option);
  composer.add({
    kind: 'headline',
    spans: [plain(`Not ${name} but `), ...settledSpans(composer, id, decision)],
  });
  const why = reasonLines(composer, content).join(' ');
  if (why !== '') composer.add({ kind: 'paragraph', spans: [plain(`${why} Noted on ${name}:`)] });
  composer.add({
    kind: 'bullets',
    items: [
      ...(weighed?.cons ?? []).map((point) => pointSpans(composer, '− ', point)),
      ...(weighed?.pros ?? []).map((point) => pointSpans(composer, '+ ', point)),
      ...dissentLines(content),
    ],
  });
  composer.choices([{ label: 'Show all of it', says: `show ${id}` }]);
  return { blocks: composer.blocks, sources: composer.sources, claims: composer.claims };
}

/** Where somebody asks for the reasons of what no record decided for. @param others how many records there are */
export function noReasonsFor(others: number): Shown {
  const all = others === 1 ? 'Show the one there is' : `Show all ${others}`;
  return {
    blocks: [
      headline('No decision on record is for that.'),
      { kind: 'choices', choices: [{ label: all, says: 'show our decisions' }] },
    ],
    sources: [],
    claims: [],
  };
}

/** The reason that people gave, and what the weighing put first; none if there's neither. */
function reasonLines({ library }: Composer, { reason, weighed, outcome }: Decision['content']): string[] {
  const found = weighingInWords(library.nameOf, weighed, outcome.option);
  return [
    ...(reason === '' ? [] : [`Because ${reason}.`]),
    ...(found === null
      ? []
      : [`The weighing put ${found.order}.${reason === '' ? ' Nobody gave a reason.' : ''}`]),
  ];
}

/** What was decided, when and by whom, with a link to the thread. */
function settledSpans(composer: Composer, id: string, decision: Decision): Spans {
  const { content } = decision;
  return [
    strong(content.outcome.words),
    plain(`: ${statusInWords(decision)}`),
    ...(content.deciders.length > 0 ? [plain(' by '), ...peopleSpans(content.deciders)] : []),
    plain(` (${id}) `),
    ...(decision.link === null && decision.place !== null
      ? []
      : [composer.citeSource(threadSource(id, decision))]),
  ];
}

/** One whole record, with a button for the others, of which there are so many. */
export function wholeRecord({ id, decision }: RecordWithId, others: number, knowledge: Knowledge): Shown {
  const shown = recordCard(id, decision, knowledge, 'whole');
  const note = movedNote(decision, knowledge);
  return {
    ...shown,
    blocks: [
      ...shown.blocks,
      ...(note === '' ? [] : [{ kind: 'note', spans: [plain(note)] } as const]),
      ...(others === 0
        ? []
        : [
            {
              kind: 'choices',
              choices: [{ label: `All ${others + 1} decisions`, says: 'show our decisions' }],
            } as const,
          ]),
    ],
  };
}

/** How its evidence moved since it was decided; empty if it didn't. */
function movedNote(decision: Decision, knowledge: Knowledge): string {
  const now = movedSince(decision, knowledge);
  if (now === null) return '';
  const changes = movedBetween(decision.evidence, now).length;
  const ranking = isReranked(decision.evidence, now) ? 'changes' : 'stays';
  return `Its evidence has moved since you decided it (${changes} ${changes === 1 ? 'change' : 'changes'}); the ranking ${ranking}.`;
}

/** ", voted on: 2 for, 1 against" */
function votesSoFar({ status, vote }: Decision): string {
  if (status !== 'proposed' || vote === null || vote.result !== null) return '';
  const counts = tallyOf(vote);
  return `, voted on: ${counts.for} for, ${counts.against} against`;
}

/** "accepted 2026-11-22" */
function statusInWords(decision: Decision): string {
  const day = dayOfStatus(decision);
  return day === '' ? `${decision.status} (date unknown)` : `${decision.status} ${day}`;
}

function endOf({ supersededBy }: Decision): string {
  return supersededBy === null ? '' : ` by ${supersededBy}`;
}

function showChoices(records: readonly RecordWithId[]): Choice[] {
  return records.slice(0, mostShowable).map(({ id }) => ({ label: `Show ${id}`, says: `show ${id}` }));
}

function headline(words: string): Block {
  return { kind: 'headline', spans: [plain(words)] };
}

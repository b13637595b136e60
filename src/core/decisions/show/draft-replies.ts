import type { Library } from '../../../knowledge/queries.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import { type Block, plain, type Spans, strong } from '../../answer/answer.ts';
import type { EffectResult } from '../../turn/effect.ts';
import type { Decision, RecordWithId } from '../record/record.ts';
import { composerFor, recordCard, type Shown } from './card.ts';
import { peopleSpans } from './card-lines.ts';
import { cardReply, forAsker, refusalReply } from './replies.ts';

/** A platform's row of buttons holds five. */
const mostOptions = 5;

/** Asks for what to draft instead of guessing. @param likely the option they probably mean; null if that's open */
export function askWhatToDraft({ topic, nameOf }: Library, likely: string | null): EffectResult {
  const choice = (id: string, label: string) => ({ label, says: `we go with ${nameOf(id)}` });
  const headline =
    likely === null
      ? "What did you decide on? I'll draft it, and someone confirms it."
      : `Shall I draft a decision for ${nameOf(likely)}?`;
  const others = topic.options.filter(({ id }) => id !== likely).map(({ id, name }) => choice(id, name));
  const choices = likely === null ? others : [choice(likely, `Draft it: ${nameOf(likely)}`), ...others];
  const blocks: Block[] = [
    { kind: 'headline', spans: [plain(headline)] },
    { kind: 'choices', choices: choices.slice(0, mostOptions) },
  ];
  return forAsker({ ...refusalReply(''), blocks, options: likely === null ? [] : [likely], main: likely });
}

/**
 * To whoever wants recorded what is drafted or recorded already: the record as it is.
 *
 * @param other an option that they may mean instead; null if there's none
 */
export function foundReply(
  { id, decision }: RecordWithId,
  knowledge: Knowledge,
  other: string | null = null,
): EffectResult {
  const shown = recordCard(id, decision, knowledge);
  const { nameOf } = composerFor(decision, knowledge).library;
  const lead: Block = { kind: 'note', spans: [plain(foundLead(decision))] };
  const instead: Block[] =
    other === null
      ? []
      : [
          {
            kind: 'choices',
            choices: [{ label: `Draft it: ${nameOf(other)}`, says: `we go with ${nameOf(other)}` }],
          },
        ];
  return cardReply({ ...shown, blocks: [lead, ...shown.blocks, ...instead] }, decision);
}

function foundLead({ status }: Decision): string {
  switch (status) {
    case 'draft':
      return "There's a draft of that already. Nothing is recorded until somebody confirms it.";
    case 'proposed':
      return "That's proposed already.";
    case 'accepted':
      return "That's on record already.";
    case 'rejected':
    case 'superseded':
    case 'deprecated':
      return `That's on record, and ${status}.`;
    default:
      return status satisfies never;
  }
}

/** To whoever pressed an old button: what happened since, and the record as it's now, with buttons that act on that. */
export function changedSince(
  { id, decision }: RecordWithId,
  changes: Decision['history'],
  knowledge: Knowledge,
): EffectResult {
  const what: Spans = changes
    .slice(-3)
    .flatMap(
      ({ author, what: done }, index): Spans => [
        plain(index === 0 ? '' : ', '),
        ...(author === null ? [] : [...peopleSpans([author]), plain(' ')]),
        plain(done),
      ],
    );
  const { status } = decision;
  const kind =
    status === 'draft' || status === 'proposed'
      ? { draft: 'draft', proposed: 'proposal' }[status]
      : 'decision';
  const headline: Spans = [
    plain(`This ${kind} has changed since: `),
    ...what,
    plain(". I haven't done anything."),
  ];
  const shown: Shown = recordCard(id, decision, knowledge);
  return forAsker({
    ...cardReply(
      { ...shown, blocks: [{ kind: 'headline', spans: headline }, ...shown.blocks.map(asParagraph)] },
      decision,
    ),
    declined: true,
  });
}

/** An answer has one headline. */
function asParagraph(block: Block): Block {
  return block.kind === 'headline' ? { kind: 'paragraph', spans: block.spans } : block;
}

export const noChoiceIn =
  "There's no choice in that message, so there's nothing to save as a decision. It has to say what you go with.";

export function nothingRecorded(): EffectResult {
  const spans: Spans = [
    plain("I haven't recorded anything. Once you've decided, say "),
    strong('"we go with …"'),
    plain(": I'll draft it, and someone confirms it."),
  ];
  return forAsker({ ...refusalReply(''), blocks: [{ kind: 'headline', spans }] });
}

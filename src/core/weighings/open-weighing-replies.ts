import { type Block, type Choice, plain, type Spans } from '../answer/answer.ts';
import type { EffectResult } from '../turn/effect.ts';
import type { OpenWeighing } from './point-to-form.ts';
import { blocksReply } from './replies.ts';
import { missingPeople, unsentPeople, type Weighing } from './state/weighing.ts';
import { countWords, listedPeople, person, setWeights, statusBlocks } from './status-message.ts';

const leaveOpen: Choice = { label: 'Leave it open', says: 'leave the weighing open' };

/** "close it?": it may be wanted, and only its opener can. */
export function askWhetherToClose({ weighing }: OpenWeighing, author: string): EffectResult {
  if (weighing.openedBy !== author) return { ...onlyOpenerCloses(weighing), shownTo: 'asker' };
  return {
    ...openReply(
      [plain(`Close the weighing now? ${countWords(weighing)}`), ...unsentSpans(weighing)],
      [{ label: 'Close it', says: `close the weighing as shown at w${weighing.round}` }, leaveOpen],
    ),
    shownTo: 'asker',
  };
}

/** " @ben and @cara said what matters to them, but …" */
function unsentSpans(weighing: Weighing): Spans {
  const unsent = unsentPeople(weighing);
  return unsent.length === 0
    ? []
    : [
        plain(' '),
        ...listedPeople(unsent, false),
        plain(
          ` said here what matters to them, but ${unsent.length > 1 ? "haven't sent their forms" : "hasn't sent the form"}, so it doesn't count yet.`,
        ),
      ];
}

export function onlyOpenerCloses({ openedBy }: Weighing): EffectResult {
  return openReply([plain('Only '), person(openedBy), plain(', who opened this, can close it.')], []);
}

export function staysOpen({ weighing }: OpenWeighing): EffectResult {
  return { ...openReply([plain(`It stays open. ${countWords(weighing)}`)], []), shownTo: 'asker' };
}

/** To whoever pressed a button of an earlier weighing: how the thread's latest one stands. */
export function anotherWeighing({ library, id, weighing }: OpenWeighing): EffectResult {
  const lead: Block = {
    kind: 'headline',
    spans: [plain("This has changed since: somebody opened another weighing here. I haven't done anything.")],
  };
  const [first, ...rest] = statusBlocks(library, id, weighing, { notify: false });
  const status =
    first?.kind === 'headline' ? [{ kind: 'paragraph', spans: first.spans } as const, ...rest] : rest;
  return { ...blocksReply([lead, ...status]), declined: true, shownTo: 'asker' };
}

/** Who was named and hasn't answered. What anybody answered, and who did where nobody was named, is theirs. */
export function whoIsMissing({ id, weighing }: OpenWeighing): EffectResult {
  const missing = missingPeople(weighing);
  const spans: Spans =
    weighing.named.length === 0
      ? [plain(`${countWords(weighing)} You named nobody, so anyone here can still answer.`)]
      : [...listedPeople(missing, false), plain(`: not yet. ${countWords(weighing)}`)];
  return openReply(spans, [setWeights(id, weighing)]);
}

/** Where a vote is open, too, the words don't say which of them they mean. */
export function whichIsMeant(votes: readonly string[], toClose: boolean): EffectResult {
  const choices: readonly Choice[] = [
    toClose
      ? { label: 'Close the weighing', says: 'close the weighing' }
      : { label: 'The weighing', says: 'how does the weighing look?' },
    ...votes.map((id) => ({
      label: `${toClose ? 'Close the vote' : 'The vote'}${votes.length > 1 ? ` on ${id}` : ''}`,
      says: `${toClose ? 'close' : 'show'} ${id}`,
    })),
  ];
  const words = toClose
    ? 'A vote and a weighing are open here. Which one should I close?'
    : 'A vote and a weighing are open here. Which one do you mean?';
  return { ...openReply([plain(words)], choices), shownTo: 'asker' };
}

function openReply(spans: Spans, choices: readonly Choice[]): EffectResult {
  const blocks: readonly Block[] = [
    { kind: 'headline', spans },
    ...(choices.length === 0 ? [] : [{ kind: 'choices', choices } as const]),
  ];
  return { ...blocksReply(blocks), openWeighing: true };
}

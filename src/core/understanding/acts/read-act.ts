import type { RecordAct } from './act.ts';
import { readDraftWords } from './draft-words.ts';
import type { NamedOption } from './own-clauses.ts';
import { readDecision, readSaved } from './read-decision.ts';
import { readVote } from './read-vote.ts';
import { withoutShown } from './shown-state.ts';
import { asksForVote, termsIn } from './vote-terms.ts';

/**
 * An instruction that names no record starts with one of these words; all other messages, by far the most,
 * are skipped.
 */
const openings = new Set(
  'save set change add confirm record log accept propose reject withdraw discard close end show list search find me all of the our my open proposed accepted rejected superseded deprecated past last decision decisions extend prolong postpone which what please how where who vote voting put i'.split(
    ' ',
  ),
);

function opensAct(text: string): boolean {
  const end = text.indexOf(' ');
  const first = end < 0 ? text.replace(/[.!]+$/, '') : text.slice(0, end);
  return openings.has(first.toLowerCase());
}

/** How a message names a record. */
const idPattern = /\bd-[0-9a-f]{6,}\b/gi;
const field =
  'title|context|outcome|reason|supersedes|deciders|consulted|informed|dissent|decide[- ]by|revisit on|revisit when|consequences';

const sets = new RegExp(`^(?:set|change) (?:the )?(${field})(?: of (d-[0-9a-f]{6,}))? (?:to|:) ?(.*)$`, 'i');

/**
 * Reads what a message does to a record. Buttons send such sentences, so they are matched literally, never guessed; votes
 * are read clause by clause.
 *
 * @param written the message, mentions of people included
 * @param named the options that it names
 * @param votes `open`: what may be a vote or a decision is rather a vote; `impossible`: nothing said is one, unless it names its
 * record
 */
export function readAct(
  written: string,
  named: readonly NamedOption[] = [],
  votes: 'open' | 'possible' | 'impossible' = 'open',
): RecordAct | null {
  const { words, shown } = withoutShown(written);
  const act = readInstruction(words, named) ?? stated(words, named, votes);
  return act === null || shown === null ? act : { ...act, shown };
}

/** What isn't put as an instruction: a decision, or a vote. */
function stated(
  written: string,
  named: readonly NamedOption[],
  votes: 'open' | 'possible' | 'impossible',
): RecordAct | null {
  const decision = readDecision(written, named);
  const isVoteOpen = votes === 'open';
  const isFirst = decision?.certain === 'plain' || !isVoteOpen;
  const isTalk = !isVoteOpen && written.length > longestAnswer && !speaksOfVotes.test(written);
  const isNone = votes === 'impossible' || isTalk || (decision !== null && isFirst);
  const vote = isNone ? null : voteIn(written, null, named);
  return vote ?? (decision === null ? null : { act: 'decide', ...decision });
}

/** A yes or no of more characters than this, where no vote is open, is no vote. */
const longestAnswer = 40;
const speaksOfVotes =
  /vot|ballot|abst|object|veto|oppos|withdraw|retract|revoke|take|remove|delete|tally|quorum|poll|mind|close|missing|[+−–-]\s?1\b|\P{ASCII}|:[\w+-]+:|\bd-[0-9a-f]{6}/iu;

/** How what a shortcut, or somebody, saves begins. */
const saves = /^\s*save (?:this |it )?as (?:a |our )?decision\s*:/i;

function savedIn(written: string, named: readonly NamedOption[]): RecordAct | null {
  const [lead] = saves.exec(written) ?? [];
  if (lead === undefined || written.slice(lead.length).trim() === '') return null;
  const inMessage = named
    .filter(({ start }) => start >= lead.length)
    .map(({ id, start, end }) => ({ id, start: start - lead.length, end: end - lead.length }));
  const message = written.slice(lead.length);
  return { act: 'save', message: message.trim(), stated: readSaved(message, inMessage) };
}

/** A vote on the record of this id, or on the thread's own; null if it's none. */
function voteIn(written: string, id: string | null, named: readonly NamedOption[]): RecordAct | null {
  const reading = readVote(written, named);
  if (reading === null) return null;
  switch (reading.kind) {
    case 'cast': {
      const positions = reading.positions.map(({ choice, option }) => ({
        choice,
        option: option === null ? null : (named[Number(option.slice('option'.length))]?.id ?? option),
      }));
      const [first] = positions;
      const isBare = reading.isBare && id === null && positions.every(({ option }) => option === null);
      return isBare && first !== undefined
        ? { act: 'agree', choice: first.choice }
        : { act: 'vote', certain: 'plain', id, positions };
    }
    case 'withdrawn':
      return { act: 'withdraw-vote', id };
    case 'unsure':
      return { act: 'vote', certain: 'unsure', id };
    case 'question':
      return id === null ? { act: 'vote-question' } : { act: 'show', id };
    default:
      return reading satisfies never;
  }
}

function readInstruction(written: string, named: readonly NamedOption[]): RecordAct | null {
  const saved = savedIn(written, named);
  if (saved !== null) return saved;
  const text = written
    .replace(/\s\s+|[^\S ]/g, ' ')
    .trim()
    .replace(/^(?:please|pls|ok|okay|yes)[,.!]? /i, '');
  const ids = (text.match(idPattern) ?? []).map((id) => id.toLowerCase());
  const [id] = ids;
  const inWords = id === undefined ? readDraftWords(text) : null;
  if (id === undefined && inWords === null && !opensAct(text)) return null;
  const set = sets.exec(text);
  if (set !== null && (id !== undefined || /^set /i.test(text)))
    return {
      act: 'set',
      id: set[2]?.toLowerCase() ?? null,
      field: (set[1] ?? '').toLowerCase().replace(/ /g, '-'),
      value: (set[3] ?? '').trim(),
    };
  const added = joins.exec(text);
  if (added !== null)
    return {
      act: 'add',
      id: added[3]?.toLowerCase() ?? null,
      field: peopleField[(added[2] ?? '').toLowerCase()] ?? 'consulted',
      value: added[1] ?? '',
    };
  if (inWords !== null) return inWords;
  return id === undefined ? ofThread(text) : ofRecord(text, id, ids[1] ?? null, voteIn(written, id, named));
}

/** A smile at the end of an order changes nothing about it; rolling eyes would. */
const friendlyEnd = /[\s.!]*(?:[🙏👍🎉🚀✅🙂😊😀😄🙌💪][\u{1F3FB}-\u{1F3FF}]?[\s.!]*)+$|[.!]+$/u;

/** The draft or proposal that is open in the thread. */
const pointed = '(?:it|this|that|(?:the |this |our )(?:draft|proposal|decision))';
const confirms =
  /^(?:confirm|record|log)(?: it| this| that)?(?: now| again)?(?: please| pls)?$|^(?:confirm|save|log) the (?:draft|decision)(?: now| again)?(?: please| pls)?$|^save it(?: now| again)?(?: please| pls)?$/i;
const accepts = new RegExp(`^accept ${pointed}$`, 'i');
const proposes = new RegExp(`^propose ${pointed}$`, 'i');
const rejects = new RegExp(`^(?:reject|withdraw) ${pointed}(?:,? because\\b.*)?$`, 'i');

/** "add @cara as consulted", "add ben and cara to the deciders". */
const joins =
  /^add (.+?) (?:as|to)(?: the| a| an)? (deciders?|deciding|consulted|informed)(?: (?:people|person))?(?: (?:of|to|in) (d-[0-9a-f]{6,}))?[.!]?$/i;
const peopleField: Readonly<Record<string, string>> = {
  decider: 'deciders',
  deciders: 'deciders',
  deciding: 'deciders',
  consulted: 'consulted',
  informed: 'informed',
};

const commands =
  'supersede|replace|discard|delete|drop|throw away|close|propose|reject|withdraw|deprecate|retire|revisit|keep|record|save|accept|confirm|log';

/** @param vote what it is if it votes on that record */
function ofRecord(text: string, id: string, other: string | null, vote: RecordAct | null): RecordAct {
  const begins = (start: string): boolean =>
    new RegExp(`^(?:i |we |let us |let's )?(?:${start})\\b`, 'i').test(text);
  // "withdraw my vote on d-3fa9c1" doesn't withdraw the record.
  if (vote?.act === 'withdraw-vote') return vote;
  // "close the vote on d-3fa9c1?", "discard d-3fa9c1 if nobody objects": a question or a condition does nothing.
  const certain = text.replace(/\bbecause\b[^?]*$/i, '');
  if (/\?\s*$|\b(?:if|unless)\b/i.test(certain))
    return begins(commands) ? { act: 'show', id } : (vote ?? { act: 'show', id });
  if (begins('supersede|replace')) return { act: 'supersede', id, by: other, because: reasonIn(text) };
  if (begins('discard|delete|drop|throw away')) return { act: 'discard', id };
  if (begins('close')) return { act: 'close', id };
  if (asksForVote(text)) return { act: 'open-vote', id, ...termsIn(text) };
  if (begins('propose')) return { act: 'propose', id };
  if (begins('object|dissent')) return { act: 'object', id, words: after(text, id) };
  if (begins('reject|withdraw')) return { act: 'reject', id, because: reasonIn(text) };
  if (begins('deprecate|retire')) return { act: 'deprecate', id, because: reasonIn(text) };
  if (begins('revisit|keep|look')) {
    const on = after(text, id).replace(/^again\b\s*|^on (?=\d{4}-\d\d-\d\d$)/gi, '');
    if (on !== '') return { act: 'revisit', id, on };
    return { act: begins('keep') ? 'keep' : 'show', id };
  }
  if (vote !== null) return vote;
  if (begins('record|save|accept|confirm|log')) return { act: 'record', id };
  return { act: 'show', id };
}

/**
 * Instructions about the record that is open in the thread: only the plainest, as people here talk to each
 * other.
 */
function ofThread(text: string): RecordAct | null {
  const bare = text.replace(friendlyEnd, '');
  if (confirms.test(bare)) return { act: 'confirm' };
  if (accepts.test(bare)) return { act: 'confirm' };
  if (proposes.test(bare)) return { act: 'propose-open' };
  if (rejects.test(bare)) return { act: 'reject', id: null, because: reasonIn(bare) };
  if (/^discard (?:it|this|that|(?:the |this )?draft)$/i.test(bare)) return { act: 'discard-open' };
  if (/^(?:close|end) (?:the |this )?(?:vote|poll)$/i.test(bare)) return { act: 'close-open' };
  if (
    /^(?:show )?(?:the |our |my )?decisions (?:that are )?due$|^(?:which|what) decisions are due\b/i.test(
      bare,
    )
  )
    return { act: 'due' };
  if (pointsAtVote.test(bare)) return { act: 'vote-question' };
  if (lists.test(bare)) return { act: 'list' };
  if (looks.test(bare)) return { act: 'show-open' };
  if (/^put (?:it|this|that) to (?:a|the) vote\b(?!.*(?:\?|\b(?:if|unless)\b))/i.test(bare))
    return { act: 'open-vote', id: null, ...termsIn(text) };
  return objectionIn(bare);
}

/** "I object, because …": a vote against, with its reason. Without one, under a condition or as a question it's read as any vote. */
function objectionIn(bare: string): RecordAct | null {
  const words = /^i (?:object|dissent)\b[,:;]?\s*(?:because\s+)?(.*)$/i.exec(bare)?.[1] ?? '';
  if (words === '' || /\?|\b(?:if|unless|provided|to)\b/i.test(words)) return null;
  return { act: 'object', id: null, words };
}

/** It may mean the vote, or asks for what no vote does: it's shown, with its buttons. */
const pointsAtVote =
  /^(?:close|end) (?:it|this|voting)(?: now)?(?: please| pls)?$|^(?:extend|prolong|postpone) (?:the |this |our )?(?:vote|voting|poll)\b/i;

const lists =
  /^(?:show |list |search |find )?(?:me )?(?:all )?(?:of )?(?:the |our |my )?(?:open |proposed |accepted |rejected |superseded |deprecated |past |last \d+ )?decisions?(?: (?:about|on|for|by|with|since|from|until|before|in|matching|containing)\b.*)?$/i;

const looks =
  /^(?:please )?(?:show (?:me |us )?(?:the |this |our )?(?:open )?(?:draft|proposal|vote|votes|tally)(?: again)?|where(?: is|'s) (?:the |our |my )(?:draft|proposal|vote)|how (?:does|do|is|are) (?:the |our )?(?:votes?|voting|poll)(?: \w+)?|(?:who|how many)(?: people| of us)? (?:has|have)(?: not|n't)? voted(?: yet| so far)?|who voted(?: \w+)?|who(?: still)? has to vote|what is the (?:tally|vote)|(?:vote|voting) (?:status|so far))\??$/i;

function reasonIn(text: string): string {
  return /\bbecause\s+(.+)$/i.exec(text)?.[1] ?? '';
}

function after(text: string, id: string): string {
  const at = text.toLowerCase().indexOf(id);
  return text
    .slice(at + id.length)
    .replace(/^[\s:,;]*(?:because\s+)?/i, '')
    .trim();
}

import type { RecordAct } from './act.ts';
import { asksForVote, bareVotes, choiceIn, termsIn } from './vote-acts.ts';

/**
 * An instruction that names no record starts with one of these words; all other messages, by far the most,
 * are skipped.
 */
const openings = new Set(
  'save set change add confirm record log accept propose reject withdraw discard close end show list search find me all of the our my open proposed accepted rejected superseded deprecated past last decision decisions which what please how who vote voting put i switch +1 👍 yes yep yeah aye for in agree agreed no -1 👎 nope nay against disagree abstain'.split(
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
 * Reads an instruction about a record. Buttons send such sentences, so they are matched literally, never
 * guessed.
 *
 * @param written the message, mentions of people included
 */
export function readAct(written: string): RecordAct | null {
  const text = written
    .replace(/\s\s+|[^\S ]/g, ' ')
    .trim()
    .replace(/^(?:please|pls|ok|okay|yes)[,.!]? /i, '');
  const ids = (text.match(idPattern) ?? []).map((id) => id.toLowerCase());
  const [id] = ids;
  if (id === undefined && !opensAct(text)) return null;
  const saved = /^save (?:this |it )?as (?:a |our )?decision\s*:\s*(.+)$/is.exec(written.trim());
  if (saved?.[1] !== undefined) return { act: 'save', message: saved[1].trim() };
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
  return id === undefined ? ofThread(text) : ofRecord(text, id, ids[1] ?? null);
}

/** The draft or proposal that is open in the thread. */
const pointed = '(?:it|this|that|(?:the |this |our )(?:draft|proposal|decision))';
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

function ofRecord(text: string, id: string, other: string | null): RecordAct {
  const begins = (start: string): boolean =>
    new RegExp(`^(?:i |we |let us |let's )?(?:${start})\\b`, 'i').test(text);
  const choice = choiceIn(text);
  if (begins('supersede|replace')) return { act: 'supersede', id, by: other };
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
  if (choice !== null) return { act: 'vote', id, choice };
  if (begins('record|save|accept|confirm|log')) return { act: 'record', id };
  return { act: 'show', id };
}

/**
 * Instructions about the record that is open in the thread: only the plainest, as people here talk to each
 * other.
 */
function ofThread(text: string): RecordAct | null {
  const bare = text.replace(/[.!]+$/, '');
  if (/^(?:confirm|record|save|log)(?: it| this| that)?(?: now)?$/i.test(bare)) return { act: 'confirm' };
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
  if (lists.test(bare)) return { act: 'list' };
  if (looks.test(bare)) return { act: 'show-open' };
  const bareVote = bareVotes.find(({ says }) => says.test(bare));
  if (bareVote !== undefined) return { act: 'agree', choice: bareVote.choice };
  if (/^put (?:it|this|that) to (?:a|the) vote\b/i.test(bare))
    return { act: 'open-vote', id: null, ...termsIn(bare) };
  const objection = /^(?:i object|i dissent)\b[,:;]?\s*(?:because\s+)?(.*)$/i.exec(bare);
  if (objection !== null)
    return objection[1] === undefined || objection[1] === ''
      ? { act: 'vote', id: null, choice: 'against' }
      : { act: 'object', id: null, words: objection[1] };
  if (
    /^(?:i vote|my vote(?: is)?:?|vote|i|(?:i )?(?:change|switch) my vote to) (?:yes|no|for|against|for it|against it|abstain|to abstain)$/i.test(
      bare,
    )
  ) {
    const choice = choiceIn(bare);
    return choice === null ? null : { act: 'vote', id: null, choice };
  }
  return null;
}

const lists =
  /^(?:show |list |search |find )?(?:me )?(?:all )?(?:of )?(?:the |our |my )?(?:open |proposed |accepted |rejected |superseded |deprecated |past |last \d+ )?decisions?(?: (?:about|on|for|by|with|since|from|until|before|in|matching|containing)\b.*)?$/i;

const looks =
  /^(?:please )?(?:show (?:me |us )?(?:the |this |our )?(?:open )?(?:draft|proposal|vote|votes|tally)(?: again)?|how (?:does|do|is|are) (?:the |our )?(?:votes?|voting|poll)(?: \w+)?|(?:who|how many)(?: people| of us)? (?:has|have)(?: not|n't)? voted(?: yet| so far)?|who voted(?: \w+)?|who(?: still)? has to vote|what is the (?:tally|vote)|(?:vote|voting) (?:status|so far))\??$/i;

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

import { deadlineIn } from '../../dates/deadline.ts';

/**
 * An instruction about a decision record. An id looks like `d-3fa9c1`; without one, the record that is open
 * in the thread is meant.
 */
export type Order =
  | { readonly order: 'save'; readonly message: string }
  | { readonly order: 'confirm' }
  | { readonly order: 'record' | 'propose' | 'discard' | 'show' | 'keep'; readonly id: string }
  | { readonly order: 'discard-open' | 'close-open' | 'show-open' | 'propose-open' | 'due' | 'list' }
  | {
      readonly order: 'open-vote';
      readonly id: string | null;
      readonly rule: 'majority' | 'two-thirds' | 'consent';
      readonly voters: readonly string[];
      /** A day, or words that say until when. */
      readonly until: string | null;
    }
  | { readonly order: 'vote'; readonly id: string | null; readonly choice: 'for' | 'against' | 'abstain' }
  /** A bare "yes" or "+1": a vote if one is open, and never a record by itself. */
  | { readonly order: 'agree'; readonly choice: 'for' | 'against' | 'abstain' }
  | { readonly order: 'close'; readonly id: string }
  | { readonly order: 'reject'; readonly id: string | null; readonly because: string }
  | { readonly order: 'deprecate'; readonly id: string; readonly because: string }
  | { readonly order: 'object'; readonly id: string | null; readonly words: string }
  /** `on` is a day or words: "2027-03-31", "in 6 months". */
  | { readonly order: 'revisit'; readonly id: string; readonly on: string }
  | { readonly order: 'supersede'; readonly id: string; readonly by: string | null }
  | {
      readonly order: 'set' | 'add';
      readonly id: string | null;
      readonly field: string;
      readonly value: string;
    };

/**
 * An instruction that names no record starts with one of these words; all other messages, by far the most,
 * are skipped.
 */
const openings = new Set(
  'save set change add confirm record log accept propose reject withdraw discard close end show list search find me all of the our my open proposed accepted rejected superseded deprecated past last decision decisions which what please how who vote voting put i switch +1 👍 yes yep yeah aye for in agree agreed no -1 👎 nope nay against disagree abstain'.split(
    ' ',
  ),
);

function opensOrder(text: string): boolean {
  const end = text.indexOf(' ');
  const first = end < 0 ? text.replace(/[.!]+$/, '') : text.slice(0, end);
  return openings.has(first.toLowerCase());
}

/** How a message names a record. */
const idPattern = /\bd-[0-9a-f]{6,}\b/gi;
const people = /<@!?([\w.-]+)(?:\|[^>]*)?>|(?<![\w<@])@([\w.-]*\w)/g;
const field =
  'title|context|outcome|reason|supersedes|deciders|consulted|informed|dissent|decide[- ]by|revisit on|revisit when|consequences';

const sets = new RegExp(`^(?:set|change) (?:the )?(${field})(?: of (d-[0-9a-f]{6,}))? (?:to|:) ?(.*)$`, 'i');

/**
 * Reads an instruction about a record. Buttons send such sentences, so they are matched literally, never
 * guessed.
 *
 * @param written the message, mentions of people included
 */
export function readOrder(written: string): Order | null {
  const text = written
    .replace(/\s\s+|[^\S ]/g, ' ')
    .trim()
    .replace(/^(?:please|pls|ok|okay|yes)[,.!]? /i, '');
  const ids = (text.match(idPattern) ?? []).map((id) => id.toLowerCase());
  const [id] = ids;
  if (id === undefined && !opensOrder(text)) return null;
  const saved = /^save (?:this |it )?as (?:a |our )?decision\s*:\s*(.+)$/is.exec(written.trim());
  if (saved?.[1] !== undefined) return { order: 'save', message: saved[1].trim() };
  const set = sets.exec(text);
  if (set !== null && (id !== undefined || /^set /i.test(text)))
    return {
      order: 'set',
      id: set[2]?.toLowerCase() ?? null,
      field: (set[1] ?? '').toLowerCase().replace(/ /g, '-'),
      value: (set[3] ?? '').trim(),
    };
  const added = joins.exec(text);
  if (added !== null)
    return {
      order: 'add',
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

function ofRecord(text: string, id: string, other: string | null): Order {
  const begins = (start: string): boolean =>
    new RegExp(`^(?:i |we |let us |let's )?(?:${start})\\b`, 'i').test(text);
  const choice = choiceIn(text);
  if (begins('supersede|replace')) return { order: 'supersede', id, by: other };
  if (begins('discard|delete|drop|throw away')) return { order: 'discard', id };
  if (begins('close')) return { order: 'close', id };
  if (asksForVote(text)) return { order: 'open-vote', id, ...termsIn(text) };
  if (begins('propose')) return { order: 'propose', id };
  if (begins('object|dissent')) return { order: 'object', id, words: after(text, id) };
  if (begins('reject|withdraw')) return { order: 'reject', id, because: reasonIn(text) };
  if (begins('deprecate|retire')) return { order: 'deprecate', id, because: reasonIn(text) };
  if (begins('revisit|keep|look')) {
    const on = dayIn(text) ?? after(text, id).replace(/^again\b\s*/i, '');
    if (on !== '') return { order: 'revisit', id, on };
    return { order: begins('keep') ? 'keep' : 'show', id };
  }
  if (choice !== null) return { order: 'vote', id, choice };
  if (begins('record|save|accept|confirm|log')) return { order: 'record', id };
  return { order: 'show', id };
}

/**
 * Instructions about the record that is open in the thread: only the plainest, as people here talk to each
 * other.
 */
function ofThread(text: string): Order | null {
  const bare = text.replace(/[.!]+$/, '');
  if (/^(?:confirm|record|save|log)(?: it| this| that)?(?: now)?$/i.test(bare)) return { order: 'confirm' };
  if (accepts.test(bare)) return { order: 'confirm' };
  if (proposes.test(bare)) return { order: 'propose-open' };
  if (rejects.test(bare)) return { order: 'reject', id: null, because: reasonIn(bare) };
  if (/^discard (?:it|this|that|(?:the |this )?draft)$/i.test(bare)) return { order: 'discard-open' };
  if (/^(?:close|end) (?:the |this )?(?:vote|poll)$/i.test(bare)) return { order: 'close-open' };
  if (
    /^(?:show )?(?:the |our |my )?decisions (?:that are )?due$|^(?:which|what) decisions are due\b/i.test(
      bare,
    )
  )
    return { order: 'due' };
  if (lists.test(bare)) return { order: 'list' };
  if (looks.test(bare)) return { order: 'show-open' };
  const bareVote = bareVotes.find(({ says }) => says.test(bare));
  if (bareVote !== undefined) return { order: 'agree', choice: bareVote.choice };
  if (/^put (?:it|this|that) to (?:a|the) vote\b/i.test(bare))
    return { order: 'open-vote', id: null, ...termsIn(bare) };
  const objection = /^(?:i object|i dissent)\b[,:;]?\s*(?:because\s+)?(.*)$/i.exec(bare);
  if (objection !== null)
    return objection[1] === undefined || objection[1] === ''
      ? { order: 'vote', id: null, choice: 'against' }
      : { order: 'object', id: null, words: objection[1] };
  if (
    /^(?:i vote|my vote(?: is)?:?|vote|i|(?:i )?(?:change|switch) my vote to) (?:yes|no|for|against|for it|against it|abstain|to abstain)$/i.test(
      bare,
    )
  ) {
    const choice = choiceIn(bare);
    return choice === null ? null : { order: 'vote', id: null, choice };
  }
  return null;
}

const lists =
  /^(?:show |list |search |find )?(?:me )?(?:all )?(?:of )?(?:the |our |my )?(?:open |proposed |accepted |rejected |superseded |deprecated |past |last \d+ )?decisions?(?: (?:about|on|for|by|with|since|from|until|before|in|matching|containing)\b.*)?$/i;

const looks =
  /^(?:please )?(?:show (?:me |us )?(?:the |this |our )?(?:open )?(?:draft|proposal|vote|votes|tally)(?: again)?|how (?:does|do|is|are) (?:the |our )?(?:votes?|voting|poll)(?: \w+)?|(?:who|how many)(?: people| of us)? (?:has|have)(?: not|n't)? voted(?: yet| so far)?|who voted(?: \w+)?|who(?: still)? has to vote|what is the (?:tally|vote)|(?:vote|voting) (?:status|so far))\??$/i;

const bareVotes = [
  { choice: 'for', says: /^(?:\+1|👍|yes|yep|yeah|aye|for|in favou?r|(?:i )?agreed?|no objections?)$/iu },
  { choice: 'against', says: /^(?:-1|👎|no|nope|nay|against|(?:i )?disagree)$/iu },
  { choice: 'abstain', says: /^abstain$/i },
] as const;

function asksForVote(text: string): boolean {
  return /\bto (?:a|the) vote\b|^(?:open|start|call) (?:a|the) (?:vote|poll)\b|^vote on\b/i.test(text);
}

function choiceIn(text: string): 'for' | 'against' | 'abstain' | null {
  if (/\babstain\b/i.test(text)) return 'abstain';
  if (!/\bvote\b/i.test(text)) return null;
  if (/\b(?:no|against)\b/i.test(text)) return 'against';
  return /\b(?:yes|for)\b/i.test(text) ? 'for' : null;
}

function termsIn(text: string): {
  readonly rule: 'majority' | 'two-thirds' | 'consent';
  readonly voters: readonly string[];
  readonly until: string | null;
} {
  return {
    rule: voteRuleIn(text),
    voters: [...text.matchAll(people)].flatMap(([, marked, typed]) => marked ?? typed ?? []),
    until: untilIn(text),
  };
}

function voteRuleIn(text: string): 'majority' | 'two-thirds' | 'consent' {
  if (/two[- ]thirds|2\/3/i.test(text)) return 'two-thirds';
  return /\bconsent\b/i.test(text) ? 'consent' : 'majority';
}

/** A deadline that cannot be read is kept as written, so that whoever wrote it can be told. */
function untilIn(text: string): string | null {
  const deadline = deadlineIn(text);
  if (deadline !== null && dayIn(deadline) !== deadline.slice(-10)) return deadline;
  return dayIn(text) ?? /\b(?:until|till)\b.*$/i.exec(text)?.[0] ?? null;
}

function dayIn(text: string): string | null {
  return /\b\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0] ?? null;
}

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

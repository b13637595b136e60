import type { Knowledge } from '../../knowledge/schema.ts';
import type { Cue } from './cues/cues.ts';
import { type Reading, readMessage } from './match/reading.ts';
import { withQuotes } from './text/own-words.ts';

/** Longer messages say themselves what they are about. */
const longest = 14;

/** What a message has that asks about the quote above it: "is that true?", "really?", "why?". */
const aboutQuote = ['it', 'trust', 'sure', 'why'] as const satisfies readonly Cue[];
/** What a message has that asks for a pick or a table, whatever stands above it. */
const beyondQuote = ['versus', 'better', 'criteria', 'scores', 'chart', 'them'] as const;
const opinions = new Set(['thoughts', 'opinion', 'opinions']);

/**
 * The readings of a question about a quote ("is that true?") with what the quote names, the fullest first; none for any
 * other message. A quote lends a question its subject and nothing else: no need, no exclusion, no choice, and where more
 * than one option is named, no aspect to compare them on.
 */
export function readingsAboutQuote(own: Reading, written: string, knowledge: Knowledge): readonly Reading[] {
  if (!own.leavesOut || !asksAboutQuote(own)) return [];
  const { people, callsSomeone, opensWithReference, topic } = own;
  const quoted = readMessage(withQuotes(written), knowledge, topic.id);
  const options = [...quoted.options, ...quoted.excluded];
  const reading: Reading = {
    ...quoted,
    needs: [],
    askedNeeds: [],
    hits: [],
    withdrawn: [],
    excluded: [],
    included: [],
    knows: [],
    options,
    aspects: quoted.aspects.filter(({ id }) => !own.aspects.some((aspect) => aspect.id === id)),
    people,
    callsSomeone,
    opensWithReference,
  };
  const bare = { ...reading, aspects: [], unwanted: [] };
  const named = new Set(options.map(({ id }) => id)).size;
  return named === 1 ? [reading, bare] : [bare];
}

function asksAboutQuote({ options, aspects, hits, clauses, words, has }: Reading): boolean {
  if (words.length > longest || !clauses.some(({ asks }) => asks)) return false;
  // "is this an opinion or measured?" names no aspect that counts here.
  const named = has('source', 'trust') ? 0 : aspects.length;
  if (options.length + named + hits.length > 0 || has(...beyondQuote)) return false;
  if (has('source')) return true;
  const wantsOpinion = words.some(({ text }) => opinions.has(text));
  return wantsOpinion || (has(...aboutQuote) && !has('pick', 'which'));
}

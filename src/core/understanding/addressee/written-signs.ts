/** What a message's markup tells about whom it's for. */
export type WrittenSigns = {
  /** A code block, a stack trace or terminal output: people show these to each other. */
  readonly showsCode: boolean;
  readonly inlineCode: number;
  readonly links: number;
  /** Mentions of people, and "@name". */
  readonly calls: number;
  /** The first or the last word calls somebody. */
  readonly callsAtEdge: boolean;
  /** The bot's name with an @, typed as plain text. */
  readonly callsBot: boolean;
  readonly quotes: boolean;
  readonly emoji: boolean;
  readonly lines: number;
};

const block =
  /```|^(?: {4}|\t)\S.*\n(?: {4}|\t)|Traceback \(most recent|^[ \t]{1,20}at \S{1,200} \(|^[ \t]{0,20}File "[^"\n]{1,300}", line \d/m;
const inline = /`[^`\n]{1,500}`/g;
const link = /https?:\/\/|<mailto:|\bwww\.\w/g;
const person = /<@!?[^<>\s]{1,100}>|(?<![\p{L}\p{N}._%+/-])@(?!tradeoff\b|bot\b)\p{L}[\p{L}\p{N}._-]*/giu;
const personFirst =
  /^\W{0,3}(?:(?:hey|hi|hello|thanks|thank you|thx|ok|and|yo)\W{1,3})?(?:<@|@(?!tradeoff\b|bot\b)\p{L})/iu;
const personLast = /(?:<@!?[^<>\s]{1,100}>|(?<![\p{L}\p{N}._%+/-])@\p{L}[\p{L}\p{N}_-]*)\W{0,6}$/u;
const botCalled = /(?<![\p{L}\p{N}._%+/-])@(?:tradeoff|bot)\b/iu;
const emoji = /\p{Extended_Pictographic}|:[a-z0-9_+-]{2,40}:|[:;]-?[)(DPp](?!\w)/u;

const nothing: WrittenSigns = {
  showsCode: false,
  inlineCode: 0,
  links: 0,
  calls: 0,
  callsAtEdge: false,
  callsBot: false,
  quotes: false,
  emoji: false,
  lines: 1,
};

/** Reads the markup of a message, as it was written; `written` is bounded by the caller. */
export function writtenSigns(written: string): WrittenSigns {
  const lines = written.includes('\n') ? written.split('\n', 12).length : 1;
  const bears = /[`@:;<>]|\p{Extended_Pictographic}|www\.|\n/u.test(written);
  if (!bears) return nothing;
  return {
    showsCode: block.test(written),
    inlineCode: count(written, inline),
    links: count(written, link),
    calls: count(written, person),
    callsAtEdge: personFirst.test(written) || personLast.test(written),
    callsBot: botCalled.test(written),
    quotes: /^[ \t]{0,20}(?:>|&gt;)/m.test(written),
    emoji: emoji.test(written),
    lines,
  };
}

function count(written: string, pattern: RegExp): number {
  return written.match(pattern)?.length ?? 0;
}

import type { Topic } from '../../../knowledge/schema.ts';
import { scopeOf } from '../decide/scope/scope-classifier.ts';
import { coveredShare } from '../decide/situation.ts';
import type { Mention } from '../match/mention.ts';
import type { Reading } from '../match/reading.ts';
import { grammarWords } from '../text/grammar-words.ts';
import { hashOf, pairOf } from '../text/hash.ts';
import { tokenize, type Word } from '../text/words.ts';
import { isDocumentedFollowUp, isFragment } from './documented.ts';
import { observeManner } from './manner.ts';
import type { SharedMessage } from './message.ts';

/** Receives what is seen in a message, each once: by name, or words by a hash of them. */
export type AddresseeObserver = {
  readonly feature: (name: string, value: number) => void;
  readonly words: (hash: number) => void;
};

/** At most this many words are looked at, from the start. */
const mostWords = 60;

/** Tells an observer what speaks for or against a message being meant for the bot. */
export function observeAddressee(message: SharedMessage, observer: AddresseeObserver): void {
  observePosition(message, observer);
  observeForm(message, observer);
  observeManner(message.situation.reading, observer.feature);
  observeMeaning(message, observer);
  observeWords(message.situation.reading, observer);
}

function observePosition({ position, botAsked }: SharedMessage, { feature }: AddresseeObserver): void {
  const { isByAsker, isByKnownAsker, followsBot, messages, others, goesOn, calledIn, lastOwn } = position;
  feature('bias', 1);
  if (isByAsker) feature('by the asker', 1);
  if (isByKnownAsker) feature('by somebody answered before', 1);
  if (followsBot) feature('follows the bot', 1);
  if (messages > 0) feature('messages since', Math.min(messages, 6) / 3);
  if (messages === 1) feature('one message since', 1);
  if (messages > 3) feature('over three messages since', 1);
  if (messages > 5) feature('over five messages since', 1);
  if (messages > 7) feature('over seven messages since', 1);
  if (others > 0) feature('others since', Math.min(others, 3));
  if (goesOn) feature('goes on', 1);
  if (calledIn) feature('called in', 1);
  if (botAsked) feature('bot asked', 1);
  if (position.answeredLately > 0) feature('answered lately', Math.min(position.answeredLately, 3));
  if (position.unansweredLately > 0) feature('unanswered lately', Math.min(position.unansweredLately, 3));
  if (position.answeredOfAll > 1) feature('others answered lately', position.answeredOfAll - 1);
  if (lastOwn > 0) feature('wrote lately', lastOwn / 3);
  if (lastOwn > 0) feature(position.lastOwnAnswered ? 'was answered' : 'was not answered', 1);
  if (position.mayReply) feature('may reply', 1);
  if (lastOwn === 2 && position.mayReply && !position.lastOwnAnswered) feature('takes turns', 1);
  if (position.heard > 0) feature('heard', position.heard);
  if (position.unheard > 0) feature('unheard', position.unheard);
  feature('heard of all', position.heardOfAll);
  if (position.isOpener) feature('by the opener', 1);
  if (position.voices > 2) feature('three voices', 1);
}

function observeForm({ situation, signs }: SharedMessage, { feature }: AddresseeObserver): void {
  const { reading, length } = situation;
  if (length <= 2) feature('one or two words', 1);
  else if (length <= 5) feature('three to five words', 1);
  else if (length <= 9) feature('six to nine words', 1);
  else if (length > 40) feature('over forty words', 1);
  feature('length', Math.log2(1 + length) / 3);
  if (reading.words.at(-1)?.text === '?') feature('ends with a question', 1);
  else if (reading.words.some(({ text }) => text === '?')) feature('has a question', 1);
  if (reading.words.some(({ text }) => text === '!')) feature('exclaims', 1);
  if (signs.inlineCode > 0) feature('inline code', Math.min(signs.inlineCode, 3));
  if (signs.links > 0) feature('link', 1);
  if (signs.calls > 0) feature('calls somebody', 1);
  if (signs.quotes) feature('quotes', 1);
  if (signs.emoji) feature('emoji', 1);
  if (signs.lines > 1) feature('lines', Math.min(signs.lines, 6) / 3);
  if (/[()[\]{}=|\\]|->|=>|::|\w[._]\w|\b\d+\.\d+/.test(reading.written)) feature('code-like', 1);
}

function observeMeaning(message: SharedMessage, { feature }: AddresseeObserver): void {
  const { situation, intent, confidence } = message;
  const { reading, length, frame, hasContext } = situation;
  const count = (name: string, found: number, most: number): void => {
    if (found > 0) feature(name, Math.min(found, most));
  };
  count('options', reading.options.length, 3);
  count('excluded', reading.excluded.length, 2);
  count('alternatives', reading.alternatives.length, 2);
  count('aspects', reading.aspects.length, 3);
  count('needs', reading.needs.length, 3);
  count('asked needs', reading.askedNeeds.length, 3);
  count('withdrawn', reading.withdrawn.length, 2);
  count('products', reading.products.length, 2);
  count('foreign names', reading.foreign.length, 2);
  if (reading.uncovered !== null) feature('uncovered', 1);
  const likeliest = Math.max(0, ...reading.needs.concat(reading.askedNeeds).map((one) => one.probability));
  if (likeliest > 0) feature('likeliest need', likeliest);
  const { scope, share } = scopeOf(situation);
  feature(`scope ${scope}`, share);
  count('beyond', reading.beyond.length, 2);
  count('strange', reading.strange, 5);
  count('unknown', reading.unknown.size, 6);
  const { claimed, contents } = claimedWords(message.situation.reading);
  count('claimed words', claimed, 5);
  feature('claimed share', contents === 0 ? 0 : claimed / contents);
  count('content words', contents, 8);
  if (contents === 0) feature('no content', 1);
  feature('unknown share', length === 0 ? 0 : Math.min(reading.unknown.size / length, 1));
  feature('topical share', length === 0 ? 0 : topicalWords(reading) / length);
  if (reading.options.length > 1) feature('several options', 1);
  if (reading.homonym) feature('homonym', 1);
  if (reading.language !== 'en') feature('foreign', 1);
  if (situation.asks) feature('asks', 1);
  if (situation.own) feature('own', 1);
  if (situation.ours) feature('ours', 1);
  if (situation.takesBack) feature('takes back', 1);
  if (situation.act !== null) feature('orders', 1);
  if (hasContext && repeats(reading.options, frame.last?.options ?? [])) feature('option of the answer', 1);
  if (hasContext && repeats(reading.aspects, frame.aspects)) feature('aspect of the thread', 1);
  if (
    hasContext &&
    repeats(
      [...reading.needs, ...reading.askedNeeds],
      frame.needs.map(({ need }) => need),
    )
  )
    feature('need of the thread', 1);
  if (hasContext) {
    const shown = shownWords(reading, frame.last?.claims ?? []);
    count('words of the answer', shown, 4);
    if (contents > 0 && shown > 0) feature('share of the answer', shown / contents);
  }
  if (situation.resolved.by === 'reference') feature('refers to an option', 1);
  feature(`wants ${intent.kind}`, 1);
  feature(confidence === 1 ? `plainly ${intent.kind}` : 'confidence', confidence);
  if (coveredShare(situation, ['greeting', 'thanks', 'praise', 'self']) >= 0.5) feature('courtesy', 1);
  if (isDocumentedFollowUp(reading)) feature('documented', 1);
  if (isFragment(reading)) feature('fragment', 1);
  for (const [cue] of reading.cues) feature(cueFeature(cue), 1);
}

const cueFeatures = new Map<string, string>();

function cueFeature(cue: string): string {
  const known = cueFeatures.get(cue);
  if (known !== undefined) return known;
  const made = `cue ${cue}`;
  cueFeatures.set(cue, made);
  return made;
}

function repeats(found: readonly Mention[], ids: readonly string[]): boolean {
  return found.some(({ id }) => ids.includes(id));
}

const lexicons = new WeakMap<Topic, ReadonlySet<string>>();

/** The stems of a topic's claims: what its field talks about. */
function lexiconOf(topic: Topic): ReadonlySet<string> {
  const known = lexicons.get(topic);
  if (known !== undefined) return known;
  const stems = new Set<string>();
  for (const { line } of topic.claims)
    for (const { stem, mark, text } of tokenize(line).words)
      if (!mark && !grammar.has(text) && text.length > 2) stems.add(stem);
  lexicons.set(topic, stems);
  return stems;
}

function claimedWords({ topic, words }: Reading): { readonly claimed: number; readonly contents: number } {
  const lexicon = lexiconOf(topic);
  let claimed = 0;
  let contents = 0;
  for (const { mark, text, stem, value } of words) {
    if (mark || value !== undefined || grammar.has(text)) continue;
    contents++;
    if (lexicon.has(stem)) claimed++;
  }
  return { claimed, contents };
}

const claimStems = new WeakMap<Topic, Map<string, readonly string[]>>();

function stemsOf(topic: Topic): ReadonlyMap<string, readonly string[]> {
  const known = claimStems.get(topic);
  if (known !== undefined) return known;
  const stems = new Map<string, readonly string[]>();
  for (const { id, line } of topic.claims)
    stems.set(
      id,
      tokenize(line)
        .words.filter(({ mark, text }) => !mark && !grammar.has(text) && text.length > 2)
        .map(({ stem }) => stem),
    );
  claimStems.set(topic, stems);
  return stems;
}

/** How many words of a message are in the claims that the last answer cites. */
function shownWords({ topic, words }: Reading, claims: readonly string[]): number {
  const stems = stemsOf(topic);
  const shown = new Set(claims.flatMap((id) => stems.get(id) ?? []));
  return words.filter(({ mark, text, stem }) => !mark && !grammar.has(text) && shown.has(stem)).length;
}

function topicalWords({ topical, words }: Reading): number {
  let count = 0;
  for (let at = 0; at < words.length; at++) if (topical[at] && !words[at]?.mark) count++;
  return count;
}

/** Words and pairs of words; those of the topic count by their kind, so that any topic's are alike. */
function observeWords(reading: Reading, { words: observe }: AddresseeObserver): void {
  const kinds = kindsOf(reading);
  let before = edge;
  let beforeThat = edge;
  let shape = edge;
  let shapeBefore = edge;
  const { words } = reading;
  for (let at = 0; at < words.length && at < mostWords; at++) {
    const word = words[at];
    if (word === undefined) continue;
    const hash = kinds[at] ?? (word.value === undefined ? hashOf(word.text) : number);
    // A name of several words counts once.
    if (kinds[at] !== undefined && hash === before) continue;
    observe(hash);
    observe(pairOf(before, hash));
    if (beforeThat !== edge) observe(pairOf(beforeThat, hash) ^ apart);
    if (kinds[at] === undefined && !word.mark && word.value === undefined && !grammar.has(word.text))
      observe(hashOf(word.stem) ^ stems);
    beforeThat = before;
    before = hash;
    const next = kinds[at] ?? shapeOf(word, reading.unknown.has(at));
    observe(pairOf(shape, next) ^ shapes);
    observe(pairOf(pairOf(shapeBefore, shape), next) ^ shapes);
    shapeBefore = shape;
    shape = next;
  }
  observe(pairOf(before, edge));
  observe(pairOf(pairOf(shapeBefore, shape), edge) ^ shapes);
}

/** Words of grammar stay themselves; all others are alike but for their ending, so that sentences of one form are too. */
function shapeOf({ text, mark, value }: Word, isUnknown: boolean): number {
  if (mark || grammar.has(text)) return hashOf(text);
  if (value !== undefined) return number;
  if (isUnknown) return unknown;
  if (text.endsWith('ed')) return past;
  if (text.endsWith('ing')) return going;
  return text.endsWith('s') ? plural : content;
}

/** Words of grammar, and those that tell when and what's better. */
const grammar: ReadonlySet<string> = new Set([
  ...grammarWords,
  ...'today tomorrow yesterday better best worse worst because'.split(' '),
]);

function kindsOf({
  words,
  options,
  excluded,
  alternatives,
  aspects,
  needs,
  askedNeeds,
}: Reading): readonly (number | undefined)[] {
  const kinds = new Array<number | undefined>(Math.min(words.length, mostWords)).fill(undefined);
  const mark = (found: readonly Mention[], kind: number): void => {
    for (const { from, to } of found) kinds.fill(kind, from, to);
  };
  mark(aspects, aspect);
  mark(needs, need);
  mark(askedNeeds, need);
  mark(alternatives, option);
  mark(options, option);
  mark(excluded, option);
  return kinds;
}

const edge = hashOf(' edge');
const content = hashOf(' content');
const unknown = hashOf(' unknown');
const past = hashOf(' past');
const going = hashOf(' going');
const plural = hashOf(' plural');
const shapes = 0x5bd1e995;
const apart = 0x2545f491;
const stems = 0x1b873593;
const option = hashOf(' option');
const aspect = hashOf(' aspect');
const need = hashOf(' need');
const number = hashOf(' number');

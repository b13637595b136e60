import { contains, isWithOrWithout, overlaps, type WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';
import type { CueFinder } from './mention.ts';
import { type Segment, segmentsOf } from './segments.ts';

export type Polarity = 'excluded' | 'included';

/** Tells whether a named option is ruled out or readmitted; undefined if it's only mentioned. */
export type PolarityOf = (name: WordRange) => Polarity | undefined;

/**
 * Only words that leave no doubt rule an option out: "not django", "drop flask", "flask is out". Questions, doubts,
 * opinions and what others dislike don't; "we didn't rule flask out" readmits it.
 */
export function polarityIn(words: readonly Word[], all: CueFinder): PolarityOf {
  const next = all('exclude-next').filter((cue) => !isWithOrWithout(cue, words));
  const previous = all('exclude-prev');
  const readmits = all('include-next');
  const readmitted = all('include-prev');
  if (next.length + previous.length + readmits.length + readmitted.length === 0) return () => undefined;
  const segments = segmentsOf(words);
  const segmentOf = (at: number): Segment =>
    segments.find(({ from, to }) => from <= at && at < to) ?? {
      from: 0,
      to: words.length,
      form: 'statement',
      supposes: false,
    };
  const isWhy = ({ from, to }: WordRange): boolean =>
    words.slice(from, to).some(({ text }) => text === 'why' || text === 'y') ||
    all('why').some((cue) => cue.from >= from && cue.to <= to);
  const wantsChoice = (segment: Segment): boolean =>
    segment.form === 'open' &&
    (['which', 'pick', 'better', 'list', 'versus', 'and'] as const).some((one) =>
      all(one).some((cue) => contains(segment, cue)),
    );

  /** What stands before a cue, without an exclusion of its own: "not kafka and …". */
  const afterExclusions = ({ from, to }: WordRange): readonly Word[] => {
    let start = from;
    for (let at = from; at + 2 < to; at++) {
      if (!denials.has(words[at]?.text ?? '') || next.some((cue) => cue.from === at + 1)) continue;
      for (const end of [at + 2, at + 3])
        if (end < to && conjunctions.has(words[end]?.text ?? '')) start = end + 1;
    }
    return words.slice(start, to);
  };

  const excludesNext = (cue: WordRange, name: WordRange): Polarity | undefined => {
    const segment = segmentOf(cue.from);
    const kind = kindOf(cue, words);
    const before = afterExclusions({ from: segment.from, to: cue.from });
    if (kind === 'dislike' || isWhy(segment)) return undefined;
    if (kind === 'verb' || kind === 'authority') {
      if (segment.form !== 'statement' && !segment.supposes) return undefined;
      if (deniesIn(before)) return kind === 'authority' || !isUse(cue, words) ? 'included' : undefined;
      if (before.some(({ text }) => doubts.has(text)) && !segment.supposes) return undefined;
      return mayRuleOut(before, kind) ? 'excluded' : undefined;
    }
    if (kind === 'weak' && !isPlainNegation(cue, name, words, before)) return undefined;
    if (reportsOthers(before)) return undefined;
    if (deniesIn(before)) return saysIn(before) ? 'included' : undefined;
    if (before.some(({ text }) => doubts.has(text)) && !segment.supposes) return undefined;
    switch (segment.form) {
      case 'statement':
        return 'excluded';
      case 'open':
        return segment.supposes || (kind === 'preposition' && wantsChoice(segment)) ? 'excluded' : undefined;
      case 'yes-no':
        return undefined;
      case 'fragment':
        return kind === 'preposition' || segment.supposes ? 'excluded' : undefined;
      default:
        return segment.form satisfies never;
    }
  };

  const excludesPrevious = (cue: WordRange, name: WordRange): Polarity | undefined => {
    const segment = segmentOf(name.from);
    if (isWhy(segment) || goesOn(cue, words)) return undefined;
    const before = words.slice(segment.from, name.from);
    const between = words.slice(name.to, cue.from);
    if (between.some(({ value }) => value !== undefined)) return undefined;
    if (segment.supposes) return 'excluded';
    if (segment.form !== 'statement') return undefined;
    if (between.some(({ text }) => denials.has(text))) return 'included';
    if (deniesIn(before) || reportsOthers(before)) return saysIn(before) ? 'included' : undefined;
    return before.some(({ text }) => doubts.has(text)) ? undefined : 'excluded';
  };

  return (name) => {
    if (
      readmitted.some((cue) => follows(cue, name, words, 3) && !asksIn(segmentOf(name.from))) ||
      readmits.some((cue) => leads(cue, name, words, 2) && isReadmission(cue, words))
    )
      return 'included';
    for (const cue of next) {
      if (!leads(cue, name, words, kindOf(cue, words) === 'weak' ? 0 : 2)) continue;
      const polarity = excludesNext(cue, name);
      if (polarity !== undefined) return polarity;
    }
    for (const cue of previous) {
      const isDenied = words.slice(name.to, cue.from).some(({ text }) => denials.has(text));
      if (!follows(cue, name, words, isDenied ? 3 : 1)) continue;
      const polarity = excludesPrevious(cue, name);
      if (polarity !== undefined) return polarity;
    }
    return undefined;
  };
}

function asksIn({ form }: Segment): boolean {
  return form === 'yes-no' || form === 'open';
}

type ExclusionKind = 'weak' | 'preposition' | 'verb' | 'authority' | 'dislike';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const weakNegations = setOf('not no never over pas nicht against leave nor neither kein keine nao');
const prepositions = setOf(
  'without anything everything all except excluding other apart aside minus ohne sin sans sem ausser sauf excepto menos leaving',
);
const authorities = setOf('rule ruled ruling ban banned veto vetoed exclude eliminate');
/** "besides django" leaves it in. */
const dislikes = setOf('hate hates hated sick tired fed allergic wants besides');
const verbs = setOf(
  'kick count forget drop dropped skip avoid avoiding remove removed take throw threw ditch cross cancel scratch refuse refuses stop decided do can must may use choose go nobody',
);

function kindOf({ from, to }: WordRange, words: readonly Word[]): ExclusionKind {
  const first = words[from]?.text ?? '';
  const last = words[to - 1]?.text ?? '';
  if (dislikes.has(first) || dislikes.has(last) || last === 'like') return 'dislike';
  if (to - from === 1 && weakNegations.has(first)) return 'weak';
  if (ordering.has(first)) return 'verb';
  if (prepositions.has(first)) return 'preposition';
  if (authorities.has(first)) return 'authority';
  return verbs.has(first) ? 'verb' : 'preposition';
}

const ordering = setOf('leave not never no nope');

/** "do not use", "can not use": their own "not" is what excludes. */
function isUse({ from, to }: WordRange, words: readonly Word[]): boolean {
  return words.slice(from, to).some(({ text }) => text === 'not' || text === 'never');
}

const denials = setOf('not never nobody none hardly nor neither');
const saying = setOf(
  'say said says saying tell told mean meant meaning write wrote exclude rule ask asked want wanted',
);
/** Whoever only wonders hasn't ruled anything out. */
const doubts = setOf(
  'maybe perhaps might could wonder wondering whether considering thinking think tempted probably unsure unless doubt',
);
/** What these say, think or do is no word of the team's. */
const others = setOf(
  'people some many most they others he she folks everyone everybody anyone anybody someone somebody nobody reddit twitter internet companies startups articles article blog blogs fans critics haters purists',
);
const reports = setOf(
  'say says said think thinks thought believe believes claim claims heard hear read tell tells told',
);

const conjunctions = setOf('and but nor so or then');

/** "we did not drop", "nobody ruled out", "no one excluded". */
function deniesIn(before: readonly Word[]): boolean {
  return before.some(
    ({ text }, at) => denials.has(text) || (text === 'no' && before[at + 1]?.text === 'one'),
  );
}

/** "I never said no django": then there's somebody who thinks it was said. */
function saysIn(before: readonly Word[]): boolean {
  return before.some(({ text }) => saying.has(text));
}

function reportsOthers(before: readonly Word[]): boolean {
  return before.some(({ text }) => others.has(text)) && before.some(({ text }) => reports.has(text));
}

const speakers = setOf('i we us you u let lets team all both everyone');
const authorityOthers = setOf('people some many most others they folks someone somebody anyone companies');
const adverbs = setOf(
  'already also just simply really totally definitely now have had has will would should must shall can then still always better please to going want need decided agreed plan rather like prefer be are am would went do did been say said gladly happily finally never too officially actually formally recently all and but so or then ok okay no yes well hey therefore if when once because since as lets let us',
);

/** Whether those who speak here do it: "drop flask", "we want to drop flask"; not "google dropped flask". */
function mayRuleOut(before: readonly Word[], kind: 'verb' | 'authority'): boolean {
  const plain = before.filter(({ mark }) => !mark);
  if (kind === 'authority') return !plain.some(({ text }) => authorityOthers.has(text));
  for (let at = plain.length - 1; at >= 0; at--) {
    const { text = '' } = plain[at] ?? {};
    if (speakers.has(text)) return true;
    if (!adverbs.has(text)) return false;
  }
  return true;
}

const auxiliaries = setOf(
  'would could should is are does do did was were has have had can will might must may shall am',
);
const pointers = setOf('it that this which one');
/** After "no django" they say what there's none of: "no django experience". */
const ofTheOption = setOf(
  'experience knowledge dev devs developer developers people person expert experts expertise background skill skills veteran veterans guy guys app apps application code codebase project projects admin orm template templates form forms shop job jobs community support plugin plugins extension extensions package packages user users site sites style specific',
);

/** "not" right before the name, and about the whole of it: not "is not django …", not "no django experience". */
function isPlainNegation(
  cue: WordRange,
  name: WordRange,
  words: readonly Word[],
  before: readonly Word[],
): boolean {
  const negation = words[cue.from]?.text ?? '';
  const last = before.at(-1)?.text ?? '';
  if (negation === 'not' && auxiliaries.has(last) && !pointers.has(before.at(-2)?.text ?? '')) return false;
  if ((negation === 'not' || negation === 'no') && doesSomething.has(words[name.to]?.text ?? ''))
    return false;
  if (negation === 'no' && before.at(-2)?.text === 'there') return false;
  return !ofTheOption.has(words[name.to]?.text ?? '');
}
/** "not django is slow, but …": the name is the subject of what follows. */
const doesSomething = setOf('is was does has can will would itself alone');

const farther = setOf('to of a an there far good early time');

/** "flask can go a long way", "django is off to a good start", "django 6 is out of beta". */
function goesOn({ from, to }: WordRange, words: readonly Word[]): boolean {
  const last = words[to - 1]?.text ?? '';
  if (to - from > 2 || !(last === 'out' || last === 'off' || last === 'go' || last === 'gone')) return false;
  return farther.has(words[to]?.text ?? '');
}

const againWords = setOf('again back reconsider readmit include in');

/** "add" and "consider" readmit an option only together with a word like "again". */
function isReadmission(cue: WordRange, words: readonly Word[]): boolean {
  return words.slice(cue.from, cue.to + 5).some(({ text, mark }) => !mark && againWords.has(text));
}

const breaksNegation = setOf(
  'but because since so than for with to if sure only just everybody everyone that about',
);

export function leads(cue: WordRange, name: WordRange, words: readonly Word[], gap: number): boolean {
  if (overlaps(cue, name) || cue.to > name.from) return false;
  const between = words.slice(cue.to, name.from);
  return between.length <= gap && between.every(({ mark, text }) => !mark && !breaksNegation.has(text));
}

export function follows(cue: WordRange, name: WordRange, words: readonly Word[], gap: number): boolean {
  if (cue.from < name.to) return false;
  const between = words.slice(name.to, cue.from);
  return between.length <= gap && between.every(({ mark }) => !mark);
}

import type { GuideStep, OutOfScope } from '../../turn/intent.ts';
import type { WeighingStep } from '../../weighings/state/request.ts';
import { criterionNamed } from '../match/criterion-named.ts';
import { drawnIn } from '../match/drawn.ts';
import type { Order } from './orders.ts';
import { covered, hasSubstance, opensWith, type Situation } from './situation.ts';
import { weighingStep } from './weighing-together.ts';

/** What a rule concludes: the kind of intent with what is special to it. */
export type Wish =
  | { readonly kind: 'compare' | 'criteria' | 'list' | 'follow_up' }
  | { readonly kind: 'recommend'; readonly guide?: GuideStep; readonly asks?: 'change' }
  | { readonly kind: 'explain'; readonly why: boolean }
  | { readonly kind: 'decide'; readonly step: 'verdict' | 'switch' | 'record' | 'look-up' }
  | { readonly kind: 'decide'; readonly step: 'weigh'; readonly weighing: WeighingStep }
  | { readonly kind: 'decide'; readonly step: 'order'; readonly order: Order }
  | { readonly kind: 'source'; readonly of: 'last' | 'data' | 'trust' | 'trace' | 'scores' }
  | { readonly kind: 'help'; readonly about: 'use' | 'empty' | 'memory' | 'reset' | 'language' }
  | { readonly kind: 'smalltalk'; readonly tone: 'greeting' | 'thanks' | 'praise' | 'self' | 'chatter' }
  | { readonly kind: 'out_of_scope'; readonly because: OutOfScope; readonly beyond: string | null };

export type Rule = { readonly name: string; readonly concludes: (situation: Situation) => Wish | undefined };

const outOfScope = (because: OutOfScope, beyond: string | null = null): Wish => ({
  kind: 'out_of_scope',
  because,
  beyond,
});

/**
 * What certain words say beyond doubt. The first rule that concludes something decides; a message that none
 * of them knows goes by likelihood.
 */
export const rules: readonly Rule[] = [
  {
    name: 'nothing but a sign',
    concludes: (s) =>
      s.length > 0
        ? undefined
        : s.reading.emojiOnly
          ? { kind: 'smalltalk', tone: 'praise' }
          : { kind: 'help', about: 'empty' },
  },
  {
    name: 'weighs together',
    concludes: (s) => {
      const weighing = weighingStep(s);
      return weighing === undefined ? undefined : { kind: 'decide', step: 'weigh', weighing };
    },
  },
  {
    name: 'orders something about a record',
    concludes: ({ order }) => (order === null ? undefined : { kind: 'decide', step: 'order', order }),
  },
  {
    name: 'asks what is remembered',
    concludes: (s) => (s.has('memory') && asksMemory(s) ? { kind: 'help', about: 'memory' } : undefined),
  },
  {
    name: 'says what matters more',
    concludes: (s) => (saysWhatCounts(s) ? { kind: 'recommend' } : undefined),
  },
  {
    name: 'asks for the scores',
    concludes: (s) => (asksForScores(s) ? { kind: 'source', of: 'scores' } : undefined),
  },
  {
    name: 'asks what a switch takes',
    concludes: (s) =>
      s.has('switching') && s.reading.needs.length === 0 && s.length <= 16
        ? { kind: 'decide', step: 'switch' }
        : undefined,
  },
  {
    name: 'asks for the trace',
    concludes: (s) => (s.has('trace') && s.length <= 8 ? { kind: 'source', of: 'trace' } : undefined),
  },
  { name: 'asks for a chart', concludes: (s) => chartWish(s) },
  {
    name: 'asks why it was decided',
    concludes: (s) =>
      s.has('why-decided')
        ? s.hasContext
          ? { kind: 'explain', why: true }
          : { kind: 'decide', step: 'look-up' }
        : undefined,
  },
  {
    name: 'records an outcome',
    concludes: (s) =>
      named(s) > 0 && !s.asks && s.has('record') && s.reading.withdrawn.length === 0
        ? { kind: 'decide', step: 'record' }
        : undefined,
  },
  {
    name: 'takes a decision back',
    concludes: (s) =>
      s.frame.last?.intent === 'decide' && s.has('withdraw-that') && s.length <= 6
        ? { kind: 'decide', step: 'record' }
        : undefined,
  },
  {
    name: 'sets a figure right',
    concludes: (s) =>
      s.reading.correction !== undefined &&
      s.frame.last?.ranking != null &&
      !s.asks &&
      named(s) === 0 &&
      s.reading.beyond.length === 0
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'takes a need back',
    concludes: (s) =>
      s.reading.withdrawn.length > 0 && !s.asks && named(s) === 0 && s.length <= 6
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'asks how to use it',
    concludes: (s) =>
      asksForHelp(s) ? { kind: 'help', about: s.reading.language === 'en' ? 'use' : 'language' } : undefined,
  },
  {
    name: 'asks for sources',
    concludes: (s) =>
      asksForSources(s) ? { kind: 'source', of: s.hasContext ? 'last' : 'data' } : undefined,
  },
  { name: 'doubts the answer', concludes: (s) => doubtWish(s) },
  {
    name: 'asks why of nothing',
    concludes: (s) =>
      !s.hasContext && opensWith(s, 'why') && !hasSubstance(s) && s.length <= 3
        ? { kind: 'follow_up' }
        : undefined,
  },
  {
    name: 'asks what would change it',
    concludes: changeWish,
  },
  {
    name: 'asks again which',
    concludes: (s) =>
      s.frame.last?.ranking != null &&
      (opensWith(s, 'which') || opensWith(s, 'pick')) &&
      s.resolved.by !== 'reference' &&
      s.length <= 4 &&
      named(s) + s.aspects.length + s.reading.strange === 0
        ? { kind: 'recommend' }
        : undefined,
  },
  {
    name: 'points at a place',
    concludes: (s) =>
      s.length === 1 &&
      s.resolved.options.length === 1 &&
      s.resolved.by === 'reference' &&
      s.reading.words.some(({ value }) => value !== undefined)
        ? { kind: 'explain', why: false }
        : undefined,
  },
  {
    name: 'asks by how much',
    concludes: (s) =>
      s.has('margin') && s.hasContext && named(s) === 0 && s.length <= 6
        ? s.frame.last?.ranking != null
          ? { kind: 'source', of: 'trust' }
          : { kind: 'compare' }
        : undefined,
  },
  {
    name: 'asks how hard it is to move',
    concludes: (s) =>
      s.has('effort') && s.hasContext && s.length <= 12 && s.aspects.length === 0
        ? { kind: 'decide', step: 'verdict' }
        : undefined,
  },
  { name: 'asks why', concludes: (s) => (asksWhy(s) ? { kind: 'explain', why: true } : undefined) },
  { name: 'is small talk', concludes: (s) => smalltalkWish(s) },
  {
    name: 'means something else by a name',
    concludes: (s) => (s.reading.homonym && !hasSubstance(s) ? outOfScope('unknown') : undefined),
  },
  {
    name: 'asks plainly how to choose',
    concludes: (s) => (asksPlainlyHowToChoose(s) ? { kind: 'criteria' } : undefined),
  },
  {
    name: 'names only alternatives',
    concludes: (s) => (namesOnlyAlternatives(s) ? outOfScope('alternative') : undefined),
  },
  {
    name: 'goes on about an alternative',
    concludes: (s) =>
      s.hasContext &&
      (s.frame.last?.alternatives.length ?? 0) > 0 &&
      s.frame.last?.intent === 'out_of_scope' &&
      s.resolved.by !== 'name' &&
      s.reading.needs.length === 0 &&
      s.length <= 8 &&
      (s.aspects.length > 0 || s.has('it'))
        ? outOfScope('alternative')
        : undefined,
  },
  {
    name: 'sets an alternative against one that is named',
    concludes: (s) =>
      named(s) === 1 &&
      (s.frame.last?.alternatives.length ?? 0) > 0 &&
      s.has('it') &&
      s.has('versus', 'better') &&
      s.length <= 10
        ? outOfScope('alternative')
        : undefined,
  },
  {
    name: 'asks what is new',
    concludes: (s) =>
      s.has('recent') &&
      s.reading.needs.length + s.reading.beyond.length === 0 &&
      named(s) <= 1 &&
      s.length <= 8
        ? { kind: 'explain', why: false }
        : undefined,
  },
  {
    name: 'names options for a need',
    concludes: (s) => (namesOptionsForNeed(s) ? { kind: 'recommend' } : undefined),
  },
  {
    name: 'only rules out',
    concludes: (s) =>
      s.reading.excluded.length > 0 && named(s) === 0 && s.aspects.length === 0 && !s.asks && s.length <= 4
        ? { kind: 'recommend' }
        : undefined,
  },
  { name: 'is noise', concludes: (s) => (isNoise(s) ? outOfScope('noise') : undefined) },
];

/** What would change a ranking; with a need in the question, what it comes to with that is wanted. */
function changeWish(s: Situation): Wish | undefined {
  if (s.frame.last?.ranking == null && s.frame.needs.length === 0) return undefined;
  const { needs, askedNeeds, withdrawn, excluded, words } = s.reading;
  const names = needs.length + askedNeeds.length + withdrawn.length + excluded.length > 0;
  if (!names && named(s) <= 1 && s.has('what-would-change') && s.length <= 14)
    return { kind: 'recommend', asks: 'change' };
  return words.some(({ stem }) => stem === 'chang' || stem === 'affect') &&
    s.asks &&
    (s.has('pick') || (named(s) === 0 && s.has('it', 'them') && s.length <= 10))
    ? { kind: 'recommend' }
    : undefined;
}

/** Needs and a ranking are drawn as what a pick rests on, options and aspects side by side. */
function chartWish(s: Situation): Wish | undefined {
  const drawn = drawnIn(s.reading);
  if (drawn === null) return undefined;
  if (drawn !== 'any' || s.reading.needs.length > 0) return { kind: 'recommend' };
  if (named(s) > 0 || s.aspects.length > 0) return { kind: 'compare' };
  if (s.frame.last?.ranking != null) return { kind: 'recommend' };
  // "chart the weather" asks for nothing that is here.
  const { one, many } = s.reading.topic.noun;
  const about = s.reading.words.some(({ text }) => text === one || text === many);
  return s.hasContext || about || covered(s, ['chart', 'chart-verb']) > 0.5 ? { kind: 'compare' } : undefined;
}

/** "how do we choose?" and little else. */
function asksPlainlyHowToChoose(s: Situation): boolean {
  return (
    s.length <= 10 &&
    s.reading.needs.length === 0 &&
    named(s) === 0 &&
    s.reading.all('criteria').some(({ from, to }) => to - from > 3)
  );
}

function namesOnlyAlternatives(s: Situation): boolean {
  return s.reading.alternatives.length > 0 && named(s) === 0 && s.reading.needs.length === 0 && s.length <= 8;
}

/** "the admin panel matters more", "neither can go": on needs that were weighed. */
function saysWhatCounts(s: Situation): boolean {
  if (s.asks || s.frame.needs.length < 2) return false;
  const names = s.reading.needs.length + s.reading.askedNeeds.length > 0;
  return s.has('matters-more') ? names : s.has('both-stay') && s.length <= 8;
}

/** "show the scores", "why 4.8?" after a ranking, "why does django have 5 on security defaults?" at any time. */
function asksForScores(s: Situation): boolean {
  const figure = s.reading.words.some(({ value, unit }) => unit === undefined && (value ?? 9) <= 5);
  const wants = (s.has('scores') && s.length <= 12) || (s.has('why') && figure && s.length <= 14);
  if (!wants) return false;
  const { last, needs } = s.frame;
  const ranked = last?.ranking != null && (needs.length > 0 || last.team !== null);
  if (ranked && (s.length <= 5 || (s.has('scores') && s.length <= 10))) return true;
  return criterionNamed(s.reading) !== null;
}

/** "django or fastapi for an admin panel": the need is what they are to be weighed by. */
function namesOptionsForNeed(s: Situation): boolean {
  const [first] = s.reading.options;
  const last = s.reading.options.at(-1);
  if (named(s) < 2 || first === undefined || last === undefined || s.reading.alternatives.length > 0)
    return false;
  const { words } = s.reading;
  if (words.some(({ text, stem }) => stem === 'compar' || stem === 'differ' || text === 'learning'))
    return false;
  if (s.has('verdict', 'record', 'code', 'why', 'source', 'trust')) return false;
  if (!words.slice(first.to, last.from).some(({ text }) => text === 'or')) return false;
  const leads = words[last.to]?.text === 'for' ? last.to : -1;
  return (
    leads >= 0 &&
    [...s.reading.needs, ...s.reading.askedNeeds].some(
      ({ from }) => from > leads && from - leads <= 4 && words.slice(leads, from).every(({ mark }) => !mark),
    )
  );
}

const named = (s: Situation): number => s.reading.options.length;

function asksMemory(s: Situation): boolean {
  return (
    named(s) === 0 &&
    s.reading.alternatives.length === 0 &&
    s.aspects.length === 0 &&
    (s.reading.words.some(({ text }) => aboutUs.has(text)) || s.has('back-to') || s.length <= 4)
  );
}
const aboutUs = new Set(['us', 'me', 'our', 'we', 'i', 'recap', 'far']);

function asksForHelp(s: Situation): boolean {
  if (
    s.reading.all('help').some(({ from, to }) => to - from > 2) &&
    s.reading.needs.length === 0 &&
    named(s) === 0
  )
    return true;
  if (covered(s, ['help']) >= 0.6 && s.length <= 4 && named(s) === 0) return true;
  if (!s.has('help') || s.reading.needs.length > 0 || named(s) > 0 || s.aspects.length > 0) return false;
  return !s.has('pick', 'record') || covered(s, ['help']) > 0.5 || s.asks;
}

function asksForSources(s: Situation): boolean {
  if (!s.has('source')) return false;
  if (
    s.reading.needs.length > 0 &&
    !s.reading.words.some(({ text }) => text === 'source' || text === 'citation')
  )
    return false;
  const strong = s.reading
    .all('source')
    .some(({ from, to }) => to - from > 1 || !weakSourceWords.has(s.reading.words[from]?.text ?? ''));
  return strong || (s.length <= 6 && named(s) === 0 && s.reading.needs.length === 0);
}
const weakSourceWords = new Set([
  'link',
  'links',
  'measured',
  'reliable',
  'trustworthy',
  'evidence',
  'reference',
  'references',
  'verified',
  'outdated',
  'proof',
]);

function doubtWish(s: Situation): Wish | undefined {
  if (!s.has('trust') || (named(s) > 0 && !s.hasContext)) return undefined;
  if (s.reading.needs.length > 0 && s.own) return undefined;
  return s.hasContext ? { kind: 'source', of: 'trust' } : { kind: 'follow_up' };
}

export function smalltalkWish(s: Situation): Wish | undefined {
  if (named(s) > 0 || s.reading.needs.length > 0 || s.reading.alternatives.length > 0) return undefined;
  if (s.asks && !s.has('self')) return undefined;
  const share = covered(s, ['greeting', 'thanks', 'praise', 'self']);
  const talk = share >= 0.5 || (s.has('greeting', 'thanks', 'self') && share >= 0.25);
  if (!talk || (s.aspects.length > 0 && s.asks)) return undefined;
  if (s.has('why', 'and', 'it', 'them', 'same') && share < 0.6 && s.hasContext) return undefined;
  const tone = s.has('thanks')
    ? 'thanks'
    : s.has('self')
      ? 'self'
      : s.has('greeting')
        ? 'greeting'
        : 'praise';
  return { kind: 'smalltalk', tone };
}

function asksWhy(s: Situation): boolean {
  if (s.length === 1 && s.reading.words.some(({ text }) => text === 'y')) return s.hasContext;
  if (!s.has('why') || s.reading.needs.length > 0) return false;
  if (named(s) > 1) return false;
  if (!opensWith(s, 'why') && s.length > 6) return false;
  if (s.aspects.length > 0 && named(s) > 0) return false;
  return s.hasContext;
}

export function isNoise(s: Situation): boolean {
  const unknown = s.reading.words.filter(
    ({ mark, text, value }) =>
      !mark && value === undefined && /^[^aeiou]{5,}$|[bcdfghjklmnpqrstvwxz]{5,}/.test(text),
  );
  return s.length > 0 && unknown.length * 2 >= s.length;
}

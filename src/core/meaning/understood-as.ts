import { libraryOf } from '../../knowledge/queries.ts';
import type { Conversation, Frame } from '../turn/conversation.ts';
import type { Intent } from '../turn/intent.ts';
import type { Understanding } from '../understanding/understand.ts';
import { asksUnread, type FoundAnswer, repeatsPick } from './find-answer.ts';
import { saysNothingNew } from './firmness.ts';

/** A message as what was found for it says that it's meant: what it was taken for by its words gives way to a sure match. */
export function understoodAs(
  understood: Understanding,
  found: FoundAnswer,
  conversation: Conversation,
): Understanding {
  const { intent, rules, missed } = understood;
  const { frame: before } = conversation;
  if (found.off === 'own') return { ...understood, rules: [...rules, found.rule, 'in another form'] };
  if (found.kind !== 'sure')
    return (found.kind === 'unsure' && asksUnread(understood, conversation)) ||
      repeatsPick(understood, conversation)
      ? {
          ...understood,
          intent: explainOf(understood, found, before),
          missed: null,
          rules: [...rules, found.rule, 'instead of asking back'],
        }
      : { ...understood, rules: [...rules, found.rule] };
  const asked =
    found.isOfTeam === true ||
    missed !== null ||
    !answersFacts(intent) ||
    onlyRepeats(understood, before) ||
    wantsNoTable(understood, found) ||
    asksBeside(understood, found, before)
      ? explainOf(understood, found, before)
      : intent;
  const instead = asked === intent ? [] : [`instead of ${missed === null ? intent.kind : 'asking back'}`];
  return { ...understood, intent: asked, missed: null, rules: [...rules, found.rule, ...instead] };
}

/** Whether a match is wanted instead of a table of options that the message doesn't name. */
function wantsNoTable({ intent, reading }: Understanding, { isWanted }: FoundAnswer): boolean {
  return isWanted === true && intent.kind === 'compare' && reading.options.length === 0;
}

/** Whether all that it was read as would get is the pick that the thread has already. */
function onlyRepeats(understood: Understanding, before: Frame | null): boolean {
  const { intent, framed, confidence } = understood;
  return (
    intent.kind === 'recommend' &&
    intent.guide === undefined &&
    confidence < 1 &&
    framed.hasContext &&
    framed.frame.needs.length > 0 &&
    saysNothingNew(understood, before)
  );
}

/**
 * "jwt or sessions for a react frontend with django", "excel export, is there something ready": asks for one thing about what's
 * named or chosen, whatever need it tells besides.
 */
function asksBeside(
  { intent, reading, confidence }: Understanding,
  { candidates: [best] }: FoundAnswer,
  before: Frame | null,
): boolean {
  const named = new Set(reading.options.map(({ id }) => id));
  return (
    intent.kind === 'recommend' &&
    intent.guide === undefined &&
    confidence < hardlyMore &&
    (named.size === 1 ||
      (named.size === 0 &&
        before !== null &&
        before.needs.length > 0 &&
        reading.clauses.some(({ asks }) => asks))) &&
    best !== undefined &&
    best.question !== null &&
    best.probability >= surely
  );
}
const hardlyMore = 0.5;
const surely = 0.65;

/** Whether the intent's own answer goes with what was found. */
function answersFacts(intent: Intent): boolean {
  switch (intent.kind) {
    case 'explain':
    case 'compare':
    case 'recommend':
    case 'decide':
    case 'criteria':
    case 'list':
      return true;
    case 'out_of_scope':
      return intent.because === 'alternative';
    case 'source':
    case 'help':
    case 'smalltalk':
    case 'follow_up':
      return false;
    default:
      return intent satisfies never;
  }
}

function explainOf(
  { intent, reading }: Understanding,
  { candidates: [best] }: FoundAnswer,
  before: Frame | null,
): Intent {
  const { options, excluded, alternatives, aspects } = intent;
  const { claim, option } = libraryOf(reading.topic);
  const asked = libraryOf(reading.topic).question(best?.question);
  // What the thread is about, if the answer has a part on that; else what's found is.
  const main = before?.last?.main ?? null;
  const kept = main !== null && asked?.answers?.[main] !== undefined ? main : null;
  const about = kept ?? claim(best?.claims[0] ?? '')?.option ?? null;
  const found = about !== null && option(about) !== undefined && alternatives.length === 0 ? [about] : [];
  return {
    kind: 'explain',
    why: false,
    options: options.length > 0 ? options : found,
    excluded,
    alternatives,
    aspects,
  };
}

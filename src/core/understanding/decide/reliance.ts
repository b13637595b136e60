import { commands } from '../../commands/commands.ts';
import type { Mention } from '../match/mention.ts';
import type { Reading } from '../match/reading.ts';
import type { Understanding } from '../understand.ts';

/**
 * How much a message that calls the bot into a thread of people leaves to what they said there: nothing ("django or
 * flask?", "what do you cover?"), a part ("which is faster?") or all of it ("what do you think?").
 */
export type Reliance = 'none' | 'partly' | 'wholly';

/** From here on, a reading as something else than a call for an opinion is believed. */
const believed = 0.5;
/** Words of a call that the topic may know in another meaning: "any opinion?", "read the thread". */
const wordsOfCalls = /^(?:opinions?|threads?|messages?|conversations?|discussions?)$/i;

/** What people say to a bot without asking it anything, and without words that a reading tells apart. */
const asksNothing =
  /^\W*(?:stop(?: it)?|(?:un)?mute(?: yourself)?|shut up|go away|(?:be )?quiet|ping|test|hello|you(?:['’]re| are) wrong)\W*$/i;

/** @param understood the call, read as if nothing had been said before */
export function relianceOf(understood: Understanding): Reliance {
  const { reading, intent } = understood;
  const { options, excluded, alternatives, beyond } = reading;
  if (options.length + excluded.length > 1 || alternatives.length + beyond.length > 0) return 'none';
  if (
    isOwnAct(understood) ||
    asksNothing.test(reading.written) ||
    commands.some(({ name }) => name === reading.written.trim())
  )
    return 'none';
  if (options.length + excluded.length === 1)
    return intent.kind === 'recommend' || intent.kind === 'decide' ? 'partly' : 'none';
  return saysSomething(reading) ? 'partly' : 'wholly';
}

function saysSomething(reading: Reading): boolean {
  const named: readonly Mention[] = [...reading.aspects, ...reading.needs, ...reading.askedNeeds];
  return named.some((found) => !wordsOfCalls.test(reading.typed(found)));
}

/** True for what the bot is asked whatever was said before: help, what it covers, sources, orders, errors to fix. */
function isOwnAct({ intent, reading, confidence }: Understanding): boolean {
  switch (intent.kind) {
    case 'compare':
    case 'explain':
    case 'follow_up':
      return false;
    case 'recommend':
      return intent.asks === 'change';
    case 'criteria':
    case 'smalltalk':
      return confidence === 1;
    case 'decide':
      return intent.step !== 'verdict' && intent.step !== 'switch';
    case 'list':
    case 'source':
      return confidence >= believed;
    case 'help':
      if (intent.about === 'reset' || intent.about === 'language' || intent.about === 'forget-me')
        return true;
      return intent.about !== 'empty' && confidence === 1 && !callsForHelp(reading);
    case 'out_of_scope':
      return intent.because !== 'unknown' && intent.because !== 'noise' && confidence >= believed;
    default:
      return intent satisfies never;
  }
}

/** "can you help?" asks for help with what was said; `help` alone asks how to use the bot. */
function callsForHelp({ words }: Reading): boolean {
  const spoken = words.filter(({ mark }) => !mark);
  const opening = spoken[0]?.text;
  if (opening === 'what' || opening === 'how') return false;
  return spoken.length > 1 && spoken.some(({ text }) => text === 'help');
}

import type { Asked } from '../../chat/address.ts';
import { limits } from '../limits.ts';
import { escapeMrkdwn, inert } from './escape.ts';
import { nameOf } from './people.ts';
import { readable } from './readable.ts';
import { shorten } from './shorten.ts';
import type { Unit } from './units.ts';

/** Longest label or name in the line above an answer, in characters. */
const mostInLine = 200;

/**
 * What brought an answer up, above it. People are named, not mentioned, because Slack notifies whoever is mentioned; and
 * only what somebody wrote is shown as a quotation.
 */
export function askedUnit({ by, words, how }: Asked, people: ReadonlyMap<string, string>): Unit {
  const written = readable(inert(words), (id) => nameOf(id, people)).trim();
  const who = people.get(by) ?? null;
  switch (how) {
    case 'press': {
      const pressed = `*${escapeMrkdwn(shorten(written, mostInLine)) || '…'}*`;
      return line(
        who === null ? pressed : `${pressed} · picked by ${named(who)}`,
        shorten(written, mostInLine),
      );
    }
    case 'weigh':
      return line(`${asked(who)} me to weigh this message.`);
    case 'save':
      return line(`${asked(who)} me to save this message as a decision.`);
    case 'command':
      return quoted(`${asked(who)}:`, written);
    case 'share':
      return quoted(`${asked(who)} me privately, and shared here:`, written);
    default:
      return how satisfies never;
  }
}

/** @param who null if Slack doesn't tell the name */
function asked(who: string | null): string {
  return who === null ? 'Asked' : `${named(who)} asked`;
}

function named(who: string): string {
  return escapeMrkdwn(shorten(who, mostInLine));
}

function line(text: string, words = text): Unit {
  return { ...aside(text), text: words };
}

/** Somebody's own words. */
function quoted(lead: string, words: string): Unit {
  const shown = shorten(words, limits.sectionText);
  return {
    blocks: [
      ...aside(lead).blocks,
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_quote', elements: [{ type: 'text', text: shown === '' ? '…' : shown }] },
        ],
      },
    ],
    text: `${lead} ${shorten(shown, 300)}`,
  };
}

/** A small line. */
export function aside(text: string): Unit {
  return { blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }], text };
}

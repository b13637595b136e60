import type { Issuer } from './record-command.ts';
import type { PersonEvent, RecordEvent } from './record-event.ts';

export type Decided =
  | { readonly kind: 'decided'; readonly events: readonly RecordEvent[] }
  /** Why not, in words for whoever gave the command. */
  | { readonly kind: 'refused'; readonly why: string };

/** Accepts a person's command: these events happen. */
export function decided({ at, author, operation }: Issuer, ...events: readonly PersonEvent[]): Decided {
  return { kind: 'decided', events: events.map((event) => ({ ...event, at, author, operation })) };
}

export function refused(why: string): Decided {
  return { kind: 'refused', why };
}

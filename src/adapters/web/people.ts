import { printable } from '../text/printable.ts';
import { markPeople } from '../text/typed-people.ts';
import type { ChatPerson } from './history/journal.ts';
import { limits } from './limits.ts';

/** Who is there before anybody has said who they are: one who tries it, as in the terminal, and one to talk to. */
export const firstPeople: readonly ChatPerson[] = [
  { id: 'you', name: 'You' },
  { id: 'ben', name: 'Ben' },
];

/** Somebody by the name they chose; undefined if it has no letter or digit. */
export function namedPerson(given: string): ChatPerson | undefined {
  const name = printable(given).replace(/\s+/g, ' ').trim().slice(0, limits.name);
  const id = foldName(name);
  return id === '' ? undefined : { id, name };
}

/** Somebody by what a proxy calls them, which stays as it is, but for what a mention can't hold. */
export function vouchedPerson(given: string): ChatPerson {
  const id = given.replace(/[<>|&!%\s]/gu, (sign) => encodeURIComponent(sign));
  return { id, name: given.replace(/@.*$/, '') || given };
}

/** Words as the core reads them: whoever is called by an @ is named by their id. */
export function withPeopleMarked(words: string, people: readonly ChatPerson[]): string {
  return markPeople(words).replace(/<@([^<>]+)>/g, (_, typed: string) => `<@${personCalled(typed, people)}>`);
}

/** Id of whoever is called by this name; that of somebody new if nobody is known by it. */
export function personCalled(typed: string, people: readonly ChatPerson[]): string {
  const folded = foldName(typed);
  const known = people.find(({ id, name }) =>
    [id, id.replace(/@.*$/, ''), name].some((one) => foldName(one) === folded),
  );
  return known?.id ?? folded;
}

/** As a mention is typed: letters, digits and hyphens. */
function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

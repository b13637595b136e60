import { type DocumentKind, documentKinds, kindNames } from './documents.ts';
import { readValue } from './formats.ts';
import type { Key, Store } from './store.ts';

/** What stands where a person's name stood. */
const formerMember = 'former member';

/**
 * Takes a person out of all that a workspace has: in decisions and their history they become "former member"; in
 * threads what they said goes too, as do replies still to be posted to them, and threads that their id names.
 * Hashes over evidence do not cover names, so they still fit.
 *
 * @param user the platform's id of the person, as in questions
 * @returns how many documents were changed or removed
 */
export async function forgetUser(store: Store, workspace: string, user: string): Promise<number> {
  if (user === '') throw new RangeError('the id of the person to forget is empty');
  let changed = 0;
  for (const kind of kindNames) {
    const ids: string[] = [];
    for await (const { key } of store.list(workspace, kind)) ids.push(key.id);
    for (const id of ids) if (await forgetIn(store, { workspace, kind, id }, user)) changed++;
  }
  return changed;
}

async function forgetIn<K extends DocumentKind>(store: Store, key: Key<K>, user: string): Promise<boolean> {
  const named = naming(user);
  for (;;) {
    const stored = await store.load(key);
    if (stored === undefined) return false;
    if (key.kind === 'conversation' && key.id.search(named) >= 0) {
      await store.remove(key);
      return true;
    }
    const before: unknown = JSON.parse(JSON.stringify(stored.value));
    const after = withoutPerson(before, user, named, key.kind === 'conversation');
    if (JSON.stringify(after) === JSON.stringify(before)) return false;
    const read = readValue(key.kind, documentKinds[key.kind].format, after);
    if (read.kind === 'damaged')
      throw new Error(
        `${key.kind} ${key.id} does not fit its schema without the person (${read.reason}); it was left as it is`,
      );
    const { version, due, expires } = stored;
    const stillDue =
      key.kind === 'conversation' &&
      'outbox' in read.value &&
      Array.isArray(read.value.outbox) &&
      read.value.outbox.length === 0
        ? null
        : due;
    if ((await store.save(key, read.value, { basedOn: version, due: stillDue, expires })) !== 'conflict')
      return true;
  }
}

/** The id where it stands by itself: in `<@U1>`, and not in `U12`. */
function naming(user: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${user.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'gu',
  );
}

function withoutPerson(value: unknown, user: string, named: RegExp, wordsToo: boolean): unknown {
  if (typeof value === 'string') return value.replace(named, formerMember);
  if (Array.isArray(value))
    return value
      .filter((item) => !(wordsToo && isReplyTo(item, named)))
      .map((item) => withoutPerson(item, user, named, wordsToo));
  if (typeof value !== 'object' || value === null) return value;
  const theirs = wordsToo && 'author' in value && value.author === user;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name.replace(named, formerMember),
      theirs && name === 'words' ? '' : withoutPerson(part, user, named, wordsToo),
    ]),
  );
}

function isReplyTo(item: unknown, named: RegExp): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    'door' in item &&
    'address' in item &&
    JSON.stringify(item.address).search(named) >= 0
  );
}

import type { Store } from '../../core/store/store.ts';
import type { TeamTopic } from '../../core/team-topics/state/team-topic.ts';

/** A topic that a team brought, as it's stored. */
export type StoredTopic = { readonly id: string; readonly topic: TeamTopic };

/**
 * The topic that goes by this name or id. Those of closed places are left out unless they're asked for.
 *
 * @throws if there's none, or several
 */
export async function topicNamed(
  store: Store,
  workspace: string,
  { name, closed }: { readonly name: string; readonly closed: boolean },
): Promise<StoredTopic> {
  const all: StoredTopic[] = [];
  for await (const { key, value } of store.list(workspace, 'team-topic'))
    if (value.of === null && (closed || value.place?.closed !== true)) all.push({ id: key.id, topic: value });
  const wanted = name.trim().toLowerCase();
  const found = all.filter(({ id, topic }) => id === name || topic.name.toLowerCase() === wanted);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const listed = (found.length > 1 ? found : all).map(({ id, topic }) => `${topic.name} (${id})`);
  if (found.length > 1)
    throw new Error(`several go by that name; choose one by its id: ${listed.join(', ')}`);
  throw new Error(
    listed.length === 0
      ? `${workspace} has no choices of its own`
      : `${workspace} has none of that name; it has: ${listed.join(', ')}`,
  );
}

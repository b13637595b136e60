import type { ListedTopic } from '../state/topic-list.ts';
import type { TeamTopicStore } from './team-topic-store.ts';
import { isHeardIn } from './topics-meant.ts';

/** A workspace's own choices, as everybody in it may hear of them: none of a closed place. */
export type OpenChoices = {
  list(workspace: string): Promise<readonly ListedTopic[]>;
  /** The one of this name or id; otherwise why there's none, in words. */
  called(workspace: string, name: string): Promise<ListedTopic | string>;
};

export function createOpenChoices({ list }: Pick<TeamTopicStore, 'list'>): OpenChoices {
  async function open(workspace: string): Promise<readonly ListedTopic[]> {
    return (await list(workspace)).filter((topic) => topic.of === null && isHeardIn(topic, null));
  }

  return {
    list: open,
    async called(workspace, name) {
      const all = await open(workspace);
      const wanted = name.trim().toLowerCase();
      const found = all.filter((topic) => topic.id === name.trim() || topic.name.toLowerCase() === wanted);
      const [only, ...others] = found;
      if (only !== undefined && others.length === 0) return only;
      if (all.length === 0) return 'This team has no choice of its own yet.';
      return only === undefined
        ? `There is no choice "${name}". There are: ${named(all)}.`
        : `Several go by that name; name one by its id: ${named(found)}.`;
    },
  };
}

function named(topics: readonly ListedTopic[]): string {
  return topics.map(({ name, id }) => `${name} (${id})`).join(', ');
}

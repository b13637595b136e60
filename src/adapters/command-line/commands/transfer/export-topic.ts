import { Command } from 'commander';
import { dayOf } from '../../../../core/dates/days.ts';
import { buildTopic } from '../../../../core/team-topics/build/build-topic.ts';
import { filesOfTopic } from '../../../../core/team-topics/transfer/folder-of-topic.ts';
import { distinctNames } from '../../../decisions/named-people.ts';
import { topicNamed } from '../../../team-topics/named-topics.ts';
import { byNames, byRoles, peopleInTopic } from '../../../team-topics/people-in-topic.ts';
import { writeTopicFolder } from '../../../team-topics/topic-folder.ts';
import { onlyWorkspace } from '../../shell/only-workspace.ts';
import { withStore } from '../../shell/store-shell.ts';
import type { DecisionsShell } from './export-decisions.ts';

type Flags = {
  readonly workspace?: string;
  readonly closed: boolean;
  readonly roles: boolean;
  readonly names: boolean;
};

/** `tradeoff export topic NAME FOLDER`: writes a choice of a team's own as a topic's folder. */
export function exportTopicCommand(shell: DecisionsShell): Command {
  return new Command('topic')
    .description("write a choice of a team's own as a topic folder, which passes `tradeoff check`")
    .argument('<name>', 'its name or id')
    .argument('<folder>', 'folder to write; empty, or of the same topic')
    .option('--workspace <id>', 'whose it is; required if there are several workspaces')
    .option('--closed', 'also look among those of private places', false)
    .option('--roles', 'name nobody: "member 1" instead of names', false)
    .option('--no-names', 'show ids of people, without asking the platforms for their names')
    .action((name: string, folder: string, { workspace, closed, roles, names }: Flags) =>
      withStore(shell, async (store) => {
        const own = await onlyWorkspace(store, workspace);
        const { id, topic } = await topicNamed(store, own, { name, closed });
        if (topic.criteria.length === 0)
          throw new Error(
            `${topic.name} has no criteria yet, and a topic has at least one; add one where it's discussed`,
          );
        const people = peopleInTopic(topic);
        const named = roles
          ? byRoles(people)
          : byNames(names ? distinctNames(await shell.namesOf(own, people)) : new Map());
        const files = filesOfTopic(buildTopic(id, topic, shell.knowledge()), named, dayOf(store.now()));
        await writeTopicFolder(folder, files);
        shell.stdout.write(`${folder}: ${topic.name}, ${files.size} files\n`);
      }),
    );
}

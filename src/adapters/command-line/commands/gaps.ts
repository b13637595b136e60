import { Command } from 'commander';
import { createFeedback } from '../../../core/assistant/feedback.ts';
import { createGaps } from '../../../core/assistant/gaps.ts';
import { type StoreShell, withStore } from '../shell/store-shell.ts';

type Flags = { readonly workspace?: string };

/** `tradeoff gaps`: questions that the knowledge couldn't answer, and what feedback says is missing. */
export function gapsCommand(shell: StoreShell): Command {
  return new Command('gaps')
    .description('list questions without an answer, and what feedback says is missing')
    .option('--workspace <id>', 'one workspace only (default: all)')
    .action(({ workspace }: Flags) =>
      withStore(shell, async (store) => {
        const gaps = createGaps(store, Date.now);
        const feedback = createFeedback(store, Date.now);
        const workspaces = workspace === undefined ? await store.workspaces() : [workspace];
        const lines: string[] = [];
        for (const id of workspaces) {
          for (const { about, words, times, last } of await gaps.all(id)) {
            const example = words === null || words === about ? '' : `  "${words}"`;
            lines.push(`${String(times).padStart(4)}×  ${about}${example}  (${id}, last ${day(last)})`);
          }
          for await (const { verdict, comment, at } of feedback.all(id)) {
            if (verdict === 'not-helpful' && comment !== null)
              lines.push(`   ✗  "${comment}"  (${id}, ${day(at)})`);
          }
        }
        shell.stdout.write(`${lines.length === 0 ? 'No gaps were recorded.' : lines.join('\n')}\n`);
      }),
    );
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

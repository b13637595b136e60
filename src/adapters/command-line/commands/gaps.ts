import { Command } from 'commander';
import { createFeedback } from '../../../core/assistant/feedback.ts';
import { createGaps, type Gap } from '../../../core/assistant/gaps.ts';
import { type StoreShell, withStore } from '../shell/store-shell.ts';

type Flags = { readonly workspace?: string; readonly phrasings?: true };

/** `tradeoff gaps`: questions that the knowledge couldn't answer, and what feedback says is missing. */
export function gapsCommand(shell: StoreShell): Command {
  return new Command('gaps')
    .description('list questions without an answer, and what feedback says is missing')
    .option('--workspace <id>', 'one workspace only (default: all)')
    .option('--phrasings', 'only what people pressed under "Did you mean", as phrasings to add to the data')
    .action(({ workspace, phrasings }: Flags) =>
      withStore(shell, async (store) => {
        const gaps = createGaps(store, store.now);
        const feedback = createFeedback(store, store.now);
        const workspaces = workspace === undefined ? await store.workspaces() : [workspace];
        if (phrasings === true) {
          const found: Gap[] = [];
          for (const id of workspaces) found.push(...(await gaps.all(id)));
          shell.stdout.write(phrasingsIn(found));
          return;
        }
        const found: { readonly topic: string; readonly line: string }[] = [];
        for (const id of workspaces) {
          for (const { about, words, topic, times, last } of await gaps.all(id)) {
            const example = words === null || words === about ? '' : `  "${words}"`;
            const line = `${String(times).padStart(4)}×  ${about}${example}  (${id}, last ${day(last)})`;
            found.push({ topic: topic ?? ofNoTopic, line });
          }
          for await (const { verdict, comment, at } of feedback.all(id)) {
            if (verdict === 'not-helpful' && comment !== null)
              found.push({ topic: fromFeedback, line: `   ✗  "${comment}"  (${id}, ${day(at)})` });
          }
        }
        shell.stdout.write(byTopic(found));
      }),
    );
}

const ofNoTopic = 'Of no topic yet';
const fromFeedback = 'From feedback';

/** Topics by their ids, and then what belongs to none. */
function byTopic(found: readonly { readonly topic: string; readonly line: string }[]): string {
  if (found.length === 0) return 'No gaps were recorded.\n';
  const last = [ofNoTopic, fromFeedback];
  return [...Map.groupBy(found, ({ topic }) => topic)]
    .sort(([a], [b]) => last.indexOf(a) - last.indexOf(b) || (a < b ? -1 : 1))
    .map(([topic, lines]) => [topic, ...lines.map(({ line }) => line), ''].join('\n'))
    .join('\n');
}

/** By question or claim, as YAML. */
function phrasingsIn(gaps: readonly Gap[]): string {
  const byTarget = Map.groupBy(
    gaps.flatMap(({ meant }) => meant),
    ({ target }) => target,
  );
  if (byTarget.size === 0) return 'Nobody has pressed what was offered under "Did you mean" yet.\n';
  return [...byTarget]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([target, meant]) => {
      const lines = meant.map(({ words, times }) => `  - ${JSON.stringify(words)} # ${times}×`);
      return [`${target}:`, ...lines, ''].join('\n');
    })
    .join('');
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

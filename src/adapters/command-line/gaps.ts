import { Command } from 'commander';
import type { Assistant } from '../../core/assistant.ts';

type Parts = {
  readonly stdout: { write(text: string): unknown };
  /** Opens the store's assistant for as long as the work takes. */
  readonly withAssistant: (
    work: (assistant: Pick<Assistant, 'gaps' | 'feedback' | 'workspaces'>) => Promise<void>,
  ) => Promise<void>;
};

type Flags = { readonly workspace?: string };

/** `tradeoff gaps`: what was asked and not known, and what people said was missing. */
export function gapsCommand({ stdout, withAssistant }: Parts): Command {
  return new Command('gaps')
    .description('list what was asked and not known, and what feedback says was missing')
    .option('--workspace <id>', 'of one workspace only (default: all)')
    .action(({ workspace }: Flags) =>
      withAssistant(async (assistant) => {
        const workspaces = workspace === undefined ? await assistant.workspaces.all() : [workspace];
        const lines: string[] = [];
        for (const id of workspaces) {
          for (const { about, words, times, last } of await assistant.gaps.all(id)) {
            const example = words === null || words === about ? '' : `  "${words}"`;
            lines.push(`${String(times).padStart(4)}×  ${about}${example}  (${id}, last ${day(last)})`);
          }
          for await (const { verdict, comment, at } of assistant.feedback.all(id)) {
            if (verdict === 'not-helpful' && comment !== null)
              lines.push(`   ✗  "${comment}"  (${id}, ${day(at)})`);
          }
        }
        stdout.write(`${lines.length === 0 ? 'No gaps were recorded.' : lines.join('\n')}\n`);
      }),
    );
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

import { Command } from 'commander';
import { renderTerminal } from '../terminal/render.ts';
import { terminalView } from '../terminal/view.ts';
import { withAssistant } from './open-assistant.ts';
import type { Shell } from './shell.ts';

/** `tradeoff ask "django or flask?"`: one question, one answer, nothing kept. */
export function askCommand({ stdout, environment }: Shell): Command {
  return new Command('ask')
    .description('ask one question and print the answer; nothing is kept')
    .argument('<question...>', 'the question, in one argument or several')
    .option('--json', 'print the answer as JSON, as the renderers get it')
    .action((words: readonly string[], { json }: { readonly json?: boolean }) =>
      withAssistant(environment, null, async (assistant) => {
        const outcome = await assistant.ask({
          workspace: 'terminal',
          conversation: 'ask',
          author: 'you',
          words: words.join(' '),
          address: 'direct',
          delivery: null,
          reply: null,
        });
        if (outcome.kind !== 'answered') return;
        const text =
          json === true
            ? JSON.stringify(outcome.answer, null, 2)
            : renderTerminal(outcome.answer, terminalView(stdout, environment.colours));
        stdout.write(`${text}\n`);
      }),
    );
}

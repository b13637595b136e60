import { Command } from 'commander';
import { withAssistant } from '../shell/with-assistant.ts';
import type { Shell } from '../shell/shell.ts';

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
          audience: 'direct',
          delivery: null,
          replyTo: null,
        });
        if (outcome.kind !== 'answered') return;
        if (json === true) return void stdout.write(`${JSON.stringify(outcome.answer, null, 2)}\n`);
        const { renderTerminal } = await import('../../terminal/render.ts');
        const { terminalView } = await import('../../terminal/view.ts');
        stdout.write(`${renderTerminal(outcome.answer, terminalView(stdout, environment.colours))}\n`);
      }),
    );
}

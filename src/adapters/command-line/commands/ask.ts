import { Command } from 'commander';
import { everyRight } from '../../../core/access/actor.ts';
import type { Shell } from '../shell/shell.ts';
import { withAssistant } from '../shell/with-assistant.ts';

/** `tradeoff ask "django or flask?"`: answers one question and stores nothing. */
export function askCommand(shell: Shell): Command {
  const { stdout, environment } = shell;
  return new Command('ask')
    .description('print the answer to one question; nothing is stored')
    .argument('<question...>', 'the question, as one argument or several')
    .option('--json', 'print the answer as JSON, as the renderers receive it')
    .action((words: readonly string[], { json }: { readonly json?: boolean }) =>
      withAssistant(shell, null, async (assistant) => {
        const outcome = await assistant.ask({
          rights: everyRight,
          workspace: 'terminal',
          conversation: 'ask',
          author: 'you',
          words: words.join(' '),
          audience: 'direct',
          delivery: null,
          showsWhole: true,
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

import { Command } from 'commander';
import type { Shell } from '../shell/shell.ts';
import { withAssistant } from '../shell/with-assistant.ts';

const protocol = `
Reads one JSON object per line and writes one per line, in the same order.
  in   {"id":"q1","workspace":"w","channel":"c","thread":"t1","user":"u1","text":"django or flask?"}
       "shared": true   people also talk to each other in this thread, so the bot may stay silent
       "mention": true  (or <@BOT> in the text) the message is for the bot anyway
  out  id, intent, options, excluded, aspects, needs, ranking, declined, text, sources, answerId, shownTo
       and forms, [{label, form}], if the answer offers forms
       an invalid line gets {"id", "error"} and a blank one nothing; the other lines go on

Forms, which one user fills in privately, and what is posted to threads meanwhile:
  in   {"id":"f1","workspace":"w","channel":"c","thread":"t1","user":"u1","form":"weighing:…"}
  out  id, form: its fields and their options (null, with a note, if it is closed)
  in   the same with "filled": {"<field>": "<value>", "<list>": ["<value>", …]}; missing fields are empty
  out  id, note for that user, forms, posts: [{workspace, channel, thread, text, answerId, replaces}]
  in   {"id":"d1","due":true}   reminders and closings that are due
  out  id, posts

Recent threads are kept in memory, unless DATA_DIR or --data names a folder.`;

/** `tradeoff pipe`: answers newline-delimited JSON, for scripts. */
export function pipeCommand(shell: Shell): Command {
  const { stdin, stdout, environment } = shell;
  return new Command('pipe')
    .description('answer newline-delimited JSON, for scripts')
    .option('-d, --data <dir>', 'where conversations are stored (default: DATA_DIR, else memory)')
    .addHelpText('after', protocol)
    .action(({ data }: { readonly data?: string }) =>
      withAssistant(shell, data ?? environment.dataFolder, async (assistant, now) => {
        const { servePipe } = await import('../../pipe/serve.ts');
        await servePipe(assistant, stdin, stdout, now);
      }),
    );
}

import { Command } from 'commander';
import { withAssistant } from '../shell/with-assistant.ts';
import type { Shell } from '../shell/shell.ts';

const protocol = `
One JSON object a line in, one a line out, in the same order.
  in   {"id":"q1","workspace":"w","channel":"c","thread":"t1","user":"u1","text":"django or flask?"}
       "shared": true   people also talk to each other there, so silence is possible
       "mention": true  (or <@BOT> in the text) it is for the bot all the same
  out  id, intent, options, excluded, aspects, needs, ranking, declined, text, sources, answerId
       and forms, [{label, form}], where the answer offers something to fill in
       a line that is not right gets {"id", "error"}, a blank one nothing, and the rest go on

Forms, which one user fills in alone, and what threads are told meanwhile:
  in   {"id":"f1","workspace":"w","channel":"c","thread":"t1","user":"u1","form":"weighing:…"}
  out  id, form: its fields and their options (null, and a note, where it is closed)
  in   the same with "filled": {"<field>": "<value>", "<list>": ["<value>", …]}; what is left out is empty
  out  id, note for that user, forms, posts: [{workspace, channel, thread, text, answerId, replaces}]
  in   {"id":"d1","due":true}   reminders and closings whose time has come
  out  id, posts

Threads are kept in memory, the most recent ones, unless DATA_DIR or --data names a folder.`;

/** `tradeoff pipe`: the adapter for scripts. */
export function pipeCommand({ stdin, stdout, environment }: Shell): Command {
  return new Command('pipe')
    .description('answer newline-delimited JSON, for scripts')
    .option('-d, --data <dir>', 'where conversations are kept (default: DATA_DIR, else memory)')
    .addHelpText('after', protocol)
    .action(({ data }: { readonly data?: string }) =>
      withAssistant(environment, data ?? environment.dataFolder, async (assistant) => {
        const { servePipe } = await import('../../pipe/serve.ts');
        await servePipe(assistant, stdin, stdout);
      }),
    );
}

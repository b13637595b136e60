import { Command } from 'commander';
import { encoderState } from '../../encoder/encoder-state.ts';
import { knowledgeOf } from '../shell/knowledge-folders.ts';
import { understood } from '../shell/meanings.ts';
import type { Shell } from '../shell/shell.ts';
import { tryMessage } from '../try/try-message.ts';
import { tryText } from '../try/try-text.ts';

/** `tradeoff try databases "postgres or mysql?"`: how a message is read, for whoever writes a topic's vocabulary. */
export function tryCommand({ stdout, stderr, environment }: Shell): Command {
  return new Command('try')
    .description('show how a message is read: its topic, phrases, needs, and what comes nearest to it')
    .argument('<topic>', 'id of the topic whose vocabulary is tried')
    .argument('<words...>', 'the message, as one argument or several')
    .action(async (id: string, words: readonly string[], _flags: unknown, command: Command) => {
      const loaded = knowledgeOf(environment);
      const topic = loaded.topics.find((known) => known.id === id);
      if (topic === undefined) {
        const known = loaded.topics.map((one) => one.id).join(', ');
        return command.error(`error: there is no topic "${id}"; there are: ${known}`);
      }
      const state = await encoderState(environment.encoder);
      const encoder = state.kind === 'in use' ? state.encoder : null;
      try {
        const knowledge = await understood(loaded, encoder, (line) => stderr.write(`tradeoff: ${line}\n`));
        const message = words.join(' ');
        const [vector = null] = encoder === null ? [] : await encoder.encode([message]);
        stdout.write(tryText(tryMessage(knowledge, topic, message, vector), topic, vector !== null));
      } finally {
        await encoder?.close();
      }
    });
}

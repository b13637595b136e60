import type { Readable, Writable } from 'node:stream';
import type { Choice } from '../../core/answer.ts';
import type { Assistant } from '../../core/assistant.ts';
import { readLines } from '../text/read-lines.ts';
import { choicesOf, wordsFor } from './choices.ts';
import { openPrompt } from './prompted.ts';
import { renderTerminal } from './render.ts';
import { terminalView } from './view.ts';

export type ChatParts = {
  readonly assistant: Assistant;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly colours: boolean;
  /** Name of the conversation; the same name goes on where it was left. */
  readonly thread: string;
};

/** Questions and answers until the input ends. A turn that fails is reported, and the chat goes on. */
export async function chat(parts: ChatParts): Promise<void> {
  const ask = openThread(parts);
  if (parts.input.isTTY === true && parts.output.isTTY === true) await converse(parts, ask);
  else for await (const line of readLines(parts.input)) parts.output.write(`${await ask(line ?? '')}\n\n`);
}

async function converse(
  { input, output, thread }: ChatParts,
  ask: (line: string) => Promise<string>,
): Promise<void> {
  output.write(
    `Ask away. A number presses a choice, "start over" forgets the thread (${JSON.stringify(thread)}), Ctrl-D leaves.\n\n`,
  );
  const prompt = openPrompt(input, output, '> ');
  try {
    prompt.prompt();
    for await (const line of prompt.lines) {
      output.write(`\n${await ask(line)}\n\n`);
      prompt.prompt();
    }
  } finally {
    prompt.close();
  }
}

/** One thread: remembers what the last answer offered to press. */
function openThread({ assistant, output, colours, thread }: ChatParts): (line: string) => Promise<string> {
  let choices: readonly Choice[] = [];
  return async (line) => {
    try {
      const outcome = await assistant.ask({
        workspace: 'terminal',
        conversation: thread,
        author: 'you',
        words: wordsFor(line, choices),
        address: 'direct',
        delivery: null,
        reply: null,
      });
      if (outcome.kind !== 'answered') return '';
      choices = choicesOf(outcome.answer);
      // Asked anew for each answer: a window can be resized.
      return renderTerminal(outcome.answer, terminalView(output, colours));
    } catch (error) {
      return `That did not work: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
}

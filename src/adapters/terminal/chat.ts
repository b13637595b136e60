import type { Readable, Writable } from 'node:stream';
import type { Assistant } from '../../core/assistant/assistant.ts';
import { readLines } from '../text/read-lines.ts';
import { openLineEditor } from './line-editor.ts';
import { openSession, type Session } from './session.ts';
import { terminalView } from './view.ts';

export type ChatParts = {
  readonly assistant: Assistant;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly colours: boolean;
  /** Name of the conversation; the same name goes on where it was left. */
  readonly thread: string;
  /** Who is at the keyboard. */
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Questions and answers until the input ends. A turn that fails is reported, and the chat goes on. */
export async function chat(parts: ChatParts): Promise<void> {
  const { input, output, colours } = parts;
  const session = openSession({ ...parts, view: () => terminalView(output, colours) });
  if (input.isTTY === true && output.isTTY === true) return converse(parts, session);
  await begin(parts, session);
  for await (const line of readLines(input)) output.write(`${await session.take(line ?? '')}\n\n`);
}

async function begin({ output }: ChatParts, session: Session): Promise<void> {
  const told = await session.begin();
  if (told !== '') output.write(`${told}\n\n`);
}

async function converse(parts: ChatParts, session: Session): Promise<void> {
  const { input, output, thread } = parts;
  output.write(
    `Ask away. A number presses a choice, "start over" forgets the thread (${JSON.stringify(thread)}), Ctrl-D leaves.\n\n`,
  );
  await begin(parts, session);
  const prompt = openLineEditor(input, output, '> ', () => {
    const left = session.leave();
    if (left !== null) output.write(`\n${left}\n\n`);
    return left !== null;
  });
  try {
    prompt.prompt();
    for await (const line of prompt.lines) {
      output.write(`\n${await session.take(line)}\n\n`);
      prompt.prompt();
    }
  } finally {
    prompt.close();
  }
}

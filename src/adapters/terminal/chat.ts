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
  /** Name of the conversation. The same name continues it later. */
  readonly thread: string;
  /** Who is typing. */
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * Answers lines until the input ends. A turn that fails is reported, and the chat goes on.
 *
 * @returns false if nobody was there: the input isn't a terminal and had no line
 */
export async function chat(parts: ChatParts): Promise<boolean> {
  const { input, output, colours } = parts;
  const session = openSession({ ...parts, view: () => terminalView(output, colours) });
  if (input.isTTY === true && output.isTTY === true) {
    await converse(parts, session);
    return true;
  }
  await begin(parts, session);
  let lines = 0;
  for await (const line of readLines(input)) {
    lines++;
    output.write(`${await session.take(line ?? '')}\n\n`);
  }
  return lines > 0;
}

async function begin({ output }: ChatParts, session: Session): Promise<void> {
  const news = await session.begin();
  if (news !== '') output.write(`${news}\n\n`);
}

async function converse(parts: ChatParts, session: Session): Promise<void> {
  const { input, output, thread } = parts;
  output.write(
    `Ask away. A number presses a choice, "start over" forgets the thread (${JSON.stringify(thread)}), Ctrl-D leaves.\n\n`,
  );
  await begin(parts, session);
  const interrupted = (): boolean => {
    const left = session.leave();
    if (left !== null) output.write(`\n${left}\n\n`);
    return left !== null;
  };
  const editor = openLineEditor({ input, output, prompt: '> ', interrupted });
  try {
    editor.prompt();
    for await (const line of editor.lines) {
      output.write(`\n${await session.take(line)}\n\n`);
      editor.prompt();
    }
  } finally {
    editor.close();
  }
}

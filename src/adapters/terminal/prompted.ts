import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A line editor with history (arrow keys). Ctrl-C and Ctrl-D end the lines. */
export type Prompted = {
  readonly lines: AsyncIterable<string> /** Shows the prompt. */;
  prompt(): void;
  close(): void;
};

const keptHistory = 200;

export function openPrompt(input: Readable, output: Writable, prompt: string): Prompted {
  const editor = createInterface({
    input,
    output,
    terminal: true,
    historySize: keptHistory,
    removeHistoryDuplicates: true,
    prompt,
  });
  editor.on('SIGINT', () => editor.close());
  return {
    lines: editor,
    prompt: () => editor.prompt(),
    close: () => {
      editor.close();
      output.write('\n');
    },
  };
}

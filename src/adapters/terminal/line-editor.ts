import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A line editor with history (arrow keys). Ctrl-D ends the lines, and so does Ctrl-C where nothing else is left by it. */
export type LineEditor = {
  readonly lines: AsyncIterable<string> /** Shows the prompt. */;
  prompt(): void;
  close(): void;
};

const keptHistory = 200;

/** @param interrupted called at Ctrl-C; true where that left something else, and the lines go on */
export function openLineEditor(
  input: Readable,
  output: Writable,
  prompt: string,
  interrupted: () => boolean,
): LineEditor {
  const editor = createInterface({
    input,
    output,
    terminal: true,
    historySize: keptHistory,
    removeHistoryDuplicates: true,
    prompt,
  });
  editor.on('SIGINT', () => {
    if (!interrupted()) editor.close();
    else {
      // What was typed belongs to what was left.
      editor.write(null, { ctrl: true, name: 'u' });
      editor.prompt();
    }
  });
  return {
    lines: editor,
    prompt: () => editor.prompt(),
    close: () => {
      editor.close();
      output.write('\n');
    },
  };
}

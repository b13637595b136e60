import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A line editor with history (arrow keys). Ctrl-D ends the input, and so does Ctrl-C unless it is handled. */
export type LineEditor = {
  readonly lines: AsyncIterable<string>;
  /** Shows the prompt. */
  prompt(): void;
  close(): void;
};

export type LineEditorParts = {
  readonly input: Readable;
  readonly output: Writable;
  readonly prompt: string;
  /** Called at Ctrl-C. True if that was handled and the input goes on. */
  readonly interrupted: () => boolean;
};

const historySize = 200;

export function openLineEditor({ input, output, prompt, interrupted }: LineEditorParts): LineEditor {
  const editor = createInterface({
    input,
    output,
    terminal: true,
    historySize,
    removeHistoryDuplicates: true,
    prompt,
  });
  editor.on('SIGINT', () => {
    if (!interrupted()) editor.close();
    else {
      // Clears the line, which was typed for what was left.
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

import { limits } from './limits.ts';
import type { EventStream } from './server/exchange.ts';

/** A page that's open in a browser, and who looks at it. */
export type ChatWindow = {
  readonly id: string;
  readonly person: string;
  readonly channel: string;
  readonly stream: EventStream;
};

export type Windows = {
  /** Takes the place of an earlier one of that id. @returns false if there are too many */
  open(window: ChatWindow): boolean;
  /** Sends to one window. @returns false if it isn't open, or isn't this person's */
  sendTo(id: string, person: string, event: { readonly name: string; readonly data: unknown }): boolean;
  /** All that are open. */
  all(): readonly ChatWindow[];
  closeAll(): void;
};

export function createWindows(): Windows {
  const windows = new Map<string, ChatWindow>();
  return {
    open(window) {
      const { id, stream } = window;
      const before = windows.get(id);
      if (before === undefined && windows.size >= limits.windows) return false;
      windows.set(id, window);
      before?.stream.end();
      stream.onEnd(() => {
        if (windows.get(id) === window) windows.delete(id);
      });
      return true;
    },
    sendTo(id, person, { name, data }) {
      const window = windows.get(id);
      return window?.person === person && window.stream.send(name, data);
    },
    all: () => [...windows.values()],
    closeAll() {
      for (const { stream } of windows.values()) stream.end();
    },
  };
}

import type { Identity } from './identity.ts';
import type { StreamEvent } from './state.ts';

export type Stream = { close(): void };

const names = ['channel', 'put', 'drop', 'people', 'form'] as const satisfies readonly StreamEvent['name'][];

/** Milliseconds until a connection that the server refused is tried again; others, the browser tries by itself. */
const againAfter = 3_000;

/** Follows what happens in a channel. The server is this page's own, so what it sends is what its types say. */
export function followChannel(
  { window, as, channel }: Omit<Identity, 'thread'>,
  on: { readonly event: (event: StreamEvent) => void; readonly lost: () => void },
): Stream {
  const address = `api/events?${new URLSearchParams({ window, as, channel })}`;
  let source = open();
  let timer: number | undefined;

  function open(): EventSource {
    const opened = new EventSource(address);
    for (const name of names)
      opened.addEventListener(name, ({ data }) => on.event({ name, data: JSON.parse(data) }));
    opened.addEventListener('error', () => {
      on.lost();
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = globalThis.window.setTimeout(() => {
        source = open();
      }, againAfter);
    });
    return opened;
  }

  return {
    close() {
      globalThis.window.clearTimeout(timer);
      source.close();
    },
  };
}

import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** What the server sends: an event to acknowledge, or the reply to a call. */
const lineSchema = z.union([
  z.object({ event: z.string(), payload: z.unknown() }),
  z.object({
    call: z.number(),
    error: z.string().optional(),
    id: z.string().optional(),
    wait: z.number().optional(),
    found: z.record(z.string(), z.string()).optional(),
    said: z.array(z.object({ author: z.string(), words: z.string() })).optional(),
  }),
]);

export type Reply = Extract<z.infer<typeof lineSchema>, { call: number }>;

export type Wire = {
  connect(onEvent: (payload: unknown) => Promise<boolean>): Promise<void>;
  /** @returns the reply; `unreached` or `lost` as its error if there is no connection, or none any more */
  call(method: string, params: object): Promise<Reply>;
  close(): void;
  isOpen(): boolean;
};

/** One JSON object a line, over a plain socket. */
export function openWire(port: number): Wire {
  const calls = new Map<number, (reply: Reply) => void>();
  let socket: Socket | undefined;
  let number = 0;

  const loseAll = (): void => {
    for (const [call, settle] of calls) settle({ call, error: 'lost' });
    calls.clear();
  };

  return {
    async connect(onEvent) {
      const opened = createConnection({ port, host: '127.0.0.1', noDelay: true });
      await new Promise<void>((resolve, reject) => opened.once('connect', resolve).once('error', reject));
      socket = opened;
      opened.on('error', () => {}).on('close', loseAll);
      createInterface({ input: opened })
        .on('error', () => {})
        .on('line', (text) => {
          const line = lineSchema.parse(JSON.parse(text));
          if ('call' in line) {
            calls.get(line.call)?.(line);
            calls.delete(line.call);
          } else
            void onEvent(line.payload).then((done) =>
              opened.write(`${JSON.stringify(done ? { ack: line.event } : { again: line.event })}\n`),
            );
        });
    },
    async call(method, params) {
      const call = ++number;
      if (socket === undefined || socket.destroyed) return { call, error: 'unreached' };
      const { promise, resolve } = Promise.withResolvers<Reply>();
      calls.set(call, resolve);
      socket.write(`${JSON.stringify({ call, method, ...params })}\n`);
      return promise;
    },
    close: () => void socket?.destroy(),
    isOpen: () => socket !== undefined && !socket.destroyed,
  };
}

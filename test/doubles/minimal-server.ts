import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const callSchema = z.object({
  call: z.number(),
  method: z.enum(['post', 'find', 'history']),
  channel: z.string(),
  thread: z.string().nullish(),
  key: z.string().default(''),
  answer: z.string().default(''),
  before: z.string().default(''),
  text: z.string().default(''),
  buttons: z.array(z.object({ label: z.string(), value: z.string() })).default([]),
});
const lineSchema = z.union([callSchema, z.object({ ack: z.string() }), z.object({ again: z.string() })]);

/** What somebody wrote, by the event that says so. */
const writtenSchema = z.object({
  type: z.literal('message'),
  id: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  from: z.string(),
  text: z.string(),
});
type Written = z.infer<typeof writtenSchema>;

export type Posted = z.infer<typeof callSchema> & { readonly id: string };
/** How the next posts fail: `lost` posts, and its reply is lost. */
export type Fault = { readonly error: string; readonly wait?: number };

/** The other side of the socket: keeps what was posted, and hands out events until they are acknowledged. */
export async function startMinimalServer() {
  const posted: Posted[] = [];
  const faults: Fault[] = [];
  const written: Written[] = [];
  const unacknowledged = new Map<string, object>();
  let fails: () => Fault | null = () => null;
  let socket: Socket | undefined;
  let number = 0;

  const hand = (id: string, payload: object): void =>
    void socket?.write(`${JSON.stringify({ event: id, payload })}\n`);

  function answer(call: z.infer<typeof callSchema>): void {
    const reply = (body: object): void =>
      void socket?.write(`${JSON.stringify({ call: call.call, ...body })}\n`);
    if (call.method === 'find') {
      const found = posted
        .filter(({ key }) => key.startsWith(`${call.answer}-`))
        .map(({ key, id }) => [key, id]);
      reply({ found: Object.fromEntries(found) });
      return;
    }
    if (call.method === 'history') {
      const { channel, thread, before } = call;
      const isIn = (one: Written): boolean =>
        one.channel === channel && (one.thread === thread || one.id === thread) && one.id !== before;
      reply({ said: written.filter(isIn).map(({ from, text }) => ({ author: from, words: text })) });
      return;
    }
    const fault = faults.shift() ?? fails();
    if (fault !== null && fault.error !== 'lost') {
      reply(fault);
      return;
    }
    const id = `m${++number}`;
    posted.push({ ...call, id });
    reply(fault?.error === 'lost' ? { error: 'lost' } : { id });
  }

  const server = createServer({ noDelay: true }, (opened) => {
    socket = opened;
    opened.on('error', () => {});
    for (const [id, payload] of unacknowledged) hand(id, payload);
    createInterface({ input: opened })
      .on('error', () => {})
      .on('line', (text) => {
        const line = lineSchema.parse(JSON.parse(text));
        if ('call' in line) answer(line);
        else if ('ack' in line) unacknowledged.delete(line.ack);
        else setTimeout(() => hand(line.again, unacknowledged.get(line.again) ?? {}), 5).unref();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    posted,
    faults,
    failWhile(given: () => Fault | null) {
      fails = given;
    },
    send(payload: { readonly id: string }) {
      const message = writtenSchema.safeParse(payload).data;
      if (message !== undefined && !unacknowledged.has(message.id)) written.push(message);
      unacknowledged.set(payload.id, payload);
      hand(payload.id, payload);
    },
    unacknowledged,
    async close() {
      socket?.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

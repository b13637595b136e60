import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readEvents } from './event-source.ts';

/** What the tests read of a message; the page reads the same by its types. */
const control = z.object({ key: z.string(), label: z.string() });
const span = z.looseObject({
  text: z.string().optional(),
  name: z.string().optional(),
  at: z.number().optional(),
});
const block = z.looseObject({
  kind: z.string(),
  spans: z.array(span).default([]),
  items: z.array(z.array(span)).default([]),
  columns: z.array(z.string()).default([]),
  rows: z.array(z.object({ name: z.string(), cells: z.array(z.array(span)) })).default([]),
  text: z.string().optional(),
  alt: z.string().optional(),
  all: control.nullish(),
  buttons: z.array(control).default([]),
  picks: z.array(control).default([]),
  picture: z.string().nullish(),
});
const messageSchema = z.object({
  id: z.string(),
  kind: z.enum(['said', 'posted']),
  thread: z.string().nullable(),
  isPrivate: z.boolean(),
  author: z.string().optional(),
  words: z.string().optional(),
  blocks: z.array(block).default([]),
  menu: z.array(control).default([]),
});
const formSchema = z.object({
  name: z.string(),
  title: z.string(),
  fields: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      options: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
    }),
  ),
});
const channelSchema = z.object({ messages: z.array(messageSchema) });

export type WindowMessage = z.infer<typeof messageSchema>;
export type WindowForm = z.infer<typeof formSchema>;

/** A page that somebody has open, without its browser. */
export type TestWindow = {
  readonly id: string;
  messages(): readonly WindowMessage[];
  /** The form that was opened last. */
  form(): WindowForm | undefined;
  /** Sends something. @returns the status of the reply, and what became of it */
  send(path: string, body: object): Promise<{ readonly status: number; readonly kind: string | null }>;
  close(): void;
};

/** Opens a window. Resolves when it shows its channel. */
export async function openWindow(
  url: string,
  { as, channel, headers = {} }: { as: string; channel: string; headers?: Readonly<Record<string, string>> },
): Promise<TestWindow> {
  const id = randomUUID();
  const messages = new Map<string, WindowMessage>();
  const stop = new AbortController();
  const shown = Promise.withResolvers<void>();
  let form: WindowForm | undefined;
  const reading = readEvents(
    `${url}api/events?${new URLSearchParams({ window: id, as, channel })}`,
    (name, data) => {
      switch (name) {
        case 'channel':
          messages.clear();
          for (const message of channelSchema.parse(data).messages) messages.set(message.id, message);
          shown.resolve();
          return;
        case 'put': {
          const message = messageSchema.parse(data);
          messages.set(message.id, message);
          return;
        }
        case 'drop':
          messages.delete(z.object({ id: z.string() }).parse(data).id);
          return;
        case 'form':
          form = formSchema.parse(data);
          return;
        default: // Open set: what else a page is told.
      }
    },
    { signal: stop.signal, headers },
  );
  reading.catch(shown.reject);
  await shown.promise;
  return {
    id,
    messages: () => [...messages.values()],
    form: () => form,
    async send(path, body) {
      const response = await fetch(`${url}api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ window: id, as, channel, zone: 'UTC', ...body }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type') === 'application/json';
      const { kind = null } = isJson
        ? z.looseObject({ kind: z.string().optional() }).parse(JSON.parse(text))
        : {};
      return { status: response.status, kind };
    },
    close: () => stop.abort(),
  };
}

/** A message as people read it. */
export function textOf({ blocks }: WindowMessage): string {
  const words = (spans: WindowMessage['blocks'][number]['spans']): string =>
    spans.map(({ text, name }) => text ?? name ?? '').join('');
  return blocks
    .map(({ spans, items, columns, rows, text = '', alt = '' }) =>
      [
        words(spans),
        ...items.map(words),
        columns.join(' '),
        ...rows.map(({ name, cells }) => [name, ...cells.map(words)].join(' ')),
        text,
        alt,
      ]
        .filter((part) => part !== '')
        .join('\n'),
    )
    .join('\n');
}

export function controlsOf({ blocks, menu }: WindowMessage): readonly z.infer<typeof control>[] {
  return [
    ...blocks.flatMap(({ buttons, picks, all }) => [...buttons, ...picks, ...(all == null ? [] : [all])]),
    ...menu,
  ];
}

import { z } from 'zod';
import type { ConversationDocument } from '../store/documents.ts';

type Delivery = ConversationDocument['deliveries'][number];
type Delivered = Pick<ConversationDocument, 'deliveries'>;

/** How many deliveries a thread remembers; platforms redeliver within minutes. */
const keptDeliveries = 200;

/** What came of a delivery; undefined if it wasn't done. */
export function deliveryOf({ deliveries }: Delivered, id: string | null): Delivery | undefined {
  // A loop: stores freeze what they hand out, and methods of frozen lists take many times as long.
  for (const delivery of deliveries) if (delivery.id === id) return delivery;
  return undefined;
}

/**
 * Whether a message has its answer. A refusal is none. One that only its author saw, in a thread where nobody saw anything else, stands in
 * nobody's way: what the message becomes is asked anew.
 */
export function isAnswered(
  thread: Pick<ConversationDocument, 'deliveries' | 'isBeside'>,
  message: string,
): boolean {
  const delivery = deliveryOf(thread, message);
  return thread.isBeside !== true && delivery?.refused !== true && (delivery?.answer ?? null) !== null;
}

/** Whether a message was deleted, as far as the thread remembers. */
export function isDeleted(thread: Delivered, message: string): boolean {
  return deliveryOf(thread, message)?.deleted === true;
}

/** Whether a delivery was done before. A null id belongs to an adapter that delivers once by nature. */
export function isDelivered(thread: Delivered, delivery: string | null): boolean {
  return deliveryOf(thread, delivery) !== undefined;
}

/** The deliveries with one more. */
export function withDelivery(
  { deliveries }: Delivered,
  { id, ...delivery }: Omit<Delivery, 'id'> & { readonly id: string | null },
): Delivered['deliveries'] {
  return id === null ? deliveries : [...deliveries, { id, ...delivery }].slice(-keptDeliveries);
}

/** The deliveries with this one in place of the one that had its id, or as one more. */
export function withChanged(thread: Delivered, changed: Delivery): Delivered['deliveries'] {
  return isDelivered(thread, changed.id)
    ? thread.deliveries.map((delivery) => (delivery.id === changed.id ? changed : delivery))
    : [...thread.deliveries, changed].slice(-keptDeliveries);
}

const deliveriesOfThread = z.looseObject({
  deliveries: z.array(z.looseObject({ author: z.string().optional() })),
});

/** A stored thread without what the words of a person's messages were; unchanged if it isn't one. */
export function withoutWordingsBy(stored: unknown, person: string): unknown {
  const read = deliveriesOfThread.safeParse(stored);
  if (!read.success || !read.data.deliveries.some(({ author }) => author === person)) return stored;
  const deliveries = read.data.deliveries.map((delivery) => {
    if (delivery.author !== person) return delivery;
    const { author: _, wording: __, editedTo: ___, ...done } = delivery;
    return done;
  });
  return { ...read.data, deliveries };
}

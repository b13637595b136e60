import type { ConversationDocument } from '../store/documents.ts';

type Delivered = Pick<ConversationDocument, 'deliveries'>;

/** How many deliveries a thread remembers; platforms redeliver within minutes. */
const keptDeliveries = 200;

/** Whether a delivery was done before. A null id belongs to an adapter that delivers once by nature. */
export function isDelivered({ deliveries }: Delivered, delivery: string | null): boolean {
  // A loop: stores freeze what they hand out, and methods of frozen lists take many times as long.
  for (const { id } of deliveries) if (id === delivery) return true;
  return false;
}

/** The deliveries with one more, and the answer that it got. */
export function withDelivery(
  { deliveries }: Delivered,
  id: string | null,
  answer: string | null,
): Delivered['deliveries'] {
  return id === null ? deliveries : [...deliveries, { id, answer }].slice(-keptDeliveries);
}

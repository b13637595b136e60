import type { z } from 'zod';
import { type DocumentKind, type DocumentOf, documentKinds } from './documents.ts';

/** The schema of each kind of document, typed so that a store that is generic in the kind gets that kind's values. */
export const documentSchemas: { readonly [K in DocumentKind]: z.ZodType<DocumentOf<K>> } = {
  conversation: documentKinds.conversation.schema,
  link: documentKinds.link.schema,
  channel: documentKinds.channel.schema,
  feedback: documentKinds.feedback.schema,
  gap: documentKinds.gap.schema,
  managers: documentKinds.managers.schema,
  person: documentKinds.person.schema,
  served: documentKinds.served.schema,
  sealed: documentKinds.sealed.schema,
};

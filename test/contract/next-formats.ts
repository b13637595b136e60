import { z } from 'zod';
import { conversationDocumentSchema, documentKinds } from '../../src/core/store/documents.ts';
import type { Formats } from '../../src/core/store/formats.ts';

const today = documentKinds.conversation;

/** A made-up next format, in which conversations count turns from one. */
export const nextFormats: Formats = {
  ...documentKinds,
  conversation: {
    schema: conversationDocumentSchema,
    format: today.format + 1,
    migrations: {
      ...today.migrations,
      [today.format]: (older: unknown) => {
        const { conversation, ...rest } = z
          .looseObject({ conversation: z.looseObject({ turns: z.number() }) })
          .parse(older);
        return { ...rest, conversation: { ...conversation, turns: conversation.turns + 1 } };
      },
    },
  },
};

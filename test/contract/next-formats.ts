import { z } from 'zod';
import { conversationDocumentSchema, documentKinds } from '../../src/core/documents.ts';
import type { Formats } from '../../src/core/formats.ts';

/** As if the next release counted the turns of a conversation from one. */
export const nextFormats: Formats = {
  ...documentKinds,
  conversation: {
    schema: conversationDocumentSchema,
    format: 2,
    migrations: {
      1: (older) => {
        const { conversation, ...rest } = z
          .looseObject({ conversation: z.looseObject({ turns: z.number() }) })
          .parse(older);
        return { ...rest, conversation: { ...conversation, turns: conversation.turns + 1 } };
      },
    },
  },
};

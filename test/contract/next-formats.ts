import { z } from 'zod';
import { conversationDocumentSchema, documentKinds } from '../../src/core/documents.ts';
import type { Formats } from '../../src/core/formats.ts';

/** As if the next release counted the turns of a conversation from one. */
export const nextFormats: Formats = {
  ...documentKinds,
  conversation: {
    schema: conversationDocumentSchema,
    format: documentKinds.conversation.format + 1,
    migrations: {
      ...documentKinds.conversation.migrations,
      [documentKinds.conversation.format]: (older: unknown) => {
        const { conversation, ...rest } = z
          .looseObject({ conversation: z.looseObject({ turns: z.number() }) })
          .parse(older);
        return { ...rest, conversation: { ...conversation, turns: conversation.turns + 1 } };
      },
    },
  },
};

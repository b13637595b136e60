import { join } from 'node:path';
import { z } from 'zod';
import { answerSchema } from '../../../core/answer/answer.ts';

/*
 * What a process that serves an assistant says to the bot that has the data folder, and back: one line of JSON each way, over a
 * socket in that folder. Whoever may open the socket may read the folder as well; proposing needs the token too.
 */

/** The socket, beside the one that locks the folder. */
export function relaySocketIn(dataFolder: string): string {
  return join(dataFolder, 'requests.sock');
}

/** The longest request, in bytes: a question and ids; the longest answer is far shorter than that, too. */
export const longestRequest = 1_048_576;

const name = z.string().min(1).max(500);
const text = z.string().max(8_000);

export const relayRequestSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('ask'),
    workspace: name,
    words: text,
    given: z.strictObject({ options: z.array(name).max(1_000), needs: z.array(name).max(1_000) }),
    choice: name.nullable(),
  }),
  z.strictObject({ do: z.literal('list-choices'), workspace: name }),
  z.strictObject({
    do: z.literal('propose'),
    workspace: name,
    token: name,
    topic: name,
    option: name.nullable(),
    criterion: name.nullable(),
    words: text,
    link: z.string().max(2_000).nullable(),
  }),
]);

export const relayResponseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), answer: answerSchema }),
  z.object({
    kind: z.literal('choices'),
    choices: z.array(z.object({ id: z.string(), name: z.string(), options: z.array(z.string()) })),
  }),
  z.object({ kind: z.literal('asked'), topic: z.string() }),
  z.object({ kind: z.literal('refused'), says: z.string() }),
]);

export type RelayRequest = z.infer<typeof relayRequestSchema>;
export type RelayResponse = z.infer<typeof relayResponseSchema>;

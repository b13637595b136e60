import { connect } from 'node:net';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { McpBackend } from '../backend.ts';
import {
  type RelayRequest,
  type RelayResponse,
  relayResponseSchema,
  relaySocketIn,
} from './relay-protocol.ts';

/** How long an answer may take, in milliseconds. */
const longestAnswer = 30_000;

export type RelayBackendParts = {
  readonly dataFolder: string;
  readonly workspace: string;
  /** From the workspace's settings; null if there's none. */
  readonly token: string | null;
  readonly knowledge: () => Knowledge;
};

/**
 * Asks the bot that has the data folder.
 *
 * @returns null if no bot takes requests there
 */
export async function openRelayBackend({
  dataFolder,
  workspace,
  token,
  knowledge,
}: RelayBackendParts): Promise<McpBackend | null> {
  const path = relaySocketIn(dataFolder);
  const send = (request: RelayRequest): Promise<RelayResponse> => exchange(path, request);
  const isThere = await send({ do: 'list-choices', workspace }).then(
    () => true,
    () => false,
  );
  if (!isThere) return null;
  return {
    knowledge,
    async ask({ words, given, choice }) {
      const { options, needs } = given;
      const response = await send({
        do: 'ask',
        workspace,
        words,
        given: { options: [...options], needs: [...needs] },
        choice,
      });
      return response.kind === 'answered' ? response : refused(response);
    },
    async choices() {
      const response = await send({ do: 'list-choices', workspace });
      return response.kind === 'choices' ? response.choices : [];
    },
    propose:
      token === null
        ? null
        : async (proposal) => {
            const response = await send({ do: 'propose', workspace, token, ...proposal });
            return response.kind === 'asked' ? response : refused(response);
          },
  };
}

function refused(response: RelayResponse): { readonly kind: 'refused'; readonly says: string } {
  return response.kind === 'refused'
    ? response
    : { kind: 'refused', says: 'The bot runs another version of this program; update both.' };
}

/** @throws if the bot doesn't answer, with what to do */
function exchange(path: string, request: RelayRequest): Promise<RelayResponse> {
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void =>
      reject(new Error('The bot that has the data folder does not answer; check that it runs', { cause }));
    const pieces: Buffer[] = [];
    const socket = connect(path);
    socket.setTimeout(longestAnswer, () => socket.destroy(new Error('timed out')));
    socket.on('error', fail);
    socket.on('data', (piece: Buffer) => void pieces.push(piece));
    socket.on('end', () => {
      try {
        resolve(relayResponseSchema.parse(JSON.parse(Buffer.concat(pieces).toString('utf8'))));
      } catch (error) {
        fail(error);
      }
    });
    socket.end(`${JSON.stringify(request)}\n`);
  });
}

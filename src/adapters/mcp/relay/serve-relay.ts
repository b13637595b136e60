import { chmod, unlink } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import type { Assistant } from '../../../core/assistant/assistant.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import { openOwnBackend } from '../own-backend.ts';
import {
  longestRequest,
  type RelayRequest,
  type RelayResponse,
  relayRequestSchema,
  relaySocketIn,
} from './relay-protocol.ts';

/** More at a time than a team's assistants ask. */
const mostConnections = 32;

/** How long a request may take to arrive, in milliseconds. */
const longestWait = 10_000;

export type RelayParts = {
  readonly dataFolder: string;
  readonly assistant: Pick<Assistant, 'ask' | 'choices' | 'proposeFact' | 'knowledge'>;
  readonly log: Log;
};

/**
 * Lets processes of this machine that serve assistants ask the bot that has the data folder, and hand it what an assistant
 * proposes. Where there can't be a socket, they can't, and the log says so; the bot goes on.
 *
 * @returns closes it
 */
export async function serveRelay({ dataFolder, assistant, log }: RelayParts): Promise<() => Promise<void>> {
  const path = relaySocketIn(dataFolder);
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setTimeout(longestWait, () => socket.destroy());
    readLine(socket, async (line) => {
      // An answer takes as long as it takes.
      socket.setTimeout(0);
      socket.end(`${JSON.stringify(await respond(line))}\n`);
    });
  });
  server.maxConnections = mostConnections;

  async function respond(line: string): Promise<RelayResponse> {
    const request = readRequest(line);
    if (request === null)
      return { kind: 'refused', says: 'The bot runs another version of this program; update both.' };
    try {
      return await responseTo(request, assistant);
    } catch (error) {
      log.warn('a request of an assistant failed', { error: errorMessage(error) });
      return { kind: 'refused', says: "That didn't work just now; ask again in a minute." };
    }
  }

  try {
    // This process has the folder's lock, so a socket that's there is of one that has ended.
    await unlink(path).catch(() => undefined);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, () => {
        server.off('error', reject);
        resolve();
      });
    });
    await chmod(path, 0o600);
  } catch (error) {
    log.info("assistants on this machine can't ask this bot: there is no socket in the data folder", {
      error: errorMessage(error),
    });
    return async () => undefined;
  }
  server.unref();
  return async () => {
    for (const socket of open) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await unlink(path).catch(() => undefined);
  };
}

/** Passes on the first line. */
function readLine(socket: Socket, done: (line: string) => Promise<void>): void {
  let pieces: Buffer[] = [];
  let length = 0;
  socket.on('data', (piece: Buffer) => {
    const end = piece.indexOf(10);
    length += piece.length;
    if (length > longestRequest) socket.destroy();
    else if (end < 0) pieces.push(piece);
    else {
      const line = Buffer.concat([...pieces, piece.subarray(0, end)]).toString('utf8');
      pieces = [];
      socket.removeAllListeners('data');
      socket.resume();
      done(line).catch(() => socket.destroy());
    }
  });
}

function readRequest(line: string): RelayRequest | null {
  try {
    return relayRequestSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

async function responseTo(request: RelayRequest, assistant: RelayParts['assistant']): Promise<RelayResponse> {
  const { workspace } = request;
  const backend = openOwnBackend({ assistant, workspace, token: null });
  switch (request.do) {
    case 'ask':
      return backend.ask(request);
    case 'list-choices':
      return {
        kind: 'choices',
        choices: (await backend.choices()).map(({ options, ...choice }) => ({
          ...choice,
          options: [...options],
        })),
      };
    case 'propose':
      return assistant.proposeFact(request);
    default:
      return request satisfies never;
  }
}

import type { Server } from 'node:http';
import { webLimits } from './limits.ts';

export type ListenOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Whether the next free port will do if this one is taken. */
  readonly mayMove: boolean;
};

/** Starts to listen. @returns the port. @throws an error that names the fix */
export async function listenOn(server: Server, { port, host, mayMove }: ListenOptions): Promise<number> {
  const last = mayMove && port !== 0 ? Math.min(port + webLimits.portsTried, 65_535) : port;
  for (let tried = port; ; tried++) {
    const problem = await tryPort(server, tried, host);
    if (problem === null) return portOf(server);
    if (problem.code !== 'EADDRINUSE' || tried >= last) throw listenError(problem, { port, host });
  }
}

function tryPort(server: Server, port: number, host: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.removeListener('listening', listening);
      resolve(error);
    };
    const listening = (): void => {
      server.removeListener('error', failed);
      resolve(null);
    };
    server.once('error', failed).once('listening', listening).listen(port, host);
  });
}

const aboutTheHost = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']);

function listenError(
  error: NodeJS.ErrnoException,
  { port, host }: { readonly port: number; readonly host: string },
): Error {
  const code = error.code ?? error.message;
  return new Error(
    aboutTheHost.has(code)
      ? `WEB_HOST: ${host} is not an address of this machine (${code}); set one that is, or unset it`
      : `WEB_PORT: cannot listen on port ${port} (${code}); choose a free port`,
    { cause: error },
  );
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server for browsers has no port');
  return address.port;
}

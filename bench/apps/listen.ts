import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A server on a free port of loopback that gets each body whole. */
export async function listen(
  take: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => take(request, Buffer.concat(chunks).toString('utf8'), response));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  return { server, port: typeof at === 'object' && at !== null ? at.port : 0 };
}

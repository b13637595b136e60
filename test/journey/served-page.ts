import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { startProgram } from '../run-program.ts';

/** The program with its chat page, as `npm start` without tokens runs it. */
export type ChatProgram = {
  readonly url: string;
  stop(): Promise<void>;
};

/** @param port 0 for any; the same again after a restart */
export async function startChatPage(
  folder: string,
  { port = '0', env = {} }: { readonly port?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ChatProgram> {
  const child = startProgram(['start', '--data', folder], { env: { WEB_PORT: port, ...env } });
  child.stdin.end();
  return {
    url: await servedAt(child),
    async stop() {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Where a program that was started serves the page, once it says so. */
export async function servedAt(child: ChildProcessWithoutNullStreams): Promise<string> {
  let printed = '';
  const found = Promise.withResolvers<string>();
  const read = (chunk: Buffer): void => {
    printed += chunk.toString();
    const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed) ?? [];
    if (url !== undefined) found.resolve(url);
  };
  child.stderr.on('data', read);
  child.stdout.on('data', read);
  child.once('close', () => found.reject(new Error(`the page is served nowhere:\n${printed}`)));
  return found.promise;
}

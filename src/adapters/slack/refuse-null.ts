import type { HTTPReceiver } from '@slack/bolt';

/** Bolt's path for all that Slack sends. */
const path = '/slack/events';

/**
 * Refuses a body that says "null". Bolt looks into it where nothing catches what it throws, so that the request
 * would never be answered and the program would end; only who has the signing secret gets that far.
 */
export function refuseNull(receiver: HTTPReceiver): void {
  const next = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (request.method !== 'POST' || new URL(request.url ?? '/', 'http://localhost').pathname !== path)
      return next(request, response);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      // Bolt takes a body that was read already from here.
      const rawBody = Buffer.concat(chunks);
      if (!isNull(rawBody)) return next(Object.assign(request, { rawBody }), response);
      response.writeHead(400).end();
    });
  };
}

function isNull(body: Buffer): boolean {
  if (body.length > 200) return false;
  const text = body.toString();
  return [text, new URLSearchParams(text).get('payload') ?? ''].some((one) => one.trim() === 'null');
}

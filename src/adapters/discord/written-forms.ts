import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/**
 * Sends forms, which carry pictures, written out as bytes. discord.js leaves that to undici, which Slack's client
 * brings in another version: once both are loaded they share one dispatcher, and a form waits in it for ever.
 */
export const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  const { body } = init;
  if (!(body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const written = new Response(body);
  const headers = new Headers(Object.entries(init.headers ?? {}));
  headers.set('content-type', written.headers.get('content-type') ?? 'multipart/form-data');
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    body: new Uint8Array(await written.arrayBuffer()),
    headers: Object.fromEntries(headers),
  });
};

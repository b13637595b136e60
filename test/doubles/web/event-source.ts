/** Reads server-sent events as a browser does, until it's stopped. @param on told each event with its data */
export async function readEvents(
  url: string,
  on: (name: string, data: unknown) => void,
  { signal, headers }: { readonly signal: AbortSignal; readonly headers: Readonly<Record<string, string>> },
): Promise<void> {
  const response = await fetch(url, { signal, headers });
  if (response.body === null) throw new Error(`no events from ${url}: ${response.status}`);
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const [, name] = /^event: (.*)$/m.exec(event) ?? [];
      const [, data = 'null'] = /^data: (.*)$/m.exec(event) ?? [];
      if (name !== undefined) on(name, JSON.parse(data));
    }
  }
}

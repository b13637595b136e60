/** Which window this is, as whom it speaks, and what it shows. All but the window's own id is in the page's address. */
export type Identity = {
  readonly window: string;
  /** Id of who speaks; empty for whoever is first. */
  readonly as: string;
  readonly channel: string;
  readonly thread: string | null;
};

const usualChannel = 'general';

export function readAddress(search: string): Omit<Identity, 'window'> {
  const query = new URLSearchParams(search);
  return {
    as: query.get('as') ?? '',
    channel: query.get('channel') ?? usualChannel,
    thread: query.get('thread'),
  };
}

export function addressOf({ as, channel, thread }: Omit<Identity, 'window'>): string {
  const query = new URLSearchParams({
    ...(as === '' ? {} : { as }),
    ...(channel === usualChannel ? {} : { channel }),
    ...(thread === null ? {} : { thread }),
  }).toString();
  return query === '' ? './' : `./?${query}`;
}

/** A random UUID. (`crypto.randomUUID` isn't there where a proxy serves the page without TLS.) */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    if (index === 6) return (byte & 0x0f) | 0x40;
    return index === 8 ? (byte & 0x3f) | 0x80 : byte;
  });
  const text = hex.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => text.slice(from, to))
    .join('-');
}

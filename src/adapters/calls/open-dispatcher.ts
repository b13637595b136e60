import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { proxyInUse } from './proxy.ts';

/** Keeps connections open for the next call, through the proxy of this process if it has one. */
export function openDispatcher(options: Pick<Agent.Options, 'connections'> = {}): Dispatcher {
  const proxy = proxyInUse();
  // HTTP/1.1, like the platforms' own clients: undici would use HTTP/2 where it's offered.
  const all = { keepAliveTimeout: 30_000, allowH2: false, ...options };
  return proxy === null
    ? new Agent(all)
    : new EnvHttpProxyAgent({ ...all, httpsProxy: proxy.url, httpProxy: '', noProxy: proxy.except });
}

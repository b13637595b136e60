import http from 'node:http';
import https from 'node:https';
import type { ProxySettings } from './proxy-variables.ts';

/*
 * One proxy for the whole process, as `http.setGlobalProxyFromEnv` has it. There are three ways out of the process: the
 * global fetch and Node's agents, which Node itself sends through the proxy; undici's dispatchers, which
 * `openDispatcher` makes; and requests that bring their own way to connect and thus go around Node's agents, as the
 * WebSockets of discord.js do. Addresses with http: are only ever on this machine, so they never take the proxy.
 */

let inUse: ProxySettings | null = null;
let restore = (): void => {};

/** The proxy of this process; null if it connects directly. */
export function proxyInUse(): ProxySettings | null {
  return inUse;
}

/** Sends all https: and wss: connections of this process through a proxy from now on; null connects directly again. */
export function useProxy(proxy: ProxySettings | null): void {
  restore();
  restore = () => {};
  inUse = proxy === null ? null : { ...proxy, except: withSubdomains(proxy.except) };
  if (inUse === null) return;
  const { url, except } = inUse;
  // Both names are given empty, or undici would look for HTTP_PROXY itself.
  const undo = http.setGlobalProxyFromEnv({
    https_proxy: url,
    no_proxy: except,
    http_proxy: '',
    HTTP_PROXY: '',
  });
  const undoRequests = sendThroughAgent();
  restore = () => {
    undoRequests();
    undo();
  };
}

/** Gives requests that would go around Node's agents the one that knows the proxy. */
function sendThroughAgent(): () => void {
  const { request } = https;
  Object.assign(https, {
    request(options: unknown, ...rest: readonly unknown[]) {
      const goesAround =
        typeof options === 'object' &&
        options !== null &&
        'createConnection' in options &&
        (!('agent' in options) || options.agent === undefined);
      return Reflect.apply(request, https, [
        goesAround ? { ...options, agent: https.globalAgent } : options,
        ...rest,
      ]);
    },
  });
  return () => void Object.assign(https, { request });
}

/** As curl and undici read it: a name stands for its subdomains too. Node's agent takes plain names as they are. */
function withSubdomains(list: string): string {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .flatMap((entry) => (/^(?!\d+(?:\.\d+){3})[a-z\d]/i.test(entry) ? [entry, `.${entry}`] : [entry]))
    .join(',');
}

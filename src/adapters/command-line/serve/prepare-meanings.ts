import type { Knowledge } from '../../../knowledge/schema.ts';
import type { EncoderState } from '../../encoder/encoder-state.ts';
import type { Log } from '../../log/log.ts';
import { makeReady } from '../shell/make-ready.ts';
import { understood } from '../shell/meanings.ts';
import type { ShutdownSignal } from './shutdown-signal.ts';

/**
 * Adds meanings to knowledge that was just loaded, and logs what takes long or fails; makes what the first message would wait for.
 * A shutdown doesn't wait for them.
 */
export async function prepareMeanings(
  loaded: Knowledge,
  state: EncoderState,
  shutdown: ShutdownSignal,
  log: Log,
): Promise<Knowledge> {
  const began = performance.now();
  let isBuilt = false;
  const prepared = understood(loaded, state.kind === 'in use' ? state.encoder : null, (line, isProblem) => {
    isBuilt = true;
    if (!isProblem) log.info(`meanings: ${line}`);
    else if (!shutdown.isReceived()) log.warn(`meanings: ${line}`);
  });
  const knowledge = await Promise.race([prepared, shutdown.received.then(() => loaded)]);
  if (isBuilt && !shutdown.isReceived())
    log.info('meanings: done', { ms: Math.round(performance.now() - began) });
  if (shutdown.isReceived()) return knowledge;
  makeReady(knowledge, state.kind === 'in use');
  return knowledge;
}

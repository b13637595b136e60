import type { Encoder } from '../../../core/meaning/encoder.ts';
import type { Environment } from '../../../environment.ts';
import { describeEncoder, type EncoderState, encoderState } from '../../encoder/encoder-state.ts';
import type { Log } from '../../log/log.ts';

export type StartedEncoder = {
  readonly state: EncoderState;
  /** Null where there's none. */
  readonly encoder: Encoder | null;
  close(): Promise<void>;
};

/** Opens the encoder before anything is answered, and logs once whether it's in use. Its failures are logged too. */
export async function startEncoder({ encoder: isWanted }: Environment, log: Log): Promise<StartedEncoder> {
  const began = performance.now();
  const state = await encoderState(isWanted);
  const line = `encoder: ${describeEncoder(state)}`;
  if (state.kind !== 'in use') {
    if (state.kind === 'off') log.info(line);
    else log.warn(state.fix === null ? line : `${line}; ${state.fix}`);
    return { state, encoder: null, close: async () => {} };
  }
  log.info(line, { ms: Math.round(performance.now() - began) });
  const { checksum, encode, close } = state.encoder;
  return {
    state,
    close,
    encoder: {
      checksum,
      async encode(texts) {
        try {
          return await encode(texts);
        } catch (error) {
          log.warn('encoder: a text could not be encoded, so it counts by its words alone', { error });
          throw error;
        }
      },
    },
  };
}

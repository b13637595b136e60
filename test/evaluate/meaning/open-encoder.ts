import { encoderState } from '../../../src/adapters/encoder/encoder-state.ts';
import type { Encoder } from '../../../src/core/meaning/encoder.ts';

/** The encoder, unless it's switched off or can't be opened here. */
export async function openForEvaluation(): Promise<Encoder | null> {
  const state = await encoderState(process.env.ENCODER !== 'off');
  return state.kind === 'in use' ? state.encoder : null;
}

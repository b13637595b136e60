import { errorMessage } from '../log/error-message.ts';
import { DamagedModel } from './model-files.ts';
import type { OpenEncoder } from './open-encoder.ts';

/** The encoder, or why there's none. */
export type EncoderState =
  | { readonly kind: 'in use'; readonly encoder: OpenEncoder }
  /** ENCODER=off. */
  | { readonly kind: 'off' }
  /** `fix` is null where nothing is broken: this platform has no binary, or the packages weren't installed. */
  | { readonly kind: 'unavailable'; readonly because: string; readonly fix: string | null };

/** Opens the encoder unless it's switched off. Never fails: without it, messages are understood by their words alone. */
export async function encoderState(isWanted: boolean, folder?: string): Promise<EncoderState> {
  if (!isWanted) return { kind: 'off' };
  try {
    // Only now are the runtime and the network loaded.
    const { openEncoder } = await import('./open-encoder.ts');
    return { kind: 'in use', encoder: await openEncoder(folder) };
  } catch (error) {
    const [because = ''] = errorMessage(error).split('\n');
    const fix = error instanceof DamagedModel ? 'install the program again' : null;
    return { kind: 'unavailable', because, fix };
  }
}

/** The state in a few words. */
export function describeEncoder(state: EncoderState): string {
  switch (state.kind) {
    case 'in use':
      return 'in use';
    case 'off':
      return 'off (ENCODER=off): messages are understood by their words alone';
    case 'unavailable':
      return `not available: messages are understood by their words alone (${state.because})`;
    default:
      return state satisfies never;
  }
}

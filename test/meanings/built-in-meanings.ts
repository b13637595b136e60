import { join } from 'node:path';
import { understood } from '../../src/adapters/command-line/shell/meanings.ts';
import { describeEncoder, encoderState } from '../../src/adapters/encoder/encoder-state.ts';
import { modelChecksum } from '../../src/adapters/encoder/model-files.ts';
import type { Encoder } from '../../src/core/meaning/encoder.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { compileCache } from '../compile-cache.ts';
import { builtIn } from '../core/built-in.ts';
import { keepingVectors } from './kept-vectors.ts';

/** The built-in knowledge with what its texts mean, which all tests share; without, if they're run with ENCODER=off. */
export function builtInWithMeanings(): Promise<Knowledge> {
  return process.env.ENCODER === 'off'
    ? Promise.resolve(builtIn)
    : understood(builtIn, keepingVectors(onlyIfNeeded, join(compileCache, 'vectors')), () => {});
}

/** Opens the encoder for what isn't cached only. */
const onlyIfNeeded: Encoder = {
  checksum: modelChecksum,
  async encode(texts) {
    const state = await encoderState(true);
    if (state.kind !== 'in use') throw new Error(describeEncoder(state));
    const vectors = await state.encoder.encode(texts);
    await state.encoder.close();
    return vectors;
  },
};

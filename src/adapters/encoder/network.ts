import type { Vector } from '../../core/meaning/vector.ts';

export type Network = {
  /** Runs off the event loop. @throws if the runtime fails */
  run(tokens: readonly number[]): Promise<Vector>;
  close(): Promise<void>;
};

/** More threads take one and a half times the processor time and save little. */
const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const;

/** @throws if the runtime isn't installed, or has no binary for this platform */
export async function openNetwork(path: string): Promise<Network> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await InferenceSession.create(path, options);
  return {
    async run(tokens) {
      const ids = new Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length]);
      const { embedding } = await session.run({ ids });
      // A copy, since the runtime owns the memory of what it gives.
      if (embedding?.data instanceof Float32Array) return embedding.data.slice();
      throw new Error('the network gave no embedding');
    },
    close: () => session.release(),
  };
}

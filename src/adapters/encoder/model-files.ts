import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';

/** The files of the model with their SHA-256. `model/ORIGIN.md` says where they come from. */
const checksums = {
  network: {
    name: 'all-minilm-l6-v2.int8.onnx',
    sha256: '2a359a6e5831be735eb0694f3673fbbcee89a2891893d2dc52d5241291277321',
  },
  tokenizer: {
    name: 'tokenizer.json',
    sha256: 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
  },
  configuration: {
    name: 'tokenizer_config.json',
    sha256: 'acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b',
  },
} as const;

export type ModelFile = keyof typeof checksums;

/** What vectors depend on: whatever is built from them is built again once this changes. */
export const modelChecksum = createHash('sha256')
  .update(
    Object.values(checksums)
      .map(({ sha256 }) => sha256)
      .join(' '),
  )
  .digest('hex');

export const modelFolder = join(import.meta.dirname, 'model');

/** A file of the model is missing, or isn't the one that belongs to this version. */
export class DamagedModel extends Error {
  override readonly name = 'DamagedModel';
}

/**
 * The paths of the files, checked.
 *
 * @throws DamagedModel
 */
export async function checkedFiles(folder: string): Promise<Readonly<Record<ModelFile, string>>> {
  const check = async (file: ModelFile): Promise<string> => {
    const { name, sha256 } = checksums[file];
    const path = join(folder, name);
    if ((await checksumOf(path)) !== sha256)
      throw new DamagedModel(`${path} is missing or damaged; install the program again`);
    return path;
  };
  const [network, tokenizer, configuration] = await Promise.all([
    check('network'),
    check('tokenizer'),
    check('configuration'),
  ]);
  return { network, tokenizer, configuration };
}

/** @returns undefined if the file can't be read */
async function checksumOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    // Piece by piece: a buffer of the whole network would stay in the process's memory.
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) hash.update(piece);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

import { join } from 'node:path';
import { type Formats, readValue } from '../../../core/store/formats.ts';
import type { Stored } from '../../../core/store/store.ts';
import type { Disk } from '../disk.ts';
import { BrokenFile, type Envelope, unseal } from '../envelope.ts';

export type ReadDecisionsParts = {
  readonly disk: Disk;
  readonly formats: Formats;
  readonly log: (line: string) => void;
};

/**
 * Every decision in a folder, by the name of its file. A damaged one is logged and left where it is; one of an older format is
 * read as it will be. Replacements are atomic, so that nothing has to wait for those that are being written.
 */
export async function readDecisions(
  folder: string,
  { disk, formats, log }: ReadDecisionsParts,
): Promise<ReadonlyMap<string, Stored<'decision'>>> {
  const found = new Map<string, Stored<'decision'>>();
  for (const { name } of await disk.list(folder)) {
    const [document = ''] = name.split('.');
    if (name !== `${document}.json`) continue;
    const path = join(folder, name);
    const bytes = await disk.read(path);
    if (bytes === undefined) continue;
    try {
      found.set(document, readDecision(unseal(bytes), formats));
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
      log(`the decision document ${path} is damaged: ${error.message}; it was left there`);
    }
  }
  return found;
}

function readDecision({ workspace, id, format, version, due, expires, text }: Envelope, formats: Formats) {
  const read = readValue('decision', format, JSON.parse(text), formats);
  if (read.kind === 'damaged') throw new BrokenFile(read.reason);
  return { key: { workspace, kind: 'decision' as const, id }, value: read.value, version, due, expires };
}

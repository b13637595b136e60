import { decidedStatuses } from '../ask/query.ts';
import type { RecordStore } from '../lifecycle/record-store.ts';
import { numberInWords } from '../record/imported.ts';
import type { RecordWithId } from '../record/record.ts';
import { readableRecords, type ThreadReader } from './find-records.ts';

/** How many digits people write at most, zeros in front included, and how many records are read for each form of a number. */
const most = { digits: 6, read: 200 } as const;

/** Records that were imported with a number; several folders may each have counted for themselves. */
export async function withNumber(
  records: RecordStore,
  asker: ThreadReader,
  number: string,
): Promise<readonly RecordWithId[]> {
  const found = new Map<string, RecordWithId>();
  for (let digits = number.length; digits <= most.digits; digits++) {
    const words = [numberInWords({ number: number.padStart(digits, '0') })?.toLowerCase() ?? ''];
    const search = { statuses: decidedStatuses, words };
    for (const record of (await readableRecords(records, asker, { search, most: most.read })).records)
      if (Number(record.decision.imported?.number) === Number(number)) found.set(record.id, record);
  }
  return [...found.values()];
}

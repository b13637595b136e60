import { startBuilding } from './start-building.ts';

/** Builds the meanings of the built-in topics where earlier runs of the tests left none, and waits for them. */
export default async function buildMeanings(): Promise<() => Promise<void>> {
  const builder = startBuilding();
  await builder.ended;
  return builder.stop;
}

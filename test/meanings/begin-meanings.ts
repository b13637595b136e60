import { startBuilding } from './start-building.ts';

/**
 * Begins to build the meanings of the built-in topics where earlier runs of the tests left none. Most tests need none, so that
 * only those wait which do (`meaningsReady`).
 */
export default function beginMeanings(): () => Promise<void> {
  return startBuilding().stop;
}

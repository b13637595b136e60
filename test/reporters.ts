import { join } from 'node:path';

/**
 * Reporters of a run. If TEST_RESULTS names a folder, results are written there too, for `.ci/run`.
 *
 * @param name name of the results file
 */
export function reportersFor(name: string): (string | [string, { outputFile: string }])[] {
  const folder = process.env.TEST_RESULTS;
  return folder === undefined
    ? ['default']
    : ['default', ['json', { outputFile: join(folder, `${name}.json`) }]];
}

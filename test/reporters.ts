import { join } from 'node:path';

/**
 * Reporters of a run. Where TEST_RESULTS names a folder, the counts are written there too, for `.ci/run`.
 *
 * @param name of the results file
 */
export function reportersFor(name: string): (string | [string, { outputFile: string }])[] {
  const folder = process.env.TEST_RESULTS;
  return folder === undefined
    ? ['default']
    : ['default', ['json', { outputFile: join(folder, `${name}.json`) }]];
}

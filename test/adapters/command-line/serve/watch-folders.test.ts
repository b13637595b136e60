import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Watch, watchFolders } from '../../../../src/adapters/command-line/serve/watch-folders.ts';
import { silentLog } from '../../../../src/adapters/log/log.ts';
import { until } from '../../../doubles/slack/workspace.ts';
import { newFolder } from '../../../new-folder.ts';

let watch: Watch | undefined;
afterEach(() => watch?.close());

/** A watched folder with a topic in it, and the number of reported changes. */
async function watched(
  make: (folder: string) => void = () => {},
  quiet = 50,
): Promise<{ folder: string; times: () => number }> {
  const folder = newFolder();
  mkdirSync(join(folder, 'topic'));
  writeFileSync(join(folder, 'topic/topic.yaml'), 'one');
  make(folder);
  let times = 0;
  watch = await watchFolders(
    [folder],
    () => {
      times++;
    },
    { log: silentLog, quiet },
  );
  return { folder, times: () => times };
}

describe('a watched folder', () => {
  it.each<[string, (folder: string) => void]>([
    ['a file is written in place', (folder) => writeFileSync(join(folder, 'topic/topic.yaml'), 'two')],
    [
      'a file is replaced, as editors save',
      (folder) => {
        writeFileSync(join(folder, 'topic/.topic.yaml.swp'), 'two');
        renameSync(join(folder, 'topic/.topic.yaml.swp'), join(folder, 'topic/topic.yaml'));
      },
    ],
    ['a file is added', (folder) => writeFileSync(join(folder, 'topic/needs.yaml'), 'new')],
    ['a file is removed', (folder) => rmSync(join(folder, 'topic/topic.yaml'))],
    [
      'a folder with a file is added',
      (folder) => {
        mkdirSync(join(folder, 'topic/options'));
        writeFileSync(join(folder, 'topic/options/a.yaml'), 'new');
      },
    ],
    ['a folder is removed', (folder) => rmSync(join(folder, 'topic'), { recursive: true })],
  ])('reports a change when %s', async (_, change) => {
    const { folder, times } = await watched();
    change(folder);
    await until('it is noticed', () => times() > 0);
  });

  it('walks no deeper than topics are, wherever a link in it leads', async () => {
    const elsewhere = newFolder();
    const deep = join(elsewhere, 'a/b/c');
    mkdirSync(deep, { recursive: true });
    const { folder, times } = await watched((above) => symlinkSync(elsewhere, join(above, 'link')));
    writeFileSync(join(deep, 'x.yaml'), 'new');
    await new Promise((later) => setTimeout(later, 500));
    expect(times()).toBe(0);
    writeFileSync(join(folder, 'topic/topic.yaml'), 'two');
    await until('it is noticed', () => times() > 0);
  });

  it('reports a change when a link points to another folder, as when Kubernetes updates a ConfigMap', async () => {
    const { folder, times } = await watched((above) => {
      rmSync(join(above, 'topic'), { recursive: true });
      for (const version of ['..1', '..2']) {
        mkdirSync(join(above, version));
        writeFileSync(join(above, version, 'topic.yaml'), version);
      }
      symlinkSync('..1', join(above, '..data'));
      symlinkSync('..data/topic.yaml', join(above, 'topic.yaml'));
    });
    symlinkSync('..2', join(folder, '..data_tmp'));
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
    rmSync(join(folder, '..1'), { recursive: true });
    await until('it is noticed', () => times() > 0);
  });

  it('reports one change for a copy of many files, and none for files of another kind', async () => {
    const { folder, times } = await watched(() => {}, 1_000);
    writeFileSync(join(folder, 'topic/notes.txt'), 'not a topic');
    for (let n = 0; n < 50; n++) writeFileSync(join(folder, `topic/${n}.yaml`), 'new');
    await until('it is noticed', () => times() > 0);
    expect(times()).toBe(1);
  });
});

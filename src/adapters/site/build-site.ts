import type { Knowledge } from '../../knowledge/schema.ts';
import type { NamedRecord } from '../decisions/exported-records.ts';
import type { FilesByName } from '../decisions/sync-folder.ts';
import { feedOf } from './feed.ts';
import { pageFile, type SiteFrame, type SitePage } from './page-frame.ts';
import { historyPages } from './pages/history-pages.ts';
import { listPages } from './pages/list-pages.ts';
import { optionPages } from './pages/option-pages.ts';
import { recordFiles } from './pages/record-page.ts';
import { topicPages } from './pages/topic-pages.ts';
import { recordMarkdown } from './record-body.ts';
import { bodyWordsOf, searchIndex, searchWords } from './search-data.ts';
import { recordFile, siteModel } from './site-model.ts';

export type SiteParts = {
  readonly records: readonly NamedRecord[];
  readonly knowledge: Knowledge;
  readonly frame: SiteFrame;
  /** Scripts and styles, by their paths. */
  readonly assets: FilesByName;
};

/**
 * Every file of a site, by its path with slashes. It depends on nothing but the arguments, so that the same records give the
 * same files, and only what has changed has to be written.
 *
 * @param pause called between two pages: a process that does other things, too, lets those go on
 */
export async function buildSite(
  { records, knowledge, frame, assets }: SiteParts,
  pause: () => Promise<void> = async () => {},
): Promise<FilesByName> {
  const model = siteModel(records, knowledge);
  const files = new Map(assets);
  const add = (page: SitePage): void => void files.set(page.path, pageFile(frame, page));
  for (const page of [...listPages(model, frame), ...topicPages(model), ...historyPages(model)]) add(page);
  for (const page of optionPages(model)) {
    add(page);
    await pause();
  }
  const words: (readonly string[])[] = [];
  for (const record of model.records) {
    const name = recordFile(record.id);
    const { page, picture } = recordFiles(record, model);
    add(page);
    if (picture !== null) files.set(`charts/${name}.svg`, picture);
    files.set(`records/${name}.md`, recordMarkdown(record, model));
    words.push(bodyWordsOf(record));
    await pause();
  }
  files.set('search/index.js', searchIndex(model));
  files.set('search/words.js', searchWords(words));
  if (frame.address !== null) files.set('feed.xml', feedOf(model, frame, frame.address));
  return files;
}

import { documentKinds, kindNames } from '../../core/store/documents.ts';
import type { Store } from '../../core/store/store.ts';
import { type DocumentLine, transferFormat } from './lines.ts';

/**
 * The whole store as lines: every document of every kind and workspace. Documents are read one after another; stop the
 * bot first for a consistent snapshot.
 */
export async function* exportLines(store: Store): AsyncGenerator<string> {
  yield line({ tradeoff: 'export', format: transferFormat });
  let documents = 0;
  for (const workspace of await store.workspaces()) {
    for (const kind of kindNames) {
      for await (const { key, value, due, expires } of store.list(workspace, kind)) {
        documents++;
        const document: DocumentLine = {
          workspace,
          kind,
          id: key.id,
          format: documentKinds[kind].format,
          due,
          expires,
          value,
        };
        yield line(document);
      }
    }
  }
  yield line({ documents });
}

function line(content: unknown): string {
  return `${JSON.stringify(content)}\n`;
}

import type { Answer, Methods } from './web-api.ts';
import { listOf, recordOf, type Workspace } from './workspace.ts';

/** Uploads: https://docs.slack.dev/messaging/working-with-files */
export function fileMethods(workspace: Workspace): Methods {
  const { scopes, files } = workspace;
  return {
    'files.getUploadURLExternal'({ length }) {
      if (!scopes.has('files:write')) return { ok: false, error: 'missing_scope', needed: 'files:write' };
      const id = `F0${String(files.size).padStart(8, '0')}`;
      files.set(id, { length: Number(length), bytes: null, completed: false, unready: workspace.processing });
      return { ok: true, upload_url: workspace.uploadUrl(id), file_id: id };
    },

    'files.completeUploadExternal'(args) {
      const ids = listOf(args.files).map(({ id }) => String(id));
      for (const id of ids) {
        const file = files.get(id);
        if (file?.bytes == null) return { ok: false, error: 'file_not_found' };
        file.completed = true;
      }
      return { ok: true, files: ids.map((id) => ({ id })) };
    },
  };
}

/** Slack's response while a file in a message is unknown or still being processed. */
export function fileRefused({ files }: Workspace, blocks: unknown): Answer | undefined {
  for (const [at, block] of listOf(blocks).entries()) {
    if (block.slack_file === undefined) continue;
    const file = files.get(String(recordOf(block.slack_file).id));
    if (file?.completed === true && file.unready === 0) continue;
    if (file !== undefined && file.unready > 0) file.unready--;
    const says = `invalid slack file [json-pointer:/blocks/${at}/slack_file]`;
    return {
      ok: false,
      error: 'invalid_blocks',
      errors: [says],
      response_metadata: { messages: [`[ERROR] ${says}`] },
    };
  }
  return undefined;
}

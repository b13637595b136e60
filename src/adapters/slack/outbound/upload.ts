import type { webApi } from '@slack/bolt';
import type { Chart } from '../../../core/answer/chart.ts';
import { reasonOf } from '../../chat/outcomes.ts';
import type { Picture } from '../../chat/platform.ts';
import { errorMessage } from '../../log/error-message.ts';
import type { Log } from '../../log/log.ts';
import { limits } from '../limits.ts';
import { failureOf, slackErrorOf } from '../outcomes.ts';
import { shorten } from '../render/shorten.ts';
import type { SlackFetch } from '../wire/fetch.ts';

/**
 * Uploads a chart's picture for the messages of one workspace.
 *
 * @returns the picture by the id of its file; null if Slack doesn't take it, which the log explains
 */
export type Upload = (chart: Chart, png: Uint8Array, token: string) => Promise<Picture | null>;

export type UploadParts = {
  readonly client: webApi.WebClient;
  readonly fetch: SlackFetch;
  readonly log: Log;
};

/** Milliseconds for uploading one picture of about 100 kB. */
const uploadTimeout = 15_000;

/**
 * Uploads in the three steps of https://docs.slack.dev/messaging/working-with-files: an address, the bytes, the
 * completion. The file is shared with no channel: only people who see a message with its image block see it.
 */
export function createUpload({ client, fetch, log }: UploadParts): Upload {
  async function upload(chart: Chart, png: Uint8Array, token: string): Promise<string> {
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
      token,
      filename: 'chart.png',
      length: png.byteLength,
    });
    if (url === undefined || id === undefined)
      throw new Error('files.getUploadURLExternal gave no address to upload to');
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'chart.png');
    const response = await fetch(url, {
      method: 'POST',
      body: form,
      signal: AbortSignal.timeout(uploadTimeout),
    });
    await response.text();
    if (!response.ok) throw new Error(`the upload was answered with HTTP ${response.status}`);
    await client.files.completeUploadExternal({
      token,
      files: [{ id, title: shorten(chart.title, limits.fileTitle) }],
    });
    return id;
  }

  return async (chart, png, token) => {
    try {
      return { ref: await upload(chart, png, token), png };
    } catch (thrown) {
      const why = slackErrorOf(thrown) === null ? errorMessage(thrown) : reasonOf(failureOf(thrown));
      log.warn(`slack: a chart is drawn in characters instead of uploaded (${why})`);
      return null;
    }
  };
}

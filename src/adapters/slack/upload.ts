import type { webApi } from '@slack/bolt';
import type { Answer } from '../../core/answer/answer.ts';
import type { Chart } from '../../core/answer/chart.ts';
import type { Pictures } from '../chart/pictures.ts';
import { errorMessage } from '../log/error-message.ts';
import type { Log } from '../log/log.ts';
import { redact } from '../log/redact.ts';
import { faultOf } from './outcomes.ts';
import { limits } from './limits.ts';
import { shorten } from './render/shorten.ts';
import type { SlackFetch } from './wire/thin-fetch.ts';

/** The ids of Slack's files that show an answer's charts; a chart that is not in it is shown as words. */
export type Uploaded = ReadonlyMap<Chart, string>;

export type Upload = (answer: Answer, token: string) => Promise<Uploaded>;

export type UploadParts = {
  readonly client: webApi.WebClient;
  readonly fetch: SlackFetch;
  readonly pictures: Pick<Pictures, 'png'>;
  readonly log: Log;
};

/** Milliseconds for handing over one picture of some 100 kB. */
const uploadTakesAtMost = 15_000;

/**
 * Draws an answer's charts and gives them to Slack, in the three steps of
 * https://docs.slack.dev/messaging/working-with-files: an address, the bytes, the completion. Shared with no
 * channel: only who sees the message with its image block sees the file. Never rejects: what Slack refuses is
 * shown as words. A picture that was uploaded by a process that died is uploaded again.
 */
export function createUpload({ client, fetch, pictures, log }: UploadParts): Upload {
  async function upload(chart: Chart, token: string): Promise<string | null> {
    const png = await pictures.png(chart);
    if (png === null) return null;
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
      signal: AbortSignal.timeout(uploadTakesAtMost),
    });
    await response.text();
    if (!response.ok) throw new Error(`the upload was answered with ${response.status}`);
    await client.files.completeUploadExternal({
      token,
      files: [{ id, title: shorten(chart.title, limits.fileTitle) }],
    });
    return id;
  }

  return async ({ id: answer, blocks }, token) => {
    const uploaded = new Map<Chart, string>();
    for (const block of blocks) {
      if (block.kind !== 'chart') continue;
      try {
        const file = await upload(block.chart, token);
        if (file !== null) uploaded.set(block.chart, file);
      } catch (thrown) {
        const fault = faultOf(thrown);
        const why = 'cure' in fault ? `${fault.error}: ${fault.cure}` : errorMessage(thrown);
        log.warn(redact(`slack: a chart of answer ${answer} is shown as words (${why})`));
      }
    }
    return uploaded;
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How far a request's time may be from the clock here, in seconds: an older one is a replay. */
const mostApart = 300;

/**
 * What is wrong with a request's signature, null where it is Slack's over these very bytes and made just now
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack/).
 *
 * @param now milliseconds since 1970
 */
export function signatureFault(
  body: Buffer,
  headers: IncomingHttpHeaders,
  signingSecret: string,
  now: number,
): string | null {
  const { 'x-slack-request-timestamp': stamp, 'x-slack-signature': signature } = headers;
  if (typeof stamp !== 'string' || typeof signature !== 'string') return 'it is not signed';
  if (!/^\d+$/.test(stamp) || Math.abs(now / 1000 - Number(stamp)) > mostApart)
    return 'its time is more than five minutes from the clock here, which has to be right';
  const signed = createHmac('sha256', signingSecret).update(`v0:${stamp}:`).update(body).digest('hex');
  const ours = Buffer.from(`v0=${signed}`);
  const theirs = Buffer.from(signature);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
    ? null
    : "its signature is not the one that SLACK_SIGNING_SECRET gives, which has to be the app's";
}

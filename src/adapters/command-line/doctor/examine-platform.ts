import type { Environment } from '../../../environment.ts';
import type { Finding } from '../../doctor/finding.ts';
import { errorMessage } from '../../log/error-message.ts';
import { slackConfiguration } from '../../slack/configuration.ts';
import type { Patient } from '../../slack/doctor.ts';
import type { PlatformId } from '../shell/platform-id.ts';

/** The tokens that Slack's doctor checks. */
export function patientOf({ slack }: Environment): Patient {
  return {
    botToken: slack.SLACK_BOT_TOKEN || undefined,
    appToken: slack.SLACK_APP_TOKEN || undefined,
    apiUrl: slack.SLACK_API_URL || undefined,
  };
}

/** Checks a platform's tokens, permissions and registration. Empty if none of its variables is set. */
export async function examinePlatform(id: PlatformId, environment: Environment): Promise<readonly Finding[]> {
  const findings = await findingsOf(id, environment);
  return findings.map((finding) => ({ ...finding, what: `${id}: ${finding.what}` }));
}

async function findingsOf(id: PlatformId, environment: Environment): Promise<readonly Finding[]> {
  switch (id) {
    case 'slack':
      return examineSlackConfiguration(environment);
    case 'discord': {
      if (environment.discord === null) return [];
      const { doctorDiscord } = await import('../../discord/doctor.ts');
      return doctorDiscord(environment.discord);
    }
    case 'web':
      return examineWeb(environment);
    default:
      return id satisfies never;
  }
}

/** Nothing to say of a page that this machine alone can open. */
function examineWeb({ web: { auth, chat, host, port } }: Environment): readonly Finding[] {
  if (auth === null) return [];
  const pages = chat ? 'the chat and the decisions' : 'the decisions';
  const says = `${pages} for whoever ${auth.header} names, at ${host}:${port}`;
  return [{ what: 'proxy that signs people in', says, fix: null }];
}

async function examineSlackConfiguration(environment: Environment): Promise<readonly Finding[]> {
  try {
    const configuration = slackConfiguration(environment.slack);
    if (configuration === null) return [];
    // An app that many workspaces install has no token to check, and one over HTTP has no socket.
    if (configuration.access.kind === 'oauth')
      return [{ what: 'variables', says: 'consistent; each workspace brings its own token', fix: null }];
    const { examineSlack } = await import('../../slack/doctor.ts');
    const list = await examineSlack(patientOf(environment));
    return configuration.transport.kind === 'http' ? list.filter(({ what }) => what !== 'app token') : list;
  } catch (error) {
    return [{ what: 'variables', says: 'inconsistent', fix: errorMessage(error) }];
  }
}

import type { types } from '@slack/bolt';
import type { Answer } from '../../../core/answer/answer.ts';
import type { FormRequest, Opened } from '../../../core/forms/forms.ts';
import { readValue } from '../presses.ts';
import type { Press, Submission } from '../payloads.ts';
import { escapeMrkdwn } from '../render/escape.ts';
import { renderNote, type SlackMessage } from '../render/message.ts';
import { peopleIn } from '../render/people.ts';
import { isPerson } from '../render/spans.ts';
import { note } from '../respond.ts';
import { type FormSpot, formView, readForm, readSpot } from '../forms.ts';
import { noteView } from '../views/note.ts';
import type { Site, Tools } from './context.ts';
import { addressOf, type Spot } from './spot.ts';

const stale = 'This button is of an older message and opens nothing any more. Ask again for a new one.';
const tooLate = 'Slack did not open the form in time. Press again.';

type Author = { readonly id: string; readonly team_id?: string | null | undefined };

/** Opens a form for the one who pressed, or tells them alone why there is none. */
export async function openForm(
  ref: string,
  conversation: string,
  press: Press,
  spot: Spot,
  site: Site,
  tools: Tools,
): Promise<void> {
  const trigger = press.trigger_id;
  if (trigger === undefined) return;
  const where: FormSpot = {
    conversation,
    channel: spot.channel,
    thread: spot.alone ? (press.container?.thread_ts ?? null) : spot.thread,
    alone: spot.alone,
    responseUrl: press.response_url ?? null,
  };
  const opened = await tools.assistant.forms.open(await requestFor(ref, where, press.user, site, tools));
  const tell = async (message: SlackMessage): Promise<void> =>
    tools.respond.tell(addressOf(press, spot, site, ''), message);
  tools.background.run('opening a form', async () => {
    if (opened?.kind !== 'form') return tell(await messageFor(opened, where, site, tools));
    const view = formView(opened.form, where);
    try {
      await tools.client.views.open({ token: site.token, trigger_id: trigger, view });
    } catch (fault) {
      await tell(note(tooLate));
      throw fault;
    }
  });
}

/** A press in what came of a form: the next form takes its place, or words are said where it belongs. */
export async function pressInNote(press: Press, site: Site, tools: Tools): Promise<void> {
  const { view, user, actions } = press;
  const where = readSpot(view?.private_metadata ?? '');
  const value = readValue(actions[0]?.value ?? '');
  if (view === undefined || where === undefined) return;
  const show = (next: types.ModalView): void =>
    tools.background.run('showing what came of a form', () =>
      tools.client.views.update({ token: site.token, view_id: view.id, view: next }),
    );
  if (value?.kind === 'open') {
    const opened = await tools.assistant.forms.open(await requestFor(value.ref, where, user, site, tools));
    show(
      opened?.kind === 'form'
        ? formView(opened.form, where)
        : noteView(await messageFor(opened, where, site, tools), where),
    );
  } else if (value?.kind === 'say') {
    const { channel, thread, alone, responseUrl } = where;
    await tools.ask({
      workspace: site.workspace,
      conversation: value.conversation,
      author: user.id,
      words: value.says,
      how: 'direct',
      delivery: `press:${view.id}:${actions[0]?.action_ts ?? press.trigger_id ?? ''}:${user.id}`,
      ...(thread === null || alone ? {} : await tools.links.to(site.token, channel, thread, null)),
      ...(await standing(where, user, site, tools)),
      address: {
        team: site.team,
        enterprise: site.enterprise,
        channel,
        thread: alone ? null : thread,
        asked: { by: user.id, words: value.says },
        user: user.id,
        unshared: alone,
        responseUrl,
      },
    });
    show(noteView(note(`Said for you: ${escapeMrkdwn(value.says)}`), where));
  }
}

/** Takes in what was filled in. @returns what the form shows next; undefined where it closes */
export async function submitForm(
  submission: Submission,
  site: Site,
  tools: Tools,
): Promise<types.ModalView | undefined> {
  const read = readForm(submission);
  if (read === undefined) return undefined;
  const { view, user } = submission;
  const { ref, spot, filled } = read;
  const submitted = await tools.assistant.forms.submit({
    ...(await requestFor(ref, spot, user, site, tools)),
    filled,
    canShow: isPerson,
    delivery: `form:${view.id}:${view.hash ?? ''}`,
  });
  if (submitted === undefined) return noteView(note(stale), spot);
  for (const { workspace, conversation, outgoing } of submitted.postings)
    tools.sender.send(workspace, conversation, outgoing);
  return submitted.note === null
    ? undefined
    : noteView(await noteFor(submitted.note, spot, site, tools), spot);
}

async function requestFor(
  ref: string,
  where: FormSpot,
  user: Author,
  site: Site,
  tools: Tools,
): Promise<FormRequest> {
  const { workspace } = site;
  const { conversation } = where;
  return { workspace, conversation, author: user.id, ref, ...(await standing(where, user, site, tools)) };
}

async function standing(
  { channel }: FormSpot,
  user: Author,
  site: Site,
  tools: Tools,
): Promise<Pick<FormRequest, 'rights'> & { readonly place: NonNullable<FormRequest['place']> }> {
  const [rights, closed] = await Promise.all([
    tools.rightsOf(site, user.id, user.team_id ?? undefined),
    tools.channels.isClosed(site.token, channel),
  ]);
  return { rights, place: { id: channel, closed } };
}

/** Why nothing opens. */
async function messageFor(
  opened: Extract<Opened, { kind: 'refused' }> | undefined,
  where: FormSpot,
  site: Site,
  tools: Tools,
): Promise<SlackMessage> {
  return opened === undefined ? note(stale) : noteFor(opened.answer, where, site, tools);
}

async function noteFor(
  answer: Answer,
  { conversation }: FormSpot,
  { token }: Site,
  { members, now }: Tools,
): Promise<SlackMessage> {
  return renderNote(answer, {
    conversation,
    people: await members.names(token, peopleIn(answer)),
    now: now(),
  });
}

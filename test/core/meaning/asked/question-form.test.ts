import { expect, it } from 'vitest';
import { questionForm } from '../../../../src/core/meaning/asked/question-form.ts';

it.each([
  ['does it keep jobs over a restart?', 'whether'],
  ['anyone know if 5.2 is LTS?', 'whether'],
  ['our boss wants only SQL, is he right?', 'whether'],
  ['which one has a decent dashboard', 'which'],
  ['something simpler than celery for mails?', 'which'],
  ['is there something less heavy than sqlalchemy', 'which'],
  ['any alternatives to django admin?', 'which'],
  ['sync or async views for a crud api', 'which'],
  ["what's the lightest queue", 'which'],
  ['what do people use for payments', 'which'],
  ['how do we restore one table', 'way'],
  ['what do we do about stuck jobs', 'way'],
  ['mysql too many connections, what now', 'way'],
  ['how long can a task run', 'figure'],
  ['for one worker how much memory it takes?', 'figure'],
  ['until when is 13 supported', 'time'],
  ['when does django 4.2 run out', 'time'],
  ['support for 4.2 ends when?', 'time'],
  ['why did our queue forget jobs', 'cause'],
  ['grpc calls from the browser fail, why', 'cause'],
  ["what's causing the deadlocks", 'cause'],
  ['who maintains it', 'who'],
  ['what breaks with two writers', 'what'],
  ['when we deploy, tasks vanish', 'open'],
  ['any way to list running jobs', 'open'],
  ['is it ready or only a toy?', 'open'],
  ['flask websockets', 'open'],
])('"%s" wants to be told: %s', (written, form) => {
  expect(questionForm(written)).toBe(form);
});

it('the sentence that asks counts, and not what was told before it', () => {
  expect(questionForm('We know how it works. Is it maintained?')).toBe('whether');
  expect(questionForm('Can it stream? If so, how?')).toBe('way');
});

import { asking } from './asking.ts';
import { chatting } from './chatting.ts';
import { checking } from './checking.ts';
import { conversing } from './conversing.ts';
import { deciding } from './deciding.ts';
import { drawing } from './drawing.ts';
import { referring } from './referring.ts';
import { ruling } from './ruling.ts';
import { speaking } from './speaking.ts';
import { weighing } from './weighing.ts';

/**
 * Everyday phrases that show what a message wants, whatever the topic. A topic's own words go into its YAML
 * instead.
 */
export const cuePhrases = {
  ...asking,
  ...deciding,
  ...checking,
  ...conversing,
  ...ruling,
  ...speaking,
  ...referring,
  ...chatting,
  ...drawing,
  ...weighing,
} as const;

export type Cue = keyof typeof cuePhrases;

export const cues = Object.keys(cuePhrases).filter((key): key is Cue => key in cuePhrases);

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
 * The grammar of asking: words of everyday language that tell what is wanted, whatever the topic. Words of a
 * topic do not belong here but in its YAML.
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

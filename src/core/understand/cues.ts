import { asking } from './cues/asking.ts';
import { chatting } from './cues/chatting.ts';
import { checking } from './cues/checking.ts';
import { conversing } from './cues/conversing.ts';
import { deciding } from './cues/deciding.ts';
import { drawing } from './cues/drawing.ts';
import { referring } from './cues/referring.ts';
import { ruling } from './cues/ruling.ts';
import { speaking } from './cues/speaking.ts';
import { weighing } from './cues/weighing.ts';

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

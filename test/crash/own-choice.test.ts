import { describe } from 'vitest';
import { inLowdb, killWhileChoosing } from './own-choice-cases.ts';

describe('a choice of a team’s own', () => {
  killWhileChoosing('in lowdb', inLowdb, { kills: 1, seed: 11, times: [4], every: 20 });
});

import { describe, expect, it } from 'vitest';
import { fold } from '../../../../src/core/understanding/text/fold.ts';

describe('fold', () => {
  it('unifies upper case, accents and wide letters', () => {
    expect([fold('FastAPI'), fold('ＦａｓｔＡＰＩ'), fold('fàstäpí')]).toEqual([
      'fastapi',
      'fastapi',
      'fastapi',
    ]);
  });
});

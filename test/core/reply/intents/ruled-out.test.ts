import { describe, expect, it } from 'vitest';
import { saidIn } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

describe('"why is django ruled out?"', () => {
  it('says who did it, and how to take it back', () => {
    const thread = openThread();
    thread.ask('we need an admin panel, which one?', { author: 'anna' });
    thread.ask('not django', { author: 'ben' });
    const { answer } = thread.ask('why is django ruled out?', { author: 'anna' });
    expect(saidIn(answer)).toContain('ruled django out here. say "put django back"');
    thread.ask('put django back', { author: 'anna' });
    expect(thread.state().frame?.excluded).toEqual([]);
  });

  it('says so if nobody did', () => {
    expect(saidIn(openThread().ask('is flask ruled out?').answer)).toContain(
      'nobody here has ruled flask out',
    );
  });
});

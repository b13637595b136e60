import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteChoice } from '../../../../src/core/decisions/record/vote.ts';
import { readVote } from '../../../../src/core/understanding/acts/read-vote.ts';

const choices = ['for', 'against', 'abstain'] as const;

/** What somebody votes with, after "I vote", "voting", "my vote is". */
const words: Readonly<Record<VoteChoice, readonly string[]>> = {
  for: ['yes', 'for it', 'in favour', 'for', 'a yes', 'Yes', '*yes*', 'for this proposal'],
  against: ['no', 'against it', 'against', 'a no', 'NO', '_no_', 'against this'],
  abstain: ['abstain'],
};
const casting = [
  'I vote',
  "I'm voting",
  'I hereby vote',
  'my vote is',
  'count me as',
  'put me down as',
  'I say',
];
const tails = [
  '',
  '!',
  '.',
  ' please',
  ' from me',
  ' 🙂',
  ' sorry',
  ' on this one',
  ', thanks',
  ', because it is late',
];

type Vote = { readonly choice: VoteChoice; readonly said: string };
const stance: fc.Arbitrary<Vote> = fc
  .constantFrom(...choices)
  .chain((choice) => fc.constantFrom(...words[choice]).map((said): Vote => ({ choice, said })));
const tail = fc.constantFrom(...tails);
const plain: fc.Arbitrary<Vote> = fc
  .tuple(fc.constantFrom(...casting), stance, tail)
  .map(([cast, { choice, said }, after]) => ({ choice, said: `${cast} ${said}${after}` }));

/** The choice that a message is counted as; null if it's no vote. */
function counted(said: string): VoteChoice | null {
  const reading = readVote(said);
  return reading?.kind === 'cast' ? (reading.positions[0]?.choice ?? null) : null;
}

describe('a vote', () => {
  it('counts where it’s said plainly, whatever small words are around it', () => {
    const opening = fc.constantFrom(
      '',
      'ok, ',
      'well, ',
      'sorry, ',
      'hi all, ',
      'After all, ',
      'on second thought: ',
    );
    fc.assert(
      fc.property(opening, plain, (before, { choice, said }) => {
        expect(counted(`${before}${said}`)).toBe(choice);
      }),
    );
  });

  it('never counts where it’s negated', () => {
    const negated = fc.oneof(
      fc
        .tuple(
          fc.constantFrom(
            ...[
              "I don't vote",
              'I do not vote',
              'I dont vote',
              'not voting',
              'I never vote',
              "I can't vote",
              "I won't vote",
            ],
            ...[
              'I will not vote',
              "we shouldn't vote",
              'I would never vote',
              "I'm not voting",
              'I refuse to vote',
            ],
            ...[
              "my vote isn't",
              'my vote is not',
              "don't count me as",
              'do not put me down as',
              "I didn't say",
              'nobody votes',
            ],
            ...[
              'not',
              'I am not',
              "it's not",
              'hardly',
              "I don't want to vote",
              "I'm not going to vote",
              "I haven't voted",
            ],
          ),
          stance,
          tail,
        )
        .map(([no, { choice, said }, after]): Vote => ({ choice, said: `${no} ${said}${after}` })),
    );
    fc.assert(
      fc.property(negated, ({ choice, said }) => {
        expect(counted(said)).not.toBe(choice);
      }),
    );
  });

  it('never counts in a question, with or without its mark', () => {
    const question = fc.oneof(
      fc
        .tuple(
          fc.constantFrom(
            ...[
              'should I vote',
              'did I vote',
              'can I still vote',
              'who voted',
              'why did bob vote',
              'is it too late to vote',
            ],
            ...[
              'do we vote',
              'how many vote',
              'what if I vote',
              'may I vote',
              'hey, who votes',
              'does anybody vote',
            ],
          ),
          stance,
          fc.constantFrom('', '?', ' here', ' here?', ' ???'),
        )
        .map(([asks, { said }, after]) => `${asks} ${said}${after}`),
      fc
        .tuple(plain, fc.constantFrom('?', '??', ' or what?', ', right?'))
        .map(([{ said }, mark]) => `${said}${mark}`),
      fc.tuple(plain, fc.lorem({ maxCount: 6 })).map(([{ said }, more]) => `${said} ${more}?`),
    );
    fc.assert(
      fc.property(question, (said) => {
        expect(counted(said)).toBeNull();
      }),
    );
  });

  it('never counts under a condition, or as somebody else’s', () => {
    const softened = fc.oneof(
      fc
        .tuple(
          plain,
          fc.constantFrom(
            ...[
              ' if it scales',
              ' unless somebody objects',
              ', provided we get SSO',
              ' as long as it stays small',
            ],
            ...[
              ' only if carol agrees',
              ', but only for the shop',
              ' once the demo is done',
              ', I guess',
              ', probably',
            ],
          ),
        )
        .map(([{ said }, under]) => `${said.replace(/[.!]$|, because.*/, '')}${under}`),
      fc
        .tuple(
          fc.constantFrom(
            'bob votes',
            'Priya says',
            'we all vote',
            'they vote',
            'I would vote',
            'I might vote',
            'maybe I vote',
          ),
          stance,
        )
        .map(([who, { said }]) => `${who} ${said}`),
    );
    fc.assert(
      fc.property(softened, (said) => {
        expect(counted(said)).toBeNull();
      }),
    );
  });

  it('never counts in a quote, in what is struck out, or in code', () => {
    const marked = fc.constantFrom(
      (said: string) => `> ${said}`,
      (said: string) => `>>> ${said}\n${said}`,
      (said: string) => `~~${said}~~`,
      (said: string) => `\`\`\`\n${said}\n\`\`\``,
      (said: string) => `bob wrote "${said}"`,
    );
    fc.assert(
      fc.property(marked, plain, (mark, { said }) => {
        expect(counted(mark(said.replace(/[_*]/g, '')))).toBeNull();
      }),
    );
  });

  it('that contradicts another one in the same message isn’t counted', () => {
    fc.assert(
      fc.property(plain, plain, fc.constantFrom('. ', '\n', ' and ', ', '), (one, other, between) => {
        if (one.choice === other.choice) return;
        expect(counted(`${one.said}${between}${other.said}`)).toBeNull();
      }),
    );
  });

  it('is read in any text in no time, and never throws', () => {
    const piece = fc.constantFrom(
      ...[
        'yes',
        'no',
        'vote',
        'I',
        'my',
        'not',
        'if',
        '+1',
        '-1',
        ',',
        '.',
        '?',
        '👍',
        '`',
        '"',
        '~',
        '>',
        '\n',
        'for',
        'it',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 400 }), (pieces) => {
        readVote(pieces.join(' '));
      }),
    );
    const begun = performance.now();
    for (const word of [
      'yes ',
      'I vote ',
      'no, ',
      'i am ',
      'put me down as ',
      'from me ',
      '"',
      '+1 ',
      'a a a put ',
    ])
      readVote(word.repeat(2_000));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

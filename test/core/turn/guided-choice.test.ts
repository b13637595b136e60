import { describe, expect, it } from 'vitest';
import { type Answer, pressed } from '../../../src/core/answer/answer.ts';
import { mostQuestions } from '../../../src/core/ranking/guide.ts';
import { conversationSchema } from '../../../src/core/turn/conversation.ts';
import { takeTurn } from '../../../src/core/turn/turn.ts';
import { builtIn, pythonWeb } from '../built-in.ts';
import { smallKnowledge } from '../small-topic.ts';
import { saidIn } from '../spans-of.ts';
import { openThread, type Thread } from '../thread.ts';

const anna = { author: 'anna' } as const;
const ben = { author: 'ben' } as const;

const guideIn = (thread: Thread) => thread.state().guide;
const answersIn = (thread: Thread): string[] =>
  (guideIn(thread)?.answers ?? []).map(({ need, author, says }) => `${author}: ${need} ${says}`);
const pressesOf = (answer: Answer): string[] =>
  answer.blocks.flatMap((block) =>
    block.kind === 'choices' ? block.choices.map((choice) => pressed(choice) ?? '') : [],
  );

function begun(knowledge = smallKnowledge): Thread {
  const thread = openThread(knowledge);
  thread.say('help us choose');
  return thread;
}

describe('a guided choice', () => {
  it.each(['help us choose', 'guide us', 'please ask us some questions', 'which queue should we use?'])(
    'begins with "%s": one line, a question and what can be pressed',
    (words) => {
      const { answer } = openThread(smallKnowledge).ask(words);
      expect(saidIn(answer)).toContain('at most 6 short questions, or just tell me what you need');
      expect(saidIn(answer)).toContain('question 1: do you need an event log?');
      expect(pressesOf(answer)).toEqual([
        'yes to an event log',
        'no to an event log',
        'skip an event log',
        'stop',
      ]);
    },
  );

  it('turns a yes into a need of its author, and asks the next question', () => {
    const thread = begun();
    const { answer } = thread.ask('yes', ben);
    expect(thread.state().frame?.needs).toEqual([
      { need: 'event-log', author: 'ben', words: 'an event log' },
    ]);
    expect(saidIn(answer)).toContain('kafka 5.0 · nats 3.0');
    expect(guideIn(thread)?.asked).toBe('little-care');
  });

  it('ends with the recommendation once no question can change it, and says so', () => {
    const thread = begun();
    thread.say('yes');
    const { answer } = thread.ask('no');
    expect(answer.ranking?.[0]).toBe('kafka');
    expect(saidIn(answer)).toContain('2 questions were enough');
    expect(saidIn(answer)).toContain('nats would win if you also needed "little care"');
    expect(guideIn(thread)?.asked).toBeNull();
  });

  it('accepts skipping, and answers from anybody', () => {
    const thread = begun();
    thread.say('skip', anna);
    thread.say('yes we do', ben);
    expect(answersIn(thread)[0]).toBe('anna: event-log skip');
    expect(answersIn(thread)[1]).toMatch(/^ben: .* yes$/);
  });

  it.each([
    ['yes please', 'yes'],
    ['of course', 'yes'],
    ['I think so', 'yes'],
    ['probably', 'yes'],
    ['we do', 'yes'],
    ['yes, for the accounting', 'yes'],
    ['nope', 'no'],
    ['not really', 'no'],
    ['probably not', 'no'],
    ['definitely no', 'no'],
    ["I don't think so", 'no'],
    ["doesn't matter to us", 'no'],
    ['not needed', 'no'],
    ['idk', 'skip'],
    ['pass', 'skip'],
    ['it depends', 'skip'],
    ['no idea', 'skip'],
    ['no preference', 'skip'],
    ["can't say yet", 'skip'],
    ['honestly no idea', 'skip'],
    ['still undecided', 'skip'],
    ['1', 'yes'],
    ['option a', 'yes'],
    ['the first one', 'yes'],
    ['B', 'no'],
    ['number 2 please', 'no'],
    ['second option', 'no'],
    ['3', 'skip'],
    ['the third', 'skip'],
  ])('takes "%s" for %s', (words, says) => {
    const thread = begun();
    const asked = guideIn(thread)?.asked ?? '';
    thread.say(words);
    expect(answersIn(thread)).toEqual([`anna: ${asked} ${says}`]);
  });

  it.each([
    'why do you ask?',
    'why?',
    'what do you mean?',
    'what does that mean?',
    "I don't understand",
    'huh?',
  ])('takes "%s" for a question about the question', (words) => {
    const thread = begun();
    expect(thread.ask(words).intent).toMatchObject({ kind: 'recommend', guide: { kind: 'why' } });
    expect(answersIn(thread)).toEqual([]);
  });

  it.each(['go back', 'back', 'previous question', 'one back', 'undo that'])('goes back at "%s"', (words) => {
    const thread = begun();
    const asked = guideIn(thread)?.asked;
    thread.say('no');
    thread.say(words);
    expect(guideIn(thread)?.asked).toBe(asked);
  });

  it.each(['skip', 'next question', 'not sure', "we don't know yet", 'skip that'])(
    'takes "%s" for skipping, and withdraws nothing that was stated before',
    (words) => {
      const thread = openThread(smallKnowledge);
      thread.say('we need strict order');
      thread.say('guide us');
      const asked = guideIn(thread)?.asked ?? '';
      thread.say(words);
      expect(answersIn(thread)).toEqual([`anna: ${asked} skip`]);
      expect(thread.state().frame?.needs.map(({ need }) => need)).toEqual(['strict-order']);
      expect(thread.state().earlier).toEqual([]);
    },
  );

  it('says why it asks, with evidence, and asks again', () => {
    const thread = begun();
    const { answer } = thread.ask('why do you ask?');
    expect(saidIn(answer)).toContain('kafka 5, messages stay as long as configured');
    expect(saidIn(answer)).toContain('rabbitmq 1,');
    expect(answer.sources.length).toBeGreaterThan(0);
    expect(saidIn(answer)).toContain('question 1:');
    expect(answersIn(thread)).toEqual([]);
  });

  it('goes back, and continues from another answer', () => {
    const thread = begun();
    thread.say('yes');
    expect(saidIn(thread.ask('go back').answer)).toContain(
      'back to question 1 (yes so far): do you need an event log?',
    );
    thread.say('no');
    expect(answersIn(thread)).toEqual(['anna: event-log no']);
    expect(thread.state().frame?.needs).toEqual([]);
    expect(guideIn(thread)?.asked).not.toBe('event-log');
  });

  it('changes an earlier answer in words and keeps the others', () => {
    const thread = begun(builtIn);
    const first = guideIn(thread)?.asked ?? '';
    thread.say('yes');
    const second = guideIn(thread)?.asked ?? '';
    thread.say('yes');
    const title = pythonWeb.needs.find(({ id }) => id === first)?.title ?? '';
    thread.say(`actually no to the ${title}`);
    expect(answersIn(thread).slice(0, 2)).toEqual([`anna: ${first} no`, `anna: ${second} yes`]);
    expect(thread.state().frame?.needs.map(({ need }) => need)).toEqual([second]);
  });

  it('can be changed after its end', () => {
    const thread = begun();
    thread.say('yes');
    thread.say('no');
    const { answer } = thread.ask('actually yes to little care');
    expect(answer.ranking?.[0]).toBe('nats');
    expect(thread.state().frame?.needs.map(({ need }) => need)).toEqual(['event-log', 'little-care']);
  });

  it('takes a late press on an earlier question for that question', () => {
    const thread = begun();
    const presses = pressesOf(thread.ask('why do you ask?').answer);
    thread.say('yes');
    thread.say(presses[1] ?? '', ben);
    expect(answersIn(thread)).toEqual(['ben: event-log no']);
    expect(thread.state().frame?.needs).toEqual([]);
  });

  it('answers a digression and repeats its question below', () => {
    const thread = begun();
    const { answer, intent } = thread.ask('what is kafka?');
    expect(intent.kind).toBe('explain');
    expect(saidIn(answer)).toContain('back to question 1: do you need an event log?');
    expect(answer.blocks.filter(({ kind }) => kind === 'choices')).toHaveLength(1);
    thread.say('yes');
    expect(answersIn(thread)).toEqual(['anna: event-log yes']);
  });

  it('answers what would change it, and how sure it is, without ending', () => {
    const thread = begun();
    thread.say('yes');
    const asked = guideIn(thread)?.asked;
    for (const [words, says] of [
      ['what would change your mind?', 'nats would win if you also needed "little care"'],
      ['how sure are you?', 'kafka is well ahead of nats'],
      ['what if we are wrong?', 'later: '],
    ] as const) {
      const text = saidIn(thread.ask(words).answer);
      expect(text).toContain(says);
      expect(text, words).toContain('back to question 2: ');
      expect(guideIn(thread)?.asked).toBe(asked);
    }
  });

  it('begins when the kind of thing to choose is named, and comes back after a why', () => {
    const named = openThread(smallKnowledge);
    expect(saidIn(named.ask('help us choose a queue').answer)).toContain('question 1');
    expect(saidIn(named.ask('what is kafka?').answer)).toContain('back to question 1');
    const asked = openThread(smallKnowledge);
    asked.say('which queue should we use?');
    asked.say('why do you ask?');
    expect(saidIn(asked.ask('what is kafka?').answer)).toContain('back to question 1');
  });

  it('is not repeated below other answers if nobody asked for it or answered it', () => {
    const thread = openThread(smallKnowledge);
    thread.say('which queue should we use?');
    expect(saidIn(thread.ask('what is kafka?').answer)).not.toContain('question');
    thread.say('yes');
    expect(answersIn(thread)).toEqual([]);
    thread.say('yes to an event log');
    expect(answersIn(thread)).toEqual(['anna: event-log yes']);
    expect(saidIn(thread.ask('what is kafka?').answer)).toContain('back to question 2');
  });

  it('accepts a need that is stated in between, and does not ask about it', () => {
    const thread = begun();
    thread.say('skip');
    const { answer } = thread.ask('we need strict order');
    expect(answersIn(thread)).toEqual(['anna: event-log skip']);
    expect(saidIn(answer)).toContain('so far: kafka 4.0');
    expect(thread.state().frame?.needs.map(({ need }) => need)).toEqual(['strict-order']);
  });

  it('gives way when people just state their needs', () => {
    const thread = begun();
    const { answer } = thread.ask('we need an event log and have nobody to run it');
    expect(answer.ranking).toEqual(['nats', 'kafka']);
    expect(saidIn(answer)).not.toContain('question');
    expect(guideIn(thread)?.asked).toBeNull();
  });

  it('leaves out what is excluded', () => {
    const thread = begun();
    const { answer } = thread.ask('not nats');
    expect(saidIn(answer)).not.toContain('nats on');
    expect(guideIn(thread)?.asked).not.toBeNull();
  });

  it.each(['stop', 'just tell me', 'which should we use?'])('ends with "%s"', (words) => {
    const thread = begun();
    thread.say('yes');
    const { answer } = thread.ask(words);
    expect(answer.ranking).toEqual(['kafka', 'nats']);
    expect(saidIn(answer)).toContain('stopped after 1 question');
    expect(guideIn(thread)?.asked).toBeNull();
  });

  it('says so if nothing it asked about is needed', () => {
    const thread = begun();
    for (const words of ['no', 'no', 'no', 'no']) thread.say(words);
    expect(guideIn(thread)?.asked).toBeNull();
    expect(saidIn(thread.ask('which should we use?').answer)).toContain('question 1:');
  });

  it('takes a yes and a no in a shared thread, and no small talk', () => {
    const thread = begun();
    expect(thread.say('yes', { audience: 'shared', author: 'ben' }).silence).toBeNull();
    expect(thread.say('lunch anyone?', { audience: 'shared' }).answer).toBeNull();
    expect(answersIn(thread)).toEqual(['ben: event-log yes']);
  });

  it('takes nothing for an answer when nothing is asked', () => {
    const thread = openThread(smallKnowledge);
    expect(thread.say('yes').intent.kind).toBe('smalltalk');
    expect(guideIn(thread)).toBeNull();
  });

  it('ends when people start over', () => {
    const thread = begun();
    thread.say('start over');
    expect(guideIn(thread)).toBeNull();
  });

  it('goes on from what was stored', () => {
    let conversation = begun().state();
    for (const words of ['yes', 'no'])
      conversation = takeTurn(
        conversationSchema.parse(JSON.parse(JSON.stringify(conversation))),
        { conversation: 'thread', author: 'anna', words, audience: 'direct' },
        smallKnowledge,
      ).conversation;
    expect(conversation.guide?.answers.map(({ says }) => says)).toEqual(['yes', 'no']);
  });

  it('asks at most six questions, about each need once, whatever the answers', () => {
    for (const pattern of ['yes', 'no', 'skip']) {
      const thread = begun(builtIn);
      const asked: string[] = [];
      for (let turn = 0; turn < 12 && guideIn(thread)?.asked != null; turn++) {
        asked.push(guideIn(thread)?.asked ?? '');
        thread.say(pattern);
      }
      expect(asked.length).toBeLessThanOrEqual(mostQuestions);
      expect(new Set(asked).size).toBe(asked.length);
      expect(guideIn(thread)?.asked).toBeNull();
    }
  });
});

describe('the questions of the built-in topic', () => {
  it('name a need that their buttons are understood as', () => {
    for (const { id, title, asks } of pythonWeb.needs) {
      expect(asks, id).toMatch(/\?$/);
      const thread = begun(builtIn);
      const state = thread.state();
      const guide = { topic: 'python-web', options: [], answers: [], asked: id, wanted: true };
      for (const says of ['yes', 'no', 'skip'] as const) {
        const words = says === 'skip' ? `skip ${title}` : `${says} to ${title}`;
        const { conversation } = takeTurn(
          { ...state, guide },
          { conversation: 'thread', author: 'anna', words, audience: 'direct' },
          builtIn,
        );
        expect(conversation.guide?.answers, words).toEqual([{ need: id, author: 'anna', says }]);
      }
    }
  });
});

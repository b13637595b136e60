import { type ComponentChild, h } from 'preact';
import { firstSteps, installSteps } from './first-steps.ts';

type StartGuideProps = {
  /** Says something, in the last thread or as a new question. */
  readonly say: (words: string, inThread: boolean) => void;
  /** Whether there's a thread to say something in. */
  readonly hasThread: boolean;
};

/** The tutorial's first steps, and how to go on from here. */
export function StartGuide({ say, hasThread }: StartGuideProps): ComponentChild {
  return [
    h('h2', { key: 'title' }, 'First steps'),
    h(
      'ol',
      { key: 'steps', class: 'steps' },
      firstSteps.map(({ title, text, says, inThread }) =>
        h(
          'li',
          { key: title },
          h('strong', null, title),
          h('p', null, text),
          h(
            'button',
            {
              type: 'button',
              class: 'control',
              disabled: inThread && !hasThread,
              onClick: () => say(says, inThread),
            },
            says,
          ),
        ),
      ),
    ),
    h(
      'details',
      { key: 'install', class: 'install' },
      h('summary', null, 'How do I get this into Slack or Discord?'),
      installSteps.map(({ platform, guide, steps }) =>
        h(
          'section',
          { key: platform },
          h('h3', null, platform),
          h(
            'ol',
            null,
            steps.map(([text = '', ...codes]) =>
              h(
                'li',
                { key: text },
                text,
                codes.map((code) => [' ', h('code', { key: code }, code)]),
              ),
            ),
          ),
          h('p', { class: 'aside' }, 'All of it, step by step: ', h('code', null, guide)),
        ),
      ),
    ),
  ];
}

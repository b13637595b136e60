/** A step of the tutorial (docs/tutorial-first-decision.md). */
export type FirstStep = {
  readonly title: string;
  readonly text: string;
  /** What to say. */
  readonly says: string;
  /** Whether it's said in the thread of the last answer. */
  readonly inThread: boolean;
};

export const firstSteps: readonly FirstStep[] = [
  {
    title: 'Ask',
    text: "Say what you're building and what you need, as you would to a colleague.",
    says: "we're building an online shop, we're 3 people. we need an admin panel and migrations. django or flask?",
    inThread: false,
  },
  {
    title: 'Challenge it',
    text: 'The answer is in a thread. Ask on there: why, what else, what it costs.',
    says: "what if we're wrong?",
    inThread: true,
  },
  {
    title: 'Decide',
    text: 'You get a draft, filled in from the thread. Change what’s wrong, then press “Record it”.',
    says: 'ok team, we go with django',
    inThread: true,
  },
  {
    title: 'Find it again',
    text: 'The record answers for itself, weeks later too. Its page is under “Decisions”, at the top.',
    says: 'why did we choose django?',
    inThread: true,
  },
  {
    title: 'Weigh it together',
    text: 'Each answers alone; nobody sees who gave which weight. Open a second window as Ben to be two people.',
    says: "let's weigh this together with @ben and me",
    inThread: true,
  },
];

/** What it takes to have the bot where the team talks: README, "Install it in Slack or Discord". */
export const installSteps: readonly {
  readonly platform: string;
  readonly guide: string;
  readonly steps: readonly (readonly string[])[];
}[] = [
  {
    platform: 'Slack',
    guide: 'docs/slack.md',
    steps: [
      ['Create an app at api.slack.com/apps from the output of', 'npm run -s tradeoff -- manifest slack'],
      ['Put two tokens into .env:', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
      ['Start it, and invite it in a channel:', 'npm start', '/invite @Tradeoff'],
    ],
  },
  {
    platform: 'Discord',
    guide: 'docs/discord.md',
    steps: [
      ['Press “New Application” in the developer portal, and put its token into .env:', 'DISCORD_TOKEN'],
      ['Open the link that this prints:', 'npm run -s tradeoff -- invite discord'],
      ['Start it:', 'npm start'],
    ],
  },
];

/** Slack's numbers, each with its source. Lengths are in characters as Slack counts them, times in milliseconds. */
export const limits = {
  /** https://docs.slack.dev/reference/block-kit/blocks: 50 blocks in a message, 100 in a modal or Home tab. */
  blocksInMessage: 50,
  blocksInView: 100,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block and composition-objects/text-object */
  sectionText: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionElements: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2000,
  /** Same page; the same for every interactive element. */
  actionId: 255,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  /** 75 in Slack's types (`@slack/types`, PlainTextOption), 150 on the page above: the smaller one is safe in both. */
  optionValue: 75,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  selectOptions: 100,
  selectPlaceholder: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/table-block; the sum over cells and one table a message: same page, usage. */
  tableRows: 100,
  tableColumns: 20,
  tableText: 10_000,
  /**
   * All blocks of a message together. Undocumented: `msg_blocks_too_long` has been seen from 13,172 characters on
   * (github.com/slackapi/bolt-js/issues/2509), so this stays below.
   */
  messageBlocks: 12_000,
  /** https://docs.slack.dev/reference/methods/chat.postMessage: best kept under 4,000; Slack truncates at 40,000. */
  messageText: 4000,
  /** https://docs.slack.dev/reference/views/modal-views: title, submit, close. */
  viewTitle: 24,
  /** https://docs.slack.dev/reference/methods/users.conversations: under 1,000, 200 recommended. */
  conversationsPage: 200,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block: alt_text and title 2,000 each. */
  imageText: 2000,
  /**
   * Ours: how many people are looked up by name for one message or page. https://docs.slack.dev/reference/methods/users.info
   * allows about 100 a minute.
   */
  lookedUpPeople: 20,
  /** Ours: Slack documents no limit for a file's title, and shows it on one line. */
  fileTitle: 150,
  /**
   * How often a message with a picture is tried while Slack refuses its file. Slack processes an upload for a few
   * seconds after files.completeUploadExternal has answered, and refuses it as "invalid slack file" until then
   * (github.com/slackapi/java-slack-sdk/issues/1349, slackapi/python-slack-sdk/issues/1658). Delays double.
   */
  fileTries: 4,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2000,
  inputHint: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element: max_length. */
  inputText: 3000,
  /** https://docs.slack.dev/reference/views/modal-views */
  viewMetadata: 3000,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts: up to four. */
  suggestedPrompts: 4,
  /** Ours: Slack documents no limit for a thread's title, and shows it on one line. */
  threadTitle: 80,
  /** https://docs.slack.dev/apis/web-api/rate-limits: posting, about one message a second and channel. */
  postEvery: 1000,
  /** https://docs.slack.dev/apis/web-api/rate-limits: replies and history for new distributed apps, 15 objects a call. */
  historyPage: 15,
  /** https://docs.slack.dev/reference/methods/conversations.replies: 1,000 at most, and no more than 200 recommended. */
  earlierPage: 200,
  /** Ours, as somebody waits for the answer. */
  earlierPages: 5,
  /** https://docs.slack.dev/interactivity/implementing-slash-commands: acknowledged within 3,000 ms. */
  acknowledgeWithin: 3000,
  /** Ours: commands and presses are acknowledged after this long even if they aren't done, with time left to arrive. */
  acknowledgeUndone: 2500,
  /** https://docs.slack.dev/interactivity/handling-user-interaction: a `response_url` takes 5 messages within 30 minutes. */
  responseUrlUses: 5,
  responseUrlFor: 30 * 60_000,
  /**
   * Bolt refreshes a token that expires within two hours (`@slack/oauth`, install-provider). Tokens last twelve:
   * https://docs.slack.dev/authentication/using-token-rotation.
   */
  refreshBefore: 2 * 3_600_000,
  /** https://docs.slack.dev/reference/app-manifest: name 35, description 140. */
  manifestName: 35,
  manifestDescription: 140,
} as const;

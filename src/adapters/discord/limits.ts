/**
 * Every number of Discord's that the adapter keeps to, each with its source. All are of API version 10, read in Discord's
 * documentation (https://docs.discord.com/developers) in November 2026.
 */
export const limits = {
  /** Reference, "API Versioning". */
  apiVersion: '10',

  /** Components reference: "Messages allow up to 40 total components" with IS_COMPONENTS_V2; nested ones count. */
  components: 40,
  /** Components reference: "The total combined text limit for text display components is 4000 characters". */
  text: 4000,
  /** Components reference, Media Gallery Item: `description`, "max 1024 characters". */
  altText: 1024,
  /** Components reference, Action Row: "Up to 5 contextually grouped button components". */
  buttonsInRow: 5,
  /** Components reference, Button: `label`, "max 80 characters". */
  buttonLabel: 80,
  /** Components reference, Custom ID: "a developer-defined identifier, 1-100 characters". */
  customId: 100,
  /** Components reference, String Select: `options`, "max 25". */
  selectOptions: 25,
  /** Components reference, Select Option: `label`, `value` and `description`, "max 100 characters" each. */
  selectText: 100,
  /** Receiving and responding, Modal: `title`, "max 45 characters". */
  modalTitle: 45,
  /** Receiving and responding, Modal: `components`, "Between 1 and 5 (inclusive) components"; a text counts as one. */
  modalComponents: 5,
  /** Components reference, Label: `label`, "max 45 characters". */
  modalLabel: 45,
  /** Components reference, Label: `description`, "max 100 characters". */
  modalHint: 100,
  /** Components reference, Text Input: `max_length`, "max: 4000". */
  modalText: 4000,

  /** Channel resource, Start Thread from Message: `name`, "1-100 character channel name". */
  threadName: 100,
  /** Message resource, Allowed Mentions: `users`, "Array of user_ids to mention (Max size of 100)". */
  mentions: 100,

  /** Message resource, Create Message: `nonce`, "up to 25 characters". */
  nonce: 25,
  /** Message resource, `enforce_nonce`: "checked for uniqueness in the past few minutes"; two minutes is the least this can mean. */
  nonceHeldMs: 120_000,

  /** Message resource, Get Channel Messages: `limit`, "Max number of messages to return (1-100)". */
  earlierMessages: 100,

  /** Receiving and responding: "you must send an initial response within 3 seconds of receiving the event". */
  firstResponseMs: 3_000,
  /** Receiving and responding: "Interaction tokens are valid for 15 minutes". */
  tokenMs: 15 * 60_000,

  /**
   * Message resource: `edited_timestamp`, "when this message was edited"; an event arrives seconds later, or minutes if a
   * connection was lost. An older one is of an earlier edit, in an event about something else.
   */
  editHeardMs: 15 * 60_000,

  /** Application commands, Autocomplete: `choices`, "max of 25 choices". */
  choices: 25,
  /** Application commands, Option Choice: `name` "1-100 character", string `value` "up to 100 characters". */
  choiceText: 100,
  /** Application commands: `description`, "1-100 character". */
  description: 100,

  /** Gateway, Rate limiting: `max_concurrency` identifies "allowed per 5 seconds". */
  identifyWindowMs: 5_000,
} as const;

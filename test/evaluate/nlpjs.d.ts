// nlp.js ships no types. These cover what the comparison uses.
declare module '@nlpjs/core' {
  export function containerBootstrap(): { use(plugin: unknown): void };
}
declare module '@nlpjs/lang-en-min' {
  export const LangEn: unknown;
}
declare module '@nlpjs/nlu' {
  export class NluNeural {
    constructor(settings: { locale: string; container: unknown; log: boolean });
    train(
      corpus: readonly { utterance: string; intent: string }[],
      settings: { log: boolean },
    ): Promise<void>;
    process(utterance: string): Promise<{ classifications: readonly { intent: string; score: number }[] }>;
  }
}

/** Linear scores of texts, a row for each class: how well a text fits it. */
export type Discriminant = {
  /** Row by row, as long as a vector each. */
  readonly weights: Float32Array;
  readonly offsets: Float32Array;
};

/** Vectors one behind the other. */
export type Rows = Float32Array;

/** The same in a quarter of the space: as much of a direction as eight bits tell. */
export type ByteRows = {
  readonly bytes: Int8Array;
  /** What one of a row's bytes counts, for each row. */
  readonly units: Float32Array;
};

/** What the texts of a topic mean: their vectors, and what was fitted to them. Pure data. */
export type TopicMeanings = {
  /** Of the encoder that made the vectors: other encoders' vectors can't be compared with them. */
  readonly checksum: string;
  /** How many numbers a vector has. */
  readonly size: number;
  /** The topic's questions, then its claims, as in its files. */
  readonly classes: Discriminant;
  /** The phrasings of all classes, one class after the other, as `phrasingsByClass` gives them. */
  readonly phrasings: ByteRows;
  /** The line of each claim. */
  readonly lines: Rows;
  /** Of each claim that a team stated: its words without the option's name; absent where a topic has none. */
  readonly said?: Rows;
  readonly unanswered: Rows;
  /** What teams say who choose in it and name none of its options. */
  readonly openings: Rows;
  /** Tells what was asked and not answered from the phrasings; one row, or none where the topic has no such texts. */
  readonly outside: Discriminant;
};

/** Tells topics from each other by what a message means. Pure data. */
export type BetweenTopics = {
  readonly checksum: string;
  readonly size: number;
  /** Their ids; a row of the discriminant for each. */
  readonly topics: readonly string[];
  readonly rows: Discriminant;
};

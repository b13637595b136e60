import { libraryOf } from '../../../knowledge/queries.ts';
import type { Knowledge, Product } from '../../../knowledge/schema.ts';
import { called, namesInTopic, plainWordsOf } from '../../understanding/acts/topics/names-in-topic.ts';
import type { OptionToAdd } from '../change/command.ts';

/** The option as it's known: by the name that the products have, and with what a checked topic has on it. */
export function optionNamed(name: string, { products = [], topics }: Knowledge): OptionToAdd {
  const known = productCalled(name, products);
  const from = topics.flatMap((topic) => {
    const option = called(name, namesInTopic(topic).options);
    return option === undefined ? [] : [{ topic: topic.id, option, name: libraryOf(topic).nameOf(option) }];
  })[0];
  const isAsTyped = name !== name.toLowerCase();
  return {
    name: isAsTyped ? name : (from?.name ?? known?.name ?? name),
    aliases: [],
    from: from === undefined ? null : { topic: from.topic, option: from.option },
  };
}

/** The product that goes by this name. */
export function productCalled(name: string, products: readonly Product[]): Product | undefined {
  const words = plainWordsOf(name);
  return products.find(({ phrases, everyday }) =>
    [...phrases, ...everyday].some((phrase) => phrase.replace(/(^| )=/g, '$1') === words),
  );
}

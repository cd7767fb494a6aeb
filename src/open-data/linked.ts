import { DataFactory, type Quad, Writer } from 'n3';

/** A text in a language, a value of a type, or the name of something else. */
type Value =
  | string
  | number
  | { readonly '@value': string; readonly '@language': string }
  | { readonly '@value': string; readonly '@type': string }
  | { readonly '@id': string };
/** One thing and what is said of it, as JSON-LD: names have a prefix of the context, things may stand inside each other. */
export type Thing = { readonly '@id'?: string; readonly '@type': string } & {
  readonly [property: string]: Value | Thing | readonly (Value | Thing)[];
};
/** What prefixes of names stand for. */
export type Prefixes = Readonly<Record<string, string>>;

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const { namedNode, literal, blankNode, quad } = DataFactory;

export const jsonLd = (thing: Thing, prefixes: Prefixes): string => JSON.stringify({ '@context': prefixes, ...thing });

/** The same statements in Turtle. @throws Error for a name whose prefix is not there */
export async function turtle(thing: Thing, prefixes: Prefixes): Promise<string> {
  const writer = new Writer({ prefixes: { ...prefixes } });
  writer.addQuads([...statements(thing, prefixes)]);
  return new Promise((resolve, reject) => writer.end((error, text) => (error ? reject(error) : resolve(text))));
}

function* statements(thing: Thing, prefixes: Prefixes): Generator<Quad, ReturnType<typeof nodeOf>> {
  const whole = (name: string) => {
    const [prefix = '', rest] = name.split(/:(.*)/s);
    const begins = prefixes[prefix];
    if (begins === undefined || rest === undefined) throw new Error(`${name} has no prefix that is known`);
    return begins + rest;
  };
  const { '@id': id, '@type': type, ...said } = thing;
  const subject = nodeOf(id);
  yield quad(subject, namedNode(RDF_TYPE), namedNode(whole(type)));
  for (const [property, values] of Object.entries(said))
    for (const value of [values].flat() as (Value | Thing)[]) {
      const object = isThing(value) ? yield* statements(value, prefixes) : termOf(value, whole);
      yield quad(subject, namedNode(whole(property)), object);
    }
  return subject;
}

const nodeOf = (id: string | undefined) => (id === undefined ? blankNode() : namedNode(id));
const isThing = (value: Value | Thing): value is Thing =>
  typeof value === 'object' && '@type' in value && !('@value' in value);

function termOf(value: Value, whole: (name: string) => string) {
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'number') return literal(String(value), namedNode(`${XSD}integer`));
  if ('@id' in value) return namedNode(value['@id']);
  return literal(value['@value'], '@language' in value ? value['@language'] : namedNode(whole(value['@type'])));
}

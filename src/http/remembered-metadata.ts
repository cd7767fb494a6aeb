import { getMetadataStorage } from 'class-validator';

type Look = ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas'];

/**
 * At each check class-validator goes through every class that was ever declared, for those that the body's class extends:
 * the more bodies a house knows, the longer each takes. What is declared of a class is declared with it, so it is looked for
 * once.
 */
export function rememberMetadata(): void {
  const storage = getMetadataStorage();
  const look = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, ReturnType<Look>>();
  const remembering: Look = (target, schema, always, strictGroups, groups) => {
    const plain = !always && !strictGroups && !groups?.length && !schema;
    // what a body calls its constructor is no class, and nothing is kept of it
    if (!plain || typeof target !== 'function') return look(target, schema, always, strictGroups, groups);
    if (!known.has(target)) known.set(target, look(target, schema, always, strictGroups, groups));
    return known.get(target)!;
  };
  storage.getTargetValidationMetadatas = remembering;
}

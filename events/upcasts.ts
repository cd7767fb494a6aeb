/** From the schema it is filed under to the next: pure, total, and kept for ever. */
export type Upcast = (data: object) => object;
/** For each type of fact, its upcasts by the schema they start from. */
export type Upcasts = { readonly [type: string]: { readonly [schema: number]: Upcast } };

/** Every change of shape since the first release: none yet. Facts in the log are never changed, only read as newer ones. */
export const upcasts: Upcasts = {};

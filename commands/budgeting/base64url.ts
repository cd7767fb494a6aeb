/**
 * Base64url without padding (RFC 4648 §5) in the one spelling that some bytes have: what the last character does not need
 * is zero. Names are made of these texts, so a second spelling of a key would be a second voter.
 */
const CHARACTER = '[A-Za-z0-9_-]';
const FOUR = `${CHARACTER}{4}`;
const ONE_BYTE = `${CHARACTER}[AQgw]`;
const TWO_BYTES = `${CHARACTER}{2}[AEIMQUYcgkosw048]`;

export const BASE64URL = new RegExp(`^(?:${FOUR})*(?:${ONE_BYTE}|${TWO_BYTES})?$`);
/** Of exactly so many bytes. */
export const base64urlOf = (bytes: number): RegExp =>
  new RegExp(`^(?:${FOUR}){${Math.floor(bytes / 3)}}${['', ONE_BYTE, TWO_BYTES][bytes % 3]!}$`);

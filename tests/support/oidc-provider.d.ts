/** The package tells no types of its own; only what the tests use of it is told here. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';
  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
    on(event: string, heard: (...args: unknown[]) => void): void;
  }
}

/** Where the pages of services are, and where their forms go. */
export function servicePaths(at: (path: string) => string) {
  const service = (code: string, part = '') => at(`/services/${encodeURIComponent(code)}${part}`);
  return {
    /** GET `lifeEvent?`, `q?`. */
    services: at('/services'),
    /** GET `version?`. */
    service: (code: string) => service(code),
    applyFor: (code: string) => service(code, '/apply'),
  };
}

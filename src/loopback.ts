const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|.*\.localhost|\[::1\])$/;
/** Whether a host's name in an address means this very machine. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

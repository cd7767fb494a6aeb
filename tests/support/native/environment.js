import { ModuleMocker } from 'jest-mock';

const mocker = new ModuleMocker(globalThis); // one for the process, as are the modules whose functions it replaces
const KEPT_BY_JEST = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES'];

/** The process itself, without a realm of its own; at the end of a file it is as it was before it. */
export default class NativeEnvironment {
  global = globalThis;
  moduleMocker = mocker;
  fakeTimers = null;
  fakeTimersModern = null;
  #console = globalThis.console;
  #exit = process.exit;

  async setup() {}

  async teardown() {
    mocker.restoreAllMocks();
    globalThis.console = this.#console;
    process.exit = this.#exit;
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (KEPT_BY_JEST.includes(key.description)) delete globalThis[key];
  }

  getVmContext() {
    return null;
  }
}

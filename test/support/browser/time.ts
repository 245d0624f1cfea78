/** Pages need more time than functions. */
jest.setTimeout(30_000);

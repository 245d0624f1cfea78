/** Pages need more time than functions. */
jest.setTimeout(120_000);

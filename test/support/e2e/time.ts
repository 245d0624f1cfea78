/** A real n8n needs more time than a function, above all on a busy machine. */
jest.setTimeout(60_000);

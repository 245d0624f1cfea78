/** The editor is a large page, and the machine may be busy. */
jest.setTimeout(600_000);

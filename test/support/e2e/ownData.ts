/** Suites run side by side: each worker of jest has a folder of its own for logs and for the packed package. */
process.env.VOICE_CALLS_DATA_FOLDER = `.data/e2e-${process.env.JEST_WORKER_ID}`;

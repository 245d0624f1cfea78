/** `npm run check:live -- zvonobot|mobilgroup|mcn`: see docs/live-check.md. */

import { messageOf } from '../../nodes/shared/errors';
import { checkLive } from './check';
import { readCredential } from './credential';
import { readOptions, USAGE, UsageError } from './options';
import { hasDifferences, issueHint, saveReport, writeUp } from './report';
import { openTerminal } from './terminal';

/** As `diff` has them: nothing differs, something differs, it did not work. */
const EXIT = { same: 0, differs: 1, trouble: 2, interrupted: 130 };

async function main(): Promise<number> {
	const options = readOptions(process.argv.slice(2));
	const stop = new AbortController();
	process.once('SIGINT', () => stop.abort());
	process.once('SIGTERM', () => stop.abort());
	const terminal = openTerminal(stop.signal);
	try {
		const credential = await readCredential(options.service, terminal, options.baseUrl);
		const result = await checkLive(options, credential, terminal, stop.signal);
		if (result.findings.length === 0) terminal.say('There was no answer to compare.');
		else terminal.say(issueHint(saveReport(writeUp(result), result, options.report)));
		if (result.stopped) return EXIT.interrupted;
		return hasDifferences(result) || result.findings.length === 0 ? EXIT.differs : EXIT.same;
	} catch (error) {
		if (stop.signal.aborted) return EXIT.interrupted;
		throw error;
	}
}

main()
	.then((code) => (process.exitCode = code))
	.catch((error: unknown) => {
		process.stderr.write(`${messageOf(error)}\n`);
		if (error instanceof UsageError) process.stderr.write(`\n${USAGE}\n`);
		process.exitCode = EXIT.trouble;
	});

/** `npm run sandbox`: the sandbox alone, until Ctrl-C. */

import { mcnAccount, mobilgroupAccount, zvonobotAccount } from './accounts';
import { startSandbox } from './server';

const DEFAULT_PORT = 8090;

async function main(): Promise<void> {
	const port = Number(process.env.VOICE_CALLS_SANDBOX_PORT ?? DEFAULT_PORT);
	const sandbox = await startSandbox({ port });
	process.stdout.write(
		[
			`Sandbox: ${sandbox.url} (open it in a browser: calls ring there, and nobody is called)`,
			`MCN Telecom: Base URL ${sandbox.url}/mcn, Account ID ${mcnAccount.accountId}, Access Token ${mcnAccount.accessToken}`,
			`Mobilgroup: Base URL ${sandbox.url}/mobilgroup, API Key ${mobilgroupAccount.apiKey}`,
			`Zvonobot: Domain ${sandbox.url}/zvonobot, API Key ${zvonobotAccount.apiKey}`,
			'Stop it with Ctrl-C.',
			'',
		].join('\n'),
	);
	const stop = () => void sandbox.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: NodeJS.ErrnoException) => {
	const advice =
		error.code === 'EADDRINUSE'
			? 'The port is taken. Choose another one with VOICE_CALLS_SANDBOX_PORT.'
			: error.message;
	process.stderr.write(`The sandbox did not start: ${advice}\n`);
	process.exit(1);
});

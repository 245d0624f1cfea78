import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { dataRoot } from './dataRoot';
import { verifyPhone, wentWell, type Verification } from './demo';
import { connectMcnWebhook, importExamples, ORDER_FORM } from './examples';
import { ensureHost } from './install';
import { buildPackage, packPackage } from './package';
import { portFromSetting } from './ports';
import { say, step } from './progress';
import { usualVersion, wantedVersion } from './recipe';
import { owner } from './restConnection';
import { isShuttingDown, onShutdown, shutDown, shutDownOnSignals } from './shutdown';
import { startWorld, type World, type WorldOptions } from './world';

type Place = Pick<WorldOptions, 'dataFolder' | 'n8nPort' | 'sandboxPort'>;

const once = process.argv.includes('--once');

/** Where n8n keeps its data and what it listens on: the same each time, to come back to. */
async function usualPlace(): Promise<Place> {
	const version = wantedVersion();
	return {
		// An older n8n cannot read what a newer one has written.
		dataFolder: join(dataRoot, version === usualVersion ? 'n8n' : `n8n-${version}`),
		n8nPort: await portFromSetting('VOICE_CALLS_N8N_PORT', 5678),
		sandboxPort: await portFromSetting('VOICE_CALLS_SANDBOX_PORT', 8090),
	};
}

/** A place that is gone when the program ends. */
async function passingPlace(): Promise<Place> {
	const dataFolder = await mkdtemp(join(tmpdir(), 'voice-calls-'));
	onShutdown(async () => await rm(dataFolder, { recursive: true, force: true }));
	return { dataFolder };
}

async function main(): Promise<void> {
	const place = once ? await passingPlace() : await usualPlace();
	const host = await ensureHost();
	await step('Building the package', buildPackage);
	const packed = await step('Packing it as for publishing', packPackage);
	const world = await startWorld({ ...place, host, packed });
	const example = await step('Importing the examples', async () => await importExamples(world));
	connectMcnWebhook(world, example);
	const verification = await step('Sending a phone number to the example', async () => {
		return await verifyPhone(world, example);
	});
	tellWhatHappened(verification);
	if (once) {
		process.exitCode = wentWell(verification) ? 0 : 1;
	} else {
		tellWhereToLook(world, example.id);
	}
}

function tellWhatHappened(verification: Verification): void {
	const { phone, callId, state, seconds, placing, hearing } = verification;
	say(`Call ${callId} to ${phone}: ${state}, after ${seconds.toFixed(1)} seconds`);
	say(`  execution ${placing.id}, which placed the call: ${placing.status}`);
	say(`  execution ${hearing.id}, which heard of its end: ${hearing.status}`);
}

function tellWhereToLook({ n8n, sandbox }: World, workflowId: string): void {
	console.log(`
  The example   ${n8n.url}/workflow/${workflowId}
  Sign in with  ${owner.email}
  Password      ${owner.password}
  The phone     ${sandbox.url} (open it in a browser: calls ring there)
  n8n's log     ${n8n.logFile}

  Approve an order by phone: send the form, answer the phone, press 1.
  The form      ${n8n.url}/${ORDER_FORM}

  Verify a phone; a number that ends in 77 rings on the page, all others do what their ending says:
  curl ${n8n.url}/webhook/verify-phone -H 'Content-Type: application/json' \\
    -d '{"phone":"79000000177"}'

  Ctrl-C stops everything.
`);
}

shutDownOnSignals(once ? 1 : 0);
main()
	.catch((error: unknown) => {
		// After Ctrl-C, what was under way fails; that is no news.
		if (isShuttingDown()) return;
		console.error(`\n${error instanceof Error ? error.message : String(error)}`);
		console.error('\nThe logs are in .data/logs.');
		process.exitCode = 1;
	})
	.finally(() => {
		if (once || process.exitCode) void shutDown();
	});

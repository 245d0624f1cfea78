import { mkdir, statfs } from 'node:fs/promises';

const NEEDED_GB = 3;
const OTHER_FOLDER = 'Name a folder elsewhere: VOICE_CALLS_CACHE=<folder>';

interface Explanation {
	sign: RegExp;
	advice: string;
}

const explanations: Explanation[] = [
	{
		sign: /ENOSPC|no space left/i,
		advice: `The disk is full, and n8n needs about ${NEEDED_GB} GB. Free some space, or: ${OTHER_FOLDER}`,
	},
	{
		sign: /gyp ERR! (find Python|build error|stack Error: not found: make)/,
		advice:
			'A native module of n8n has to be compiled, and there is no compiler. On Debian or Ubuntu: ' +
			'apt-get install build-essential python3',
	},
	{
		sign: /Command "start" not found/,
		advice:
			'Its packages do not fit together: npm has chosen one that is too new for this n8n. Try a version ' +
			'that is tested (host/versions.json)',
	},
	{
		sign: /ETARGET|No matching version found/,
		advice:
			'The package registry has not got all that this version of n8n needs. Try a version that is tested ' +
			'(host/versions.json)',
	},
	{
		sign: /EACCES|EPERM|EROFS/,
		advice: `A folder cannot be written to. ${OTHER_FOLDER}`,
	},
	{
		sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
		advice:
			'The package registry cannot be reached. Check the network and the registry and proxy ' +
			'that npm is set to (npm config get registry)',
	},
];

/** Makes the cache folder, and says so at once if it can't be written to or is too small. */
export async function makeCacheFolder(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true }).catch((error: unknown) => {
		throw new Error(`n8n has nowhere to go: ${String(error)}. ${OTHER_FOLDER}`);
	});
	const { bavail, bsize } = await statfs(folder);
	const freeGb = (bavail * bsize) / 1e9;
	if (freeGb >= NEEDED_GB) return;
	throw new Error(
		`n8n needs about ${NEEDED_GB} GB, and there are ${freeGb.toFixed(1)} GB free in ${folder}. ` +
			OTHER_FOLDER,
	);
}

/** What most likely went wrong, and what to do, read off the log of npm. */
export function explainFailedInstall(log: string): string {
	const advice = explanations.find(({ sign }) => sign.test(log))?.advice;
	return `${advice ?? 'See the log'}. Then start again: it begins anew.`;
}

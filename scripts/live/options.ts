/** The command line of the live check. */

import { parseArgs } from 'node:util';

import { parsePhone } from '../../nodes/shared/values/phone';
import { mcn } from './services/mcn';
import { mobilgroup } from './services/mobilgroup';
import { zvonobot } from './services/zvonobot';
import type { LiveService } from './service';

export const services: Record<string, LiveService> = { mcn, mobilgroup, zvonobot };

export interface Options {
	service: LiveService;
	baseUrl?: string;
	/** Digits. */
	phone?: string;
	id?: string;
	listen?: { port: number; publicUrl: string; minutes: number };
	report?: string;
}

/** The command line is wrong, or something that it needs is not there. */
export class UsageError extends Error {}

const DEFAULT_PORT = 8099;
const DEFAULT_MINUTES = 5;

export const USAGE = `Compares what a provider answers to your account with what this package knows. Only free requests are sent.

npm run check:live -- zvonobot|mobilgroup|mcn [options]

  --call <phone>      also place one call that costs money; you are asked first
  --listen            also hear callbacks; needs --public-url
  --public-url <url>  where the internet reaches this machine, such as the address of a tunnel
  --port <number>     where to listen on this machine, ${DEFAULT_PORT} if nothing is said
  --minutes <number>  how long to listen, ${DEFAULT_MINUTES} if nothing is said
  --id <id>           also look up this call (Zvonobot) or mailing (Mobilgroup)
  --base-url <url>    another address of the provider, such as the sandbox's
  --report <file>     where to write the report

Keys are not taken from the command line. They are read from environment variables, or asked for without being shown:
${Object.entries(services)
	.map(([name, { fields }]) => `  ${name.padEnd(12)}${fields.map(({ variable }) => variable).join(', ')}`)
	.join('\n')}`;

/** @throws UsageError that says what is wrong */
export function readOptions(args: string[]): Options {
	const { values, positionals } = parse(args);
	const [name = '', ...others] = positionals;
	if (!Object.hasOwn(services, name) || others.length > 0) {
		throw new UsageError(`Name one provider: ${Object.keys(services).join(', ')}.`);
	}
	const { 'base-url': baseUrl, call, id, report } = values;
	if (id !== undefined && !/^\d+$/.test(id)) throw new UsageError('--id takes digits.');
	return {
		service: services[name],
		baseUrl,
		id,
		report,
		phone: call === undefined ? undefined : phoneOf(call),
		listen: listenOf(values),
	};
}

function parse(args: string[]) {
	const text = { type: 'string' } as const;
	const known = { call: text, 'public-url': text, port: text, minutes: text, id: text, report: text };
	const options = { ...known, 'base-url': text, listen: { type: 'boolean' } as const };
	try {
		return parseArgs({ args, options, allowPositionals: true });
	} catch {
		// The argument itself is not repeated: it may be a key.
		throw new UsageError('An argument is not known. Keys are not taken from the command line.');
	}
}

function phoneOf(text: string): string {
	const phone = parsePhone(text);
	if ('rule' in phone) throw new UsageError(`The phone of --call ${phone.rule}.`);
	return phone.digits;
}

function listenOf(values: ReturnType<typeof parse>['values']): Options['listen'] {
	const { listen = false, 'public-url': publicUrl, port, minutes } = values;
	if (!listen) return undefined;
	if (publicUrl === undefined || !URL.canParse(publicUrl)) {
		throw new UsageError('--listen needs --public-url, the address that the provider is given.');
	}
	return {
		publicUrl,
		port: numberOf('--port', port ?? String(DEFAULT_PORT)),
		minutes: numberOf('--minutes', minutes ?? String(DEFAULT_MINUTES)),
	};
}

function numberOf(name: string, text: string): number {
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
	throw new UsageError(`${name} takes a number.`);
}

/** The credential: from environment variables, or asked for. */

import { randomBytes } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { UsageError } from './options';
import type { LiveService } from './service';
import type { Terminal } from './terminal';

/** The fields of the credential as the package names them. */
export async function readCredential(
	service: LiveService,
	terminal: Terminal,
	baseUrl?: string,
	env: NodeJS.ProcessEnv = process.env,
): Promise<IDataObject> {
	const fields: IDataObject = { webhookSecret: randomBytes(18).toString('base64url') };
	if (baseUrl !== undefined) fields[service.baseUrlField] = baseUrl;
	for (const { name, variable } of service.fields) {
		if (env[variable]) fields[name] = env[variable];
	}
	const byLogin = fields.login !== undefined && fields.password !== undefined;
	if (byLogin) return { ...fields, authentication: 'login' };
	for (const { name, variable, label, secret = false, required } of service.fields) {
		if (!required || fields[name] !== undefined) continue;
		if (!terminal.ask) throw new UsageError(`Set ${variable}, or run this in a terminal to be asked for it.`);
		fields[name] = await terminal.ask(`${label} of ${service.title}: `, secret);
	}
	return fields;
}

/** What must not be in the report. */
export const secretsOf = ({ fields }: LiveService, credential: IDataObject): string[] =>
	['webhookSecret', ...fields.map(({ name }) => name)]
		.filter((name) => name !== 'api')
		.map((name) => String((credential[name] as string | undefined) ?? ''))
		.filter(Boolean);

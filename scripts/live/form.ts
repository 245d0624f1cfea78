/** Stand-ins for what n8n gives to the package: the form of a credential, the seal of a code, one call of a paid operation. */

import type { IDataObject } from 'n8n-workflow';

import type { PaidOperation } from '../../nodes/shared/calls/operation';
import { Group } from '../../nodes/shared/reader';
import type { SealCode } from '../../nodes/shared/verification/codeResult';
import type { Question } from './service';

/** The fields of a credential; what is wrong with one is thrown. */
export const formOf = (fields: IDataObject): Group =>
	new Group(fields, { refuse: (label, rule) => new Error(`'${label}' ${rule}.`) });

/** Says only whether there is a code, and never which. */
export const noSeal: SealCode = ({ code }) => ({ hasCode: code !== undefined });

/** One call of an operation, without the gate: the person at the terminal is asked instead. */
export const callBy = <Settings, Call>(
	name: string,
	operation: PaidOperation<Settings, Call>,
	settings: Settings,
	call: Call,
): Question => ({
	name,
	request: operation.request(settings, [call]),
	read(answer) {
		const [outcome] = operation.results(answer, settings, [call]);
		return outcome && 'failure' in outcome ? outcome : [outcome?.json ?? {}];
	},
});

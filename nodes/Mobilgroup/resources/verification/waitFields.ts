/** The fields of the verification calls whose result is waited for. */

import type { INodeProperties } from 'n8n-workflow';

import { singleCallSafetyField } from '../../../shared/safety/field';
import { forOperation, simplifyOption } from '../../../shared/fields';
import { outputCodeOption } from '../../../shared/verification/codeResult';
import { codeLifeOption } from '../../../shared/verification/life';
import { limitWaitTimeOption } from '../../../shared/waiting/waitLimit';
import { codeLengthOption, flashCallTargetFields } from './flashCall';
import { callerNumberOption, repeatOption, voicePasswordTargetFields } from './voicePassword';

const fieldsFor = (operation: string, target: INodeProperties[], options: INodeProperties[]) =>
	forOperation({ resource: ['verification'], operation: [operation] }, [
		...target,
		singleCallSafetyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options,
		},
	]);

export const fields: INodeProperties[] = [
	...fieldsFor('flashCallAndWait', flashCallTargetFields, [
		codeLengthOption,
		codeLifeOption,
		limitWaitTimeOption,
		outputCodeOption,
		simplifyOption,
	]),
	...fieldsFor('voicePasswordAndWait', voicePasswordTargetFields, [
		callerNumberOption,
		codeLifeOption,
		limitWaitTimeOption,
		outputCodeOption,
		repeatOption,
		simplifyOption,
	]),
];

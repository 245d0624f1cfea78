/** The fields of the verification calls whose result is waited for. */

import type { INodeProperties } from 'n8n-workflow';

import { singleCallSafetyField } from '../../../shared/safety/field';
import { forOperation } from '../../../shared/fields';
import { outputCodeOption } from '../../../shared/verification/codeResult';
import { codeLifeOption } from '../../../shared/verification/life';
import { limitWaitTimeOption, MINUTE_MS } from '../../../shared/waiting/waitLimit';
import { codeLengthOption, flashCallTargetFields } from './flashCall';
import { callerNumberOption, repeatOption, voicePasswordTargetFields } from './voicePassword';

/** A call is over within a minute or two, and its code does not live long. */
export const USUAL_LIMIT = { after: 10 * MINUTE_MS };

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

const limitOption = limitWaitTimeOption('ten minutes');

export const fields: INodeProperties[] = [
	...fieldsFor('flashCallAndWait', flashCallTargetFields, [
		codeLengthOption,
		codeLifeOption,
		limitOption,
		outputCodeOption,
	]),
	...fieldsFor('voicePasswordAndWait', voicePasswordTargetFields, [
		callerNumberOption,
		codeLifeOption,
		limitOption,
		outputCodeOption,
		repeatOption,
	]),
];

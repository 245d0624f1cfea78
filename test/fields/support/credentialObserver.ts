/** Uses a credential with a field that holds something, and tells what is seen of that. */

import type { ICredentialType } from 'n8n-workflow';

import { McnTelecomApi } from '../../../credentials/McnTelecomApi.credentials';
import { MobilgroupApi } from '../../../credentials/MobilgroupApi.credentials';
import { ZvonobotApi } from '../../../credentials/ZvonobotApi.credentials';
import type { CredentialData } from '../../support/engine/credentials';
import { buildWorkflow, NODE_NAME, type NodeUnderTest } from '../../support/engine/engine';
import type { Observer } from './observer';
import { filled, formOf } from './parameters';
import { run } from './run';
import type { Stage } from './stage';
import { seenOf } from './triggerObserver';
import { FROM_NOW, type Value } from './values';
import type { Subject } from './walk';

export interface CredentialUnderTest {
	type: ICredentialType;
	/** What uses it. */
	node: Pick<NodeUnderTest, 'type' | 'parameters'>;
	/** What uses the fields that no request has in it. */
	trigger?: Pick<NodeUnderTest, 'type' | 'parameters'>;
}

const call = { operation: 'flashCall', phoneNumber: '={{ $json.phone }}' };
const secret = { authentication: 'secret' };

export const credentialsUnderTest: CredentialUnderTest[] = [
	{
		type: new MobilgroupApi(),
		node: { type: 'mobilgroup', parameters: { resource: 'account', operation: 'getBalance' } },
	},
	{
		type: new ZvonobotApi(),
		node: { type: 'zvonobot', parameters: { resource: 'account', operation: 'get' } },
		trigger: { type: 'zvonobotTrigger', parameters: secret },
	},
	{
		type: new McnTelecomApi(),
		node: { type: 'mcnTelecom', parameters: { resource: 'verification', ...call } },
		trigger: { type: 'mcnTelecomTrigger', parameters: secret },
	},
];

/** No request has them in it. */
const OF_TRIGGERS = ['webhookSecret'];
const ADDRESSES = ['baseUrl', 'domain'];
export function credentialObserver(stage: Stage, under: CredentialUnderTest, subject: Subject): Observer {
	const { type, node, trigger } = under;
	const base = () => formOf(type.properties, {}, subject, stage.credentialFor(node.type)[type.name]);
	return {
		...{ alone: true, mayFail: ADDRESSES.includes(subject.field.name) },
		async observe(held, [value]) {
			const data = filled(base(), subject, held === 'expression' ? { typed: given(value) } : held);
			const credentials = { [type.name]: fresh(data) } as CredentialData;
			if (trigger && OF_TRIGGERS.includes(subject.field.name)) {
				return await seenOf(stage, trigger.type, trigger.parameters, credentials);
			}
			const underTest = { ...node, credentials, settings: { onError: 'continueErrorOutput' as const } };
			return await run(stage, { node: underTest, workflow: buildWorkflow(underTest) }, [value], {});
		},
	};
}

let used = 0;
/** Not the one that a trigger has just read. */
const fresh = (data: object) => ({ ...data, used: (used += 1) });

/** n8n hands over what the expression gives. */
const given = ({ value, fromNow }: Value): unknown => (fromNow ? dateTime() : value);

function dateTime(): unknown {
	const { expression } = buildWorkflow({ type: 'passOn', parameters: {}, credentials: {} });
	return expression.getParameterValue(`={{ ${FROM_NOW} }}`, null, 0, 0, NODE_NAME, [], 'manual', {});
}

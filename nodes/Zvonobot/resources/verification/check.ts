/** Check: compares what the person typed with the code of a call. It makes no request. */

import type { INodeProperties } from 'n8n-workflow';

import { forOperation } from '../../../shared/fields';
import { checkOperation, codeFields } from '../../../shared/verification/check';
import { codeService } from '../../api/credentials';

export const fields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['check'] },
	codeFields,
);

export const operation = checkOperation(codeService);

/** Languages of generated speech: `GET /apiCalls/getAvailableLanguages`, and by POST where that is refused. */

import type { INodeProperties } from 'n8n-workflow';

import { limitRows } from '../../../shared/fields';
import { readsOnly } from '../../../shared/http/effect';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import type { Item } from '../../../shared/item';
import { accountOf } from '../../api/credentials';
import { languages } from '../../api/entries';
import { languagesByGet, languagesByPost } from '../../api/languages';
import { refuseErrors, toItems } from '../../api/response';

/** None of its own: the lists of the node share theirs. */
export const fields: INodeProperties[] = [];

export const operation = {
	...linkedRequest(
		readsOnly,
		async (item: Item) => languagesByGet(await accountOf(item)),
		async (item: Item) => languagesByPost(await accountOf(item)),
	),
	output: { postReceive: [refuseErrors(readsOnly), toItems(languages), limitRows] },
};

/** `POST /api/set/`: templates are created and changed, one result for each. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import { see } from '../coverage';
import type { SandboxState, SandboxTemplate } from '../state';
import { refuse } from './refuse';
import type { MailingSetBody } from './schemas';

type Given = NonNullable<MailingSetBody['templates']>[number];

export function setTemplates(state: SandboxState) {
	return ({ body }: FastifyRequest<{ Body: MailingSetBody }>, reply: FastifyReply): FastifyReply => {
		const { request, account = '', templates } = body;
		if (request !== 'templates' || !templates) return refuse(state, reply, 'Unknown_Request');
		if (account === '') return refuse(state, reply, 'Account_field_is_empty');
		if (templates.some(({ name }) => !name)) return refuse(state, reply, 'Name_field_is_empty');
		if (templates.some(({ message }) => !message)) return refuse(state, reply, 'Message_field_is_empty');
		const results = templates.map((template) => save(state, account, template));
		return reply.send({ result: 'ok', account_id: account, templates: results });
	};
}

function save(state: SandboxState, account: string, { id = '', name = '', message = '' }: Given) {
	if (id === '') {
		const created: SandboxTemplate = { id: String(state.templates.length + 1), account, name, message };
		state.templates.push(created);
		return { result: 'ok', id: created.id, name, message };
	}
	const known = state.templates.find((template) => template.account === account && template.id === id);
	if (!known) {
		see(state, 'mobilgroup', 'error', 'Template_not_found');
		return { result: 'Template_not_found', id, name, message };
	}
	Object.assign(known, { name, message });
	return { result: 'ok', id, name, message };
}

/** n8n's two plugins with their whole rule sets on the package; typescript-eslint on everything. */

import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import jsonParser from 'jsonc-eslint-parser';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const plugins = { 'n8n-nodes-base': n8nNodesBase };
/** The sandbox's page: JavaScript as the browser gets it, with its types in comments. */
const PAGE = 'sandbox/screen/page/*.js';
const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write', 'srcdoc'];
const rulesOf = (config) => n8nNodesBase.configs[config].rules;

export default tseslint.config(
	{ ignores: ['dist/**', '.data/**', '.reports/**', 'eslint.config.mjs'] },
	{
		files: ['**/*.ts', PAGE],
		extends: [...tseslint.configs.recommendedTypeChecked],
		languageOptions: { parserOptions: { project: './tsconfig.json' } },
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/return-await': ['error', 'always'],
			'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
			// n8n's hooks are asynchronous by type, whether or not they have to wait.
			'@typescript-eslint/require-await': 'off',
			complexity: ['error', 12],
			// One import for each file, with `type` before what is none at run time.
			'no-duplicate-imports': 'error',
		},
	},
	{
		files: [PAGE],
		languageOptions: { parserOptions: { project: './sandbox/screen/page/tsconfig.json' } },
		// What a call says is never to become markup.
		rules: {
			'no-restricted-properties': ['error', ...MARKUP.map((property) => ({ property }))],
			// The rule does not see types that are in comments; the compiler does.
			'@typescript-eslint/no-unsafe-assignment': 'off',
		},
	},
	// Jest's matchers are of type any.
	{ files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
	{
		...n8nCommunityNodesPlugin.configs.recommended,
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	},
	{
		...n8nCommunityNodesPlugin.configs.recommended,
		files: ['package.json'],
		languageOptions: { parser: jsonParser },
	},
	{ files: ['package.json'], plugins, rules: rulesOf('community') },
	{
		files: ['credentials/**/*.ts'],
		plugins,
		rules: {
			...rulesOf('credentials'),
			// For n8n's own nodes; the community plugin asks for a URL here.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		plugins,
		rules: {
			...rulesOf('nodes'),
			// They ask for the literal 'main'; the community plugin asks for NodeConnectionTypes.Main.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
);

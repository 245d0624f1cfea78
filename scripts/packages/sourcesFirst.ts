/** Import this first: `Zvonobot.node` is then the node, `Zvonobot.node.ts`, and not its codex file, `Zvonobot.node.json`. */

import { createRequire } from 'node:module';

const extensions = createRequire(__filename).extensions as Partial<NodeJS.RequireExtensions>;
const json = extensions['.json'];
delete extensions['.json'];
extensions['.json'] = json;

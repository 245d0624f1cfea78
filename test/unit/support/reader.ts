/** Values as the nodes read them; what is refused throws an error that names the field by its label. */

import { Group } from '../../../nodes/shared/reader';

const refuse = (label: string, rule: string) => new Error(`'${label}' ${rule}`);

export const readerOf = (values: object) => new Group({ ...values }, { refuse });

import { tableOf } from '../support/dialledTwice/table';

tableOf('zvonobot');

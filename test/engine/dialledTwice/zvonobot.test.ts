import { tableOf } from '../../support/engine/dialledTwice/table';

tableOf('zvonobot');

/** What did the wrong thing in use, row by row; the other files try everything else of the kind. */

import './rows/guards';
import './rows/settings';
import './rows/trust';

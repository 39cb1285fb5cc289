/** The renewal of contracts about to end, by account manager, presales engineer and service manager (R-CU-3). */
@NullMarked
package io.baton.contract.renewal;

import org.jspecify.annotations.NullMarked;

/** The cancellation of signed contracts: request, ruling, and what is then accounted for (R-DL-15). */
@NullMarked
package io.baton.contract.cancellation;

import org.jspecify.annotations.NullMarked;

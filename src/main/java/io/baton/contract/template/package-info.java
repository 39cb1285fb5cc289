/** The Word templates from which contracts are made, in versions that managers replace (R-CO-1). */
@NullMarked
package io.baton.contract.template;

import org.jspecify.annotations.NullMarked;

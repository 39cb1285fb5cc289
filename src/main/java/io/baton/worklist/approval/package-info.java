/** What people do with tasks besides claiming and completing them: hand over, copy, urge, ask, take back. */
@NullMarked
package io.baton.worklist.approval;

import org.jspecify.annotations.NullMarked;

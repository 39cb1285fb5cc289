/** What Baton costs beside the bare engine, the engine's REST API and hand-written SQL; see docs/performance.md. */
@NullMarked
package io.baton.bench;

import org.jspecify.annotations.NullMarked;

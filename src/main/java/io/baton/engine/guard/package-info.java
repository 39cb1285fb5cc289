/** What may run in the engine and who may make it run: models, expressions and service calls are judged here, whatever door they come through. */
@NullMarked
package io.baton.engine.guard;

import org.jspecify.annotations.NullMarked;

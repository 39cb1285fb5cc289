package io.baton.engine.guard;

import io.baton.web.Refusal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the refusal of a listener or delegate inside what the engine wraps around it. */
final class Refusals {

    private Refusals() {}

    static <T extends @Nullable Object> T unwrapped(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw unwrap(failure);
        }
    }

    static RuntimeException unwrap(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return failure;
    }
}

package io.baton.start;

import org.jspecify.annotations.Nullable;

/**
 * Why Baton does not start, in one sentence that says what to do, Chinese and English. Thrown while the application starts, it
 * becomes all that people see, and the exit code is not zero.
 */
public final class StartRefused extends RuntimeException {

    public StartRefused(String chinese, String english) {
        this(chinese, english, null);
    }

    public StartRefused(String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " / " + english, cause);
    }
}

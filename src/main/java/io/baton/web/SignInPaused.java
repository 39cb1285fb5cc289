package io.baton.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords for this account or from this address: nothing is compared until the pause is over. */
public class SignInPaused extends LockedException {

    /** The sentence for the person. */
    public static final String MESSAGE_KEY = "web.signIn.wait";

    private final Duration pause;

    public SignInPaused(Duration pause) {
        super("Sign-in paused for " + pause);
        this.pause = pause;
    }

    /** The value of {@link HttpHeaders#RETRY_AFTER}: whole seconds, at least one. */
    public String retryAfter() {
        return String.valueOf(Math.max(1, pause.plusMillis(999).toSeconds()));
    }
}

package io.baton.people;

import java.time.Duration;
import org.springframework.security.authentication.LockedException;

/** Too many wrong passwords for this account from this address: nothing is compared until the pause is over. */
class SignInPaused extends LockedException {

    private final Duration pause;

    SignInPaused(Duration pause) {
        super("Sign-in paused for " + pause);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}

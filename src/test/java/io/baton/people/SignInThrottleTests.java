package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private static final String ADDRESS = "10.0.0.1";

    private final TestClock clock = new TestClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @BeforeEach
    void failFourTimes() {
        clock.setTo(Instant.parse("2026-03-09T02:00:00Z"));
        fail("anna", 4);
    }

    @Test
    void letsPeopleMistype() {
        assertThat(throttle.pause("anna", ADDRESS)).isZero();
    }

    @Test
    void pausesLongerAndLonger() {
        for (int seconds = 1; seconds <= 512; seconds *= 2) {
            fail("anna", 1);
            assertThat(throttle.pause("anna", ADDRESS)).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(throttle.pause("anna", ADDRESS)).isZero();
        }
        fail("anna", 1);
        assertThat(throttle.pause("anna", ADDRESS)).isEqualTo(SignInThrottle.LONGEST_PAUSE);
        fail("anna", 100);
        assertThat(throttle.pause("anna", ADDRESS)).isEqualTo(SignInThrottle.LONGEST_PAUSE);
    }

    @Test
    void pausesOneAccountAtOneAddressOnly() {
        fail("anna", 3);
        assertThat(throttle.pause("anna", ADDRESS)).isPositive();
        assertThat(throttle.pause("anna", "10.0.0.2")).isZero();
        assertThat(throttle.pause("bert", ADDRESS)).isZero();
    }

    @Test
    void forgetsAfterASuccess() {
        throttle.succeeded("anna", ADDRESS);
        fail("anna", 4);
        assertThat(throttle.pause("anna", ADDRESS)).isZero();
    }

    @Test
    void forgetsAfterAnHour() {
        fail("anna", 6);
        clock.advance(SignInThrottle.FORGOTTEN.plusSeconds(1));
        fail("anna", 1);
        assertThat(throttle.pause("anna", ADDRESS)).isZero();
    }

    @Test
    void remembersABoundedNumberOfAttempts() {
        fail("anna", 3);
        for (int other = 0; other < 10_000; other++) {
            throttle.failed("other" + other, ADDRESS);
        }
        assertThat(throttle.pause("anna", ADDRESS)).isZero();
    }

    private void fail(String account, int times) {
        for (int time = 0; time < times; time++) {
            throttle.failed(account, ADDRESS);
        }
    }
}

package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.TestClock;
import io.baton.web.SignInPaused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInThrottleTests {

    private static final String ADDRESS = "10.0.0.1";
    private static final int CROWD = 40;

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
        assertThat(throttle.compare("anna", ADDRESS, () -> true)).isTrue();
    }

    @Test
    void pausesLongerAndLonger() {
        for (int seconds = 1; seconds <= 512; seconds *= 2) {
            fail("anna", 1);
            assertPaused("anna", ADDRESS, seconds);
            clock.advance(Duration.ofSeconds(seconds));
        }
        fail("anna", 1);
        assertPaused("anna", ADDRESS, 900);
        clock.advance(SignInThrottle.LONGEST_PAUSE);
        fail("anna", 1);
        assertPaused("anna", ADDRESS, 900);
    }

    @Test
    void pausesOneAccountAtOneAddressOnly() {
        fail("anna", 1);
        assertPaused("anna", ADDRESS, 1);
        assertThat(throttle.compare("anna", "10.0.0.2", () -> true)).isTrue();
        assertThat(throttle.compare("bert", ADDRESS, () -> true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anna", " anna", "anna\t", "ANNA "})
    void takesOtherSpellingsForTheSameAccount(String spelling) {
        fail("anna", 1);
        assertPaused(spelling, ADDRESS, 1);
    }

    @Test
    void forgetsAfterASuccess() {
        throttle.compare("anna", ADDRESS, () -> true);
        fail("anna", 4);
        assertThat(throttle.compare("anna", ADDRESS, () -> true)).isTrue();
    }

    @Test
    void forgetsAfterAnHour() {
        fail("anna", 1);
        clock.advance(SignInThrottle.FORGOTTEN.plusSeconds(1));
        fail("anna", 1);
        assertThat(throttle.compare("anna", ADDRESS, () -> true)).isTrue();
    }

    @Test
    void countsNoComparisonThatFailedByItself() {
        assertThatThrownBy(() -> throttle.compare("anna", ADDRESS, () -> {
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        assertThat(throttle.compare("anna", ADDRESS, () -> true)).isTrue();
    }

    @Test
    void comparesNoMoreOfABurstThanOneAfterTheOther() throws Exception {
        var compared = new AtomicInteger();
        var answers = crowd(() -> {
            try {
                return throttle.compare("bert", ADDRESS, () -> compared.incrementAndGet() < 0);
            } catch (SignInPaused paused) {
                return false;
            }
        });

        assertThat(compared).hasValue(SignInThrottle.FREE_FAILURES);
        assertThat(answers).isZero();
    }

    @Test
    void letsAProgramSignManyRequestsAtOnce() throws Exception {
        assertThat(crowd(() -> throttle.compare("bert", ADDRESS, () -> true))).isEqualTo(CROWD);
    }

    @Test
    void slowsDownAnAddressThatTriesManyAccounts() {
        failEverybody(SignInThrottle.FREE_FAILURES_OF_AN_ADDRESS - 4, ADDRESS);
        assertPaused("carl", ADDRESS, 6);
        assertThat(throttle.compare("carl", "10.0.0.2", () -> true)).isTrue();

        clock.advance(SignInThrottle.FORGIVEN);
        assertThat(throttle.compare("carl", ADDRESS, () -> true))
                .as("a right password costs nothing")
                .isTrue();
        assertThat(throttle.compare("dora", ADDRESS, () -> false)).isFalse();
        assertPaused("carl", ADDRESS, 6);
    }

    @Test
    void takesTheNeighboursOfOneNetworkForOneAddress() {
        failEverybody(SignInThrottle.FREE_FAILURES_OF_AN_ADDRESS, "2001:db8:0:1::1");
        assertPaused("carl", "2001:db8:0:1:ffff::2", 6);
        assertThat(throttle.compare("carl", "2001:db8:0:2::1", () -> true)).isTrue();
    }

    @Test
    void forgetsAnAddressWhenTheClockWentBack() {
        clock.advance(Duration.ofDays(1));
        failEverybody(SignInThrottle.FREE_FAILURES_OF_AN_ADDRESS, ADDRESS);
        clock.advance(Duration.ofDays(-1));
        assertThat(throttle.compare("carl", ADDRESS, () -> true)).isTrue();
    }

    @Test
    void remembersABoundedNumberOfAttempts() {
        fail("anna", 1);
        for (int other = 0; other < 10_000; other++) {
            throttle.compare("other", "10.1." + other / 256 + "." + other % 256, () -> false);
        }
        assertThat(throttle.compare("anna", ADDRESS, () -> true)).isTrue();
    }

    private void fail(String account, int times) {
        for (int time = 0; time < times; time++) {
            assertThat(throttle.compare(account, ADDRESS, () -> false)).isFalse();
        }
    }

    private void failEverybody(int accounts, String address) {
        for (int account = 0; account < accounts; account++) {
            assertThat(throttle.compare("everybody" + account, address, () -> false))
                    .isFalse();
        }
    }

    private void assertPaused(String account, String address, int seconds) {
        assertThatThrownBy(() -> throttle.compare(account, address, () -> true))
                .isInstanceOfSatisfying(SignInPaused.class, paused -> assertThat(paused.retryAfter())
                        .isEqualTo(String.valueOf(seconds)));
    }

    /** How many of a crowd that comes at the same moment are told yes. */
    private static long crowd(Callable<Boolean> one) throws Exception {
        var start = new CyclicBarrier(CROWD);
        var threads = Executors.newFixedThreadPool(CROWD);
        try {
            var all = new ArrayList<Callable<Boolean>>();
            for (int each = 0; each < CROWD; each++) {
                all.add(() -> {
                    start.await();
                    return one.call();
                });
            }
            var yes = 0;
            for (var answer : threads.invokeAll(all)) {
                yes += answer.get() ? 1 : 0;
            }
            return yes;
        } finally {
            threads.shutdown();
        }
    }
}

package io.baton.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords: after five failures for one account from one address each further attempt waits, twice as long
 * every time, up to a quarter of an hour. Accounts that do not exist are slowed down the same way. Kept in memory, per node.
 */
@Component
class SignInThrottle {

    static final int FREE_FAILURES = 5;
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** After so long without a failure the count starts anew. */
    static final Duration FORGOTTEN = Duration.ofHours(1);

    private static final int REMEMBERED = 10_000;

    private record Attempts(int failures, Instant last) {

        Instant openAgain() {
            if (failures < FREE_FAILURES) {
                return last;
            }
            var pause = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, 20));
            return last.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
    }

    private final Clock clock;

    /** Bounded, so that guessing over many addresses cannot fill the memory. */
    private final Map<String, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this account must still wait at this address; zero when it may try. */
    synchronized Duration pause(String account, String address) {
        var before = attempts.get(key(account, address));
        if (before == null) {
            return Duration.ZERO;
        }
        var left = Duration.between(clock.instant(), before.openAgain());
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String account, String address) {
        var now = clock.instant();
        attempts.merge(
                key(account, address),
                new Attempts(1, now),
                (before, first) ->
                        before.last().plus(FORGOTTEN).isBefore(now) ? first : new Attempts(before.failures() + 1, now));
    }

    synchronized void succeeded(String account, String address) {
        attempts.remove(key(account, address));
    }

    private static String key(String account, String address) {
        return address + ' ' + (account.length() > 64 ? account.substring(0, 64) : account);
    }
}

package io.baton.people;

import io.baton.web.SignInPaused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords. After five failures for one account from one address each further attempt waits, twice as long
 * every time, up to a quarter of an hour; accounts that do not exist are slowed down the same way. One address may also fail a hundred
 * times over all accounts, which leaves room for an office behind one address; after that, once every six seconds. An attempt is taken
 * before it is compared, so that many at the same moment are no more than one after the other. Kept in memory, per node.
 */
@Component
class SignInThrottle {

    static final int FREE_FAILURES = 5;
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    /** After so long without a failure the count of an account starts anew. */
    static final Duration FORGOTTEN = Duration.ofHours(1);

    static final int FREE_FAILURES_OF_AN_ADDRESS = 100;
    /** In so long an address gets one failure back. */
    static final Duration FORGIVEN = Duration.ofSeconds(6);

    private static final Duration ROOM = FORGIVEN.multipliedBy(FREE_FAILURES_OF_AN_ADDRESS);
    private static final int REMEMBERED = 10_000;
    private static final int LONGEST_ACCOUNT = 64;

    /**
     * One account at one address.
     *
     * @param comparing attempts whose password is being compared now
     */
    private record Account(int comparing, int failures, Instant last) {

        Duration pause(Instant now) {
            if (failures < FREE_FAILURES) {
                return Duration.ZERO;
            }
            var pause = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, 20));
            return left(last.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE), now);
        }

        boolean hasRoom() {
            return comparing == 0 || failures + comparing < FREE_FAILURES;
        }
    }

    /**
     * One address, all accounts.
     *
     * @param comparing attempts whose password is being compared now
     * @param forgiven when all failures so far are forgiven
     */
    private record Address(int comparing, Instant forgiven) {

        Duration pause(Instant now) {
            return left(forgiven.plus(FORGIVEN).minus(ROOM), now);
        }

        boolean hasRoom(Instant now) {
            return comparing == 0
                    || left(forgiven.plus(FORGIVEN.multipliedBy(comparing + 1L)).minus(ROOM), now)
                            .isZero();
        }
    }

    private final Clock clock;
    private final Map<String, Account> accounts = bounded();
    private final Map<String, Address> addresses = bounded();

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Compares a password, unless too many failed before.
     *
     * @param account as typed; case and padding make no other account
     * @param address where the attempt comes from; empty for one inside a session, which counts for the account only
     * @throws SignInPaused when there is to wait; nothing was compared
     */
    boolean compare(String account, String address, BooleanSupplier matches) {
        var network = network(address);
        var person = network + ' ' + plain(account);
        take(person, network);
        Optional<Boolean> right = Optional.empty();
        try {
            right = Optional.of(matches.getAsBoolean());
            return right.get();
        } finally {
            giveBack(person, network, right);
        }
    }

    private synchronized void take(String person, String network) {
        var now = clock.instant();
        while (true) {
            var account = account(person, now);
            var address = address(network, now);
            var pause = network.isEmpty() ? Duration.ZERO : address.pause(now);
            if (pause.compareTo(account.pause(now)) < 0) {
                pause = account.pause(now);
            }
            if (!pause.isZero()) {
                throw new SignInPaused(pause);
            }
            if (account.hasRoom() && (network.isEmpty() || address.hasRoom(now))) {
                accounts.put(person, new Account(account.comparing() + 1, account.failures(), account.last()));
                addresses.put(network, new Address(address.comparing() + 1, address.forgiven()));
                return;
            }
            awaitAResult();
            now = clock.instant();
        }
    }

    /** What is being compared right now may turn out right; programs sign many requests at once. */
    private void awaitAResult() {
        try {
            wait();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SignInPaused(Duration.ofSeconds(1));
        }
    }

    /** @param right empty when the comparison itself failed, which is nobody's guess */
    private synchronized void giveBack(String person, String network, Optional<Boolean> right) {
        var now = clock.instant();
        var account = account(person, now);
        var comparing = Math.max(0, account.comparing() - 1);
        var address = address(network, now);
        var forgiven = address.forgiven();
        if (right.isEmpty()) {
            accounts.put(person, new Account(comparing, account.failures(), account.last()));
        } else if (right.get()) {
            accounts.put(person, new Account(comparing, 0, now));
        } else {
            accounts.put(person, new Account(comparing, account.failures() + 1, now));
            forgiven = forgiven.plus(FORGIVEN);
        }
        addresses.put(network, new Address(Math.max(0, address.comparing() - 1), forgiven));
        notifyAll();
    }

    private Account account(String person, Instant now) {
        var known = accounts.getOrDefault(person, new Account(0, 0, now));
        return known.last().plus(FORGOTTEN).isBefore(now) ? new Account(known.comparing(), 0, now) : known;
    }

    private Address address(String network, Instant now) {
        var known = addresses.getOrDefault(network, new Address(0, now));
        // Further ahead than there is room the clock has gone back.
        var isUsable = known.forgiven().isAfter(now) && !known.forgiven().isAfter(now.plus(ROOM));
        return isUsable ? known : new Address(known.comparing(), now);
    }

    private static Duration left(Instant until, Instant now) {
        var left = Duration.between(now, until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String plain(String account) {
        var plain = account.strip().toLowerCase(Locale.ROOT);
        return plain.length() > LONGEST_ACCOUNT ? plain.substring(0, LONGEST_ACCOUNT) : plain;
    }

    /** Who has one address of version 6 has the 2^64 beside it. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }

    /** So that guessing for many accounts or from many addresses cannot fill the memory. */
    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}

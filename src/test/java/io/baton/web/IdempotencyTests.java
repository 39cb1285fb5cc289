package io.baton.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class IdempotencyTests {

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private final String key = UUID.randomUUID().toString();

    record Made(int number) {}

    @Test
    void doesTheSameAskedAHundredTimesOnce() {
        var effects = new AtomicInteger();

        for (int time = 0; time < 100; time++) {
            assertThat(idempotency.once("person", key, Made.class, () -> new Made(effects.incrementAndGet())))
                    .isEqualTo(new Made(1));
        }

        assertThat(effects).hasValue(1);
    }

    @Test
    void doesTheSameAskedByTwentyAtOnceOnce() throws Exception {
        var effects = new AtomicInteger();
        var start = new CountDownLatch(1);
        var crowd = Executors.newFixedThreadPool(20);
        var answers = new ArrayList<Future<Made>>();
        for (int one = 0; one < 20; one++) {
            answers.add(crowd.submit(() -> {
                start.await();
                return idempotency.once("person", key, Made.class, () -> new Made(effects.incrementAndGet()));
            }));
        }
        start.countDown();

        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(new Made(1));
        }
        crowd.shutdown();
        assertThat(effects).hasValue(1);
    }

    @Test
    void forgetsAKeyWhoseWorkFailed() {
        assertThatThrownBy(() -> idempotency.once("person", key, String.class, () -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(idempotency.once("person", key, String.class, () -> "done")).isEqualTo("done");
    }

    @Test
    void refusesAKeyThatCameWithAnotherOperationAndKeepsPeopleApart() {
        idempotency.once("person", key, String.class, () -> "done");

        assertThatThrownBy(() -> idempotency.once("person", key, Integer.class, () -> 1))
                .isInstanceOf(KeyUsedOtherwise.class);
        assertThat(idempotency.once("other", key, Integer.class, () -> 1)).isEqualTo(1);
    }

    @Test
    void keepsKeysForADay() {
        idempotency.once("person", key, String.class, () -> "first");
        try {
            clock.advance(Duration.ofHours(25));

            assertThat(idempotency.once("person", key, String.class, () -> "second"))
                    .isEqualTo("second");
        } finally {
            clock.reset();
        }
        assertThat(jdbc.sql("select count(*) from baton.idempotency where idempotency_key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void simplyWorksWithoutAKey() {
        var effects = new AtomicInteger();

        idempotency.once("person", null, Integer.class, effects::incrementAndGet);
        idempotency.once("person", " ", Integer.class, effects::incrementAndGet);

        assertThat(effects).hasValue(2);
    }
}

package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people asked for over the API, and what they were told: the measure of what must be there after a kill. */
final class Confirmations {

    /**
     * Something that was asked for.
     *
     * @param key the idempotency key; null where none is needed
     * @param subject the need's title, or the task's id
     */
    record Act(Kind kind, String person, String path, String body, @Nullable String key, String subject) {
        enum Kind {
            RAISE,
            CLAIM,
            COMPLETE
        }
    }

    private final Map<Act, String> confirmed = new ConcurrentHashMap<>();
    private final Set<Act> unanswered = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile String refused = "nothing";
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    void asked(Act act) {
        unanswered.add(act);
    }

    /** Refusals are no promises; a failure of the server is a fault of it. */
    void answered(Act act, HttpResponse<String> answer) {
        unanswered.remove(act);
        if (answer.statusCode() >= 500) {
            failures.add(act + ": " + answer.statusCode() + " " + answer.body());
        }
        if (answer.statusCode() >= 300) {
            refused = act + ": " + answer.statusCode() + " " + answer.body();
        } else {
            confirmed.put(act, answer.headers().firstValue("Location").orElse(""));
            lock.lock();
            try {
                more.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    int count() {
        return confirmed.size();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Waits until so many acts are confirmed. */
    void await(int acts) throws InterruptedException {
        var patience = TimeUnit.SECONDS.toNanos(60);
        lock.lock();
        try {
            while (confirmed.size() < acts) {
                patience = more.awaitNanos(patience);
                assertThat(patience)
                        .as("%d of %d confirmed; %s; last refused: %s", confirmed.size(), acts, failures, refused)
                        .isPositive();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Each person asks again with the same key: the first result for what was confirmed, and an answer for what had none. */
    void repeat(int port) throws IOException, InterruptedException {
        for (var act : List.copyOf(unanswered)) {
            if (act.key() == null) {
                unanswered.remove(act);
            } else {
                answered(act, ApiWorker.send(act, port));
            }
        }
        for (var act : confirmed.keySet()) {
            if (act.key() != null) {
                var again = ApiWorker.send(act, port);
                assertThat(again.statusCode()).as("%s: %s", act, again.body()).isLessThan(300);
                assertThat(again.headers().firstValue("Location").orElse(""))
                        .as("%s", act)
                        .isEqualTo(confirmed.get(act));
            }
        }
    }

    /** What was confirmed is there, once, as it was confirmed. */
    void assertKept(JdbcClient database, String when) {
        confirmed.forEach((act, location) -> {
            switch (act.kind()) {
                case RAISE ->
                    assertThat(database.sql("select '/api/projects/' || number from baton.project where title = :title")
                                    .param("title", act.subject())
                                    .query(String.class)
                                    .list())
                            .as("%s, %s", act, when)
                            .containsExactly(location);
                case CLAIM ->
                    assertThat(events(database, act, "ASSIGNED"))
                            .as("%s, %s", act, when)
                            .containsExactly(act.person());
                case COMPLETE -> {
                    assertThat(events(database, act, "COMPLETED"))
                            .as("%s, %s", act, when)
                            .containsExactly(act.person());
                    assertThat(database.sql(
                                            """
                                            select count(*) from baton.work_item w
                                                join act_hi_taskinst h on h.id_ = w.task_id and h.delete_reason_ = 'completed'
                                                    and h.assignee_ = w.ended_by
                                            where w.task_id = :task and w.status = 'COMPLETED' and w.ended_by = :person
                                                and position(:mark in w.answers::text) > 0
                                            """)
                                    .param("task", act.subject())
                                    .param("person", act.person())
                                    .param("mark", act.key())
                                    .query(Integer.class)
                                    .single())
                            .as("%s, %s", act, when)
                            .isEqualTo(1);
                }
            }
        });
    }

    private static List<String> events(JdbcClient database, Act act, String kind) {
        return database.sql("select assignee from baton.work_item_event where task_id = :task and kind = :kind")
                .param("task", act.subject())
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}

package io.baton.notice.delivery;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.baton.people.Act;
import io.baton.people.Organisation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is to leave the house. A message is written in the transaction of the act that it tells of, so it exists exactly when the act
 * does, and is tried with growing pauses until it is taken or is a dead letter. None is lost; one whose sending was not recorded any
 * more, because the node died in between, is sent again with the same id.
 */
@Service
public class Outbox {

    static final int LONGEST_REASON = 1000;
    private static final int SHOWN = 500;

    private final DeliveryTable table;
    private final SchedulerClient scheduler;
    private final Organisation organisation;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(
            DeliveryTable table,
            SchedulerClient scheduler,
            Organisation organisation,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.scheduler = scheduler;
        this.organisation = organisation;
        this.events = events;
        this.clock = clock;
    }

    /**
     * How the outbox stands.
     *
     * @param waiting messages not sent yet
     * @param oldestWaiting when the oldest of them was written
     * @param dead messages given up
     */
    public record State(int waiting, @Nullable Instant oldestWaiting, int dead) {}

    /**
     * Writes a message; nothing happens when this recipient has one of this key.
     *
     * @param recipient in the transport's own terms, see {@link Delivery#recipient()}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Transport.Kind transport, String recipient, String subject, String body, String key) {
        table.add(transport, recipient, subject, body, key)
                .ifPresent(id -> scheduler.scheduleIfNotExists(
                        DeliverySchedule.TASK.instance(id).build(), clock.instant()));
    }

    @Transactional(readOnly = true)
    public State state() {
        return new State(table.count("WAITING"), table.oldestWaiting(), table.count("DEAD"));
    }

    /** The newest 500 messages that were given up. */
    @Transactional(readOnly = true)
    public List<DeadLetter> deadLetters() {
        return table.dead(SHOWN);
    }

    /**
     * Tries a dead letter again, with the same id.
     *
     * @param by the acting administrator
     * @param reason why, kept for the record
     * @throws io.baton.people.AdminOnly when {@code by} is none
     * @throws NoSuchDeadLetter when it is none any more
     */
    @Transactional
    public void resend(String id, String by, String reason) {
        organisation.requireAdmin(by);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new ResendReasonMissing();
        }
        if (!table.revive(id)) {
            throw new NoSuchDeadLetter();
        }
        scheduler.scheduleIfNotExists(DeliverySchedule.TASK.instance(id).build(), clock.instant());
        events.publishEvent(new Act(
                "notice.deadLetterResent",
                by,
                null,
                "delivery:" + id,
                Map.of("status", "DEAD"),
                Map.of("status", "WAITING"),
                reason.strip()));
    }

    /** Removes the messages that were sent before then. */
    @Transactional
    public int forgetSent(Instant until) {
        return table.forgetSent(until);
    }
}

package io.baton.notice.delivery;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How db-scheduler empties the outbox: one row of its table per message, claimed by one node with SKIP LOCKED. */
@Configuration(proxyBeanMethods = false)
class DeliverySchedule {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("delivery");

    private static final Logger log = LoggerFactory.getLogger(DeliverySchedule.class);

    private final DeliveryTable table;
    private final Map<Transport.Kind, Transport> transports;

    DeliverySchedule(DeliveryTable table, List<Transport> transports) {
        this.table = table;
        this.transports = transports.stream().collect(Collectors.toMap(Transport::kind, Function.identity()));
    }

    /** The product's time, also for db-scheduler. */
    @Bean
    Clock schedulerClock(java.time.Clock clock) {
        return clock::instant;
    }

    @Bean
    OneTimeTask<Void> deliveryTask(Clock schedulerClock) {
        return Tasks.oneTime(TASK)
                .onFailure(this::failed)
                // As the library does by itself, but by the product's time.
                .onDeadExecution((dead, operations) -> {
                    var execution = dead.getExecution();
                    log.warn("Delivery {} is taken over from {}", execution.getId(), execution.pickedBy);
                    var now = schedulerClock.now();
                    operations.reschedule(ExecutionComplete.simulatedSuccess(now), now);
                })
                .execute((instance, context) -> deliver(instance.getId()));
    }

    @Bean
    MeterBinder outboxMeters() {
        return registry -> {
            Gauge.builder("baton.outbox.waiting", table, rows -> rows.count("WAITING"))
                    .description("Messages that are not sent yet")
                    .register(registry);
            Gauge.builder("baton.outbox.dead", table, rows -> rows.count("DEAD"))
                    .description("Messages that were given up")
                    .register(registry);
        };
    }

    /** A message that is recorded as sent is not sent again, even when its row at db-scheduler outlived that. */
    private void deliver(String id) {
        table.waiting(id).ifPresent(delivery -> {
            transports.get(delivery.transport()).send(delivery);
            table.sent(id);
        });
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        var id = complete.getExecution().taskInstance.getId();
        var cause = complete.getCause().orElseThrow();
        if (!(cause instanceof DeliveryFailed)) {
            log.error("Delivery {} failed unexpectedly", id, cause);
        }
        // Unknown failures may quote an address with its key, and say nothing to a person; the log has them under the
        // delivery's id.
        var failure =
                cause instanceof DeliveryFailed told ? DeadLetter.Failure.of(told) : DeadLetter.Failure.UNEXPECTED;
        var next = table.failed(id, failure, cause instanceof DeliveryFailed told && told.hopeless());
        if (next.isPresent()) {
            operations.reschedule(complete, next.get());
        } else {
            log.warn("Delivery {} is a dead letter: {}", id, failure);
            operations.remove();
        }
    }
}

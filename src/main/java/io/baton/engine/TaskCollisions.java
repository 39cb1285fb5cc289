package io.baton.engine;

import io.baton.people.People;
import io.baton.web.Refusal;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What happens when two people act on the same task or the same case at once. Parallel tasks of one case collide on the engine's
 * optimistic locks although nobody did anything wrong; that work is repeated. Who really comes too late is told who was first.
 */
@Component
public class TaskCollisions {

    private static final int ATTEMPTS = 6;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final ObjectProvider<People> people;

    TaskCollisions(ObjectProvider<ProcessEngineConfigurationImpl> engine, ObjectProvider<People> people) {
        this.engine = engine;
        this.people = people;
    }

    /**
     * Does the work, and does it again up to 5 times when it lost against another transaction, while the task is still open and
     * nobody else's. Must be called outside a transaction; inside one the work is done once and its failure ends the whole.
     *
     * @param work opens and ends its own transaction
     * @throws TaskNoLongerOpen when the task is gone or taken, or when the case stays busy
     */
    public <T> T repeat(String taskId, String personId, Supplier<T> work) {
        return repeat(taskId, work, () -> hindrance(taskId, personId));
    }

    /** As {@link #repeat(String, String, Supplier)}, for what can be done also while others have the task or after it ended. */
    public <T> T repeat(String taskId, Supplier<T> work) {
        return repeat(taskId, work, Optional::empty);
    }

    private static <T> T repeat(String taskId, Supplier<T> work, Supplier<Optional<TaskNoLongerOpen>> hindrance) {
        if (TransactionSynchronizationManager.isActualTransactionActive() || Context.getCommandContext() != null) {
            return work.get();
        }
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return work.get();
            } catch (Refusal refusal) {
                throw refusal;
            } catch (RuntimeException failure) {
                // Who loses may also meet rows that the other has just removed, and then the engine fails in many ways.
                hindrance.get().ifPresent(refusal -> {
                    refusal.addSuppressed(failure);
                    throw refusal;
                });
                if (!isCollision(failure)) {
                    throw failure;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * PAUSE_NANOS));
            }
        }
        throw TaskNoLongerOpen.busy(taskId);
    }

    /** Why the person can't go on with the task: it is done, removed or in other hands. Empty when it is open and theirs or nobody's. */
    public Optional<TaskNoLongerOpen> hindrance(String taskId, String personId) {
        return withoutAuthorization(context -> {
            var task = context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                return Optional.of(end(taskId));
            }
            var assignee = task.getAssignee();
            if (assignee == null || assignee.equals(personId)) {
                return Optional.empty();
            }
            return Optional.of(
                    TaskNoLongerOpen.taken(taskId, assignee, nameOf(assignee), assignedAt(taskId, assignee)));
        });
    }

    /**
     * Who ended the task, and when.
     *
     * @throws UnknownTask when there never was such a task
     */
    public TaskNoLongerOpen end(String taskId) {
        return withoutAuthorization(context -> {
            var past = context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId);
            if (past == null) {
                throw new UnknownTask(taskId);
            }
            var at = instant(past.getEndTime());
            var by = past.getAssignee();
            return "completed".equals(past.getDeleteReason()) && by != null
                    ? TaskNoLongerOpen.completed(taskId, by, nameOf(by), at)
                    : TaskNoLongerOpen.removed(taskId, at);
        });
    }

    private Instant assignedAt(String taskId, String assignee) {
        var configuration = engine.getObject();
        return configuration
                .getHistoryService()
                .createHistoricIdentityLinkLogQuery()
                .taskId(taskId)
                .type(IdentityLinkType.ASSIGNEE)
                .operationType("add")
                .userId(assignee)
                .orderByTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(HistoricIdentityLinkLog::getTime)
                .map(Date::toInstant)
                .orElseGet(() -> instant(null));
    }

    private <T> T withoutAuthorization(Command<T> command) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(command));
    }

    private String nameOf(String personId) {
        var known = people.getIfAvailable();
        return known == null ? personId : known.nameOf(personId);
    }

    private static Instant instant(@Nullable Date date) {
        return date == null ? ClockUtil.getCurrentTime().toInstant() : date.toInstant();
    }

    private static boolean isCollision(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || cause instanceof ConcurrencyFailureException) {
                return true;
            }
        }
        return false;
    }
}

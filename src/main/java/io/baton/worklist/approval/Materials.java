package io.baton.worklist.approval;

import io.baton.deadline.Deadlines;
import io.baton.document.DocumentAccess;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.TaskCollisions;
import io.baton.engine.TaskCompleted;
import io.baton.engine.TaskRemoved;
import io.baton.people.People;
import io.baton.web.Idempotency;
import io.baton.web.Times;
import io.baton.worklist.MaterialAnswered;
import io.baton.worklist.MaterialRequest;
import io.baton.worklist.MaterialRequest.Status;
import io.baton.worklist.MaterialRequested;
import io.baton.worklist.TaskNotFound;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import io.baton.worklist.approval.OperationLog.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Questions for more material: while one waits, the task's clock stands still and the task is not completed. */
@Service
class Materials {

    private final MaterialRequests requests;
    private final WorkList workList;
    private final Deadlines deadlines;
    private final Documents documents;
    private final People people;
    private final OperationLog log;
    private final TaskCollisions collisions;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher publisher;
    private final Times times;

    Materials(
            MaterialRequests requests,
            WorkList workList,
            Deadlines deadlines,
            Documents documents,
            People people,
            OperationLog log,
            TaskCollisions collisions,
            Idempotency idempotency,
            ApplicationEventPublisher publisher,
            Times times) {
        this.requests = requests;
        this.workList = workList;
        this.deadlines = deadlines;
        this.documents = documents;
        this.people = people;
        this.log = log;
        this.collisions = collisions;
        this.idempotency = idempotency;
        this.publisher = publisher;
        this.times = times;
    }

    /** All questions of a task that the person may read. */
    List<MaterialRequest> of(String taskId, String personId) {
        return requests.ofTask(workList.task(taskId, personId).taskId());
    }

    /** Whether the task waits for an answer. */
    boolean isAwaited(String taskId) {
        return requests.awaited(taskId).isPresent();
    }

    /** @throws MaterialUnknown when there is none that the person may read */
    MaterialRequest read(long id, String personId) {
        var request = requests.find(id).orElseThrow(MaterialUnknown::new);
        try {
            workList.task(request.taskId(), personId);
        } catch (TaskNotFound hidden) {
            throw new MaterialUnknown();
        }
        return request;
    }

    /** Whether the person may answer it now. */
    static boolean mayAnswer(MaterialRequest request, String personId) {
        return request.open() && request.of().equals(personId);
    }

    /** Whether the person may withdraw it now: who has the task. */
    static boolean mayWithdraw(MaterialRequest request, WorkItem item, String personId) {
        return request.open() && personId.equals(item.facts().assignee());
    }

    /** The task's clock stops. The caller has locked the task, and decided that the person may ask this one. */
    void ask(WorkItem item, String of, String question, String by) {
        var id = requests.add(item.taskId(), of, question, by);
        log.note(item, Kind.MATERIAL_REQUESTED, by, of, question);
        log.act(item, Kind.MATERIAL_REQUESTED, by, null, Map.of("of", of, "request", id), question);
        deadlines.hold(item.taskId(), by, question);
        publisher.publishEvent(new MaterialRequested(item.facts(), id, by, of, question));
    }

    /**
     * The clock goes on.
     *
     * @param file attached to the case; null for words alone
     * @param key makes a repeated request do nothing again
     */
    void answer(long id, @Nullable String answer, @Nullable Upload file, String by, @Nullable String key) {
        end(id, by, key, (request, item) -> {
            if (!mayAnswer(request, by)) {
                throw new MaterialNotYours("worklist.material.notAsked");
            }
            var text = new Intent(item.taskId(), null, answer, by, key).requiredReason();
            if (file != null) {
                documents.add(item.facts().businessKey(), DocumentAccess.CASE, file, by);
            }
            requests.end(id, Status.ANSWERED, text, by);
            log.note(item, Kind.MATERIAL_ANSWERED, by, item.facts().assignee(), text);
            log.act(item, Kind.MATERIAL_ANSWERED, by, null, Map.of("request", id, "answer", text), null);
            deadlines.resume(item.taskId(), by, text);
            publisher.publishEvent(
                    new MaterialAnswered(item.facts(), id, by, item.facts().assignee(), text));
        });
    }

    /** Who has the task does without the answer; the clock goes on. */
    void withdraw(long id, @Nullable String reason, String by, @Nullable String key) {
        end(id, by, key, (request, item) -> {
            if (!mayWithdraw(request, item, by)) {
                throw new MaterialNotYours("worklist.material.notYourTask");
            }
            var why = new Intent(item.taskId(), null, reason, by, key).requiredReason();
            requests.end(id, Status.WITHDRAWN, null, by);
            log.note(item, Kind.MATERIAL_WITHDRAWN, by, request.of(), why);
            log.act(item, Kind.MATERIAL_WITHDRAWN, by, null, Map.of("request", id), why);
            deadlines.resume(item.taskId(), by, why);
        });
    }

    /** At every door. */
    @EventListener
    void mustNotBeAwaited(TaskCompleted completed) {
        requests.awaited(completed.task().taskId()).ifPresent(request -> {
            throw new MaterialAwaited(people.nameOf(request.of()));
        });
    }

    @EventListener
    void removed(TaskRemoved removed) {
        requests.awaited(removed.task().taskId())
                .ifPresent(request -> requests.end(request.id(), Status.WITHDRAWN, null, removed.by()));
    }

    private void end(long id, String by, @Nullable String key, BiConsumer<MaterialRequest, WorkItem> work) {
        var taskId = read(id, by).taskId();
        collisions.repeat(
                taskId,
                () -> idempotency.once(by, key, Boolean.class, () -> {
                    var item = workList.lockedAlsoEnded(taskId, null, by);
                    var request = read(id, by);
                    if (!request.open()) {
                        throw new MaterialEnded(
                                people.nameOf(requests.endedBy(id)),
                                times.minute(Objects.requireNonNull(request.endedAt())));
                    }
                    work.accept(request, item);
                    return true;
                }));
    }
}

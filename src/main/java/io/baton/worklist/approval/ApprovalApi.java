package io.baton.worklist.approval;

import io.baton.worklist.MaterialRequest;
import io.baton.worklist.WorkList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tasks/{id}")
@Tag(name = "Approval operations", description = "Handing tasks over, copying them, asking for them.")
class ApprovalApi {

    private static final String KEY = "Idempotency-Key";

    private final Approvals approvals;
    private final Materials materials;
    private final WorkList workList;

    ApprovalApi(Approvals approvals, Materials materials, WorkList workList) {
        this.approvals = approvals;
        this.materials = materials;
        this.workList = workList;
    }

    /**
     * Hands a task over.
     *
     * @param to account of the receiver
     * @param reason why, at most 1000 characters
     * @param version of the task as it was read
     */
    record HandOver(@Nullable String to, @Nullable String reason, @Nullable Integer version) {}

    /**
     * Copies a task.
     *
     * @param to accounts of the receivers
     * @param reason why, at most 1000 characters
     */
    record Copy(@Nullable Set<String> to, @Nullable String reason) {}

    /**
     * Asks for more material.
     *
     * @param of account of who is asked
     * @param question at most 1000 characters
     * @param version of the task as it was read
     */
    record Question(@Nullable String of, @Nullable String question, @Nullable Integer version) {}

    /** Why, at most 1000 characters. */
    record Reason(@Nullable String reason) {}

    /** The task that waits again. */
    record Again(String taskId) {}

    /** Somebody who may take the task. */
    record Receiver(String id, String name, String department) {}

    @GetMapping("/receivers")
    @Operation(
            summary = "List who may take the task",
            description = "The people to whom its assignee may hand it over: group, department and four eyes allow it.")
    List<Receiver> receivers(@PathVariable String id, Principal person) {
        return approvals
                .receivers(
                        io.baton.worklist.approval.Operation.TRANSFER,
                        workList.task(id, person.getName()),
                        person.getName())
                .stream()
                .map(one -> new Receiver(one.id(), one.name(), one.departmentId()))
                .toList();
    }

    @PostMapping("/transfer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Transfer a task", description = "By its assignee; it becomes the receiver's for good.")
    void transfer(
            @PathVariable String id,
            @RequestBody HandOver handOver,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        approvals.transfer(new Intent(id, handOver.version(), handOver.reason(), person.getName(), key), handOver.to());
    }

    @PostMapping("/delegation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delegate a task",
            description = "By its assignee, who remains its owner: the receiver's completion gives it back, with what"
                    + " was filled in, and the owner completes it.")
    void delegate(
            @PathVariable String id,
            @RequestBody HandOver handOver,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        approvals.delegate(new Intent(id, handOver.version(), handOver.reason(), person.getName(), key), handOver.to());
    }

    @PostMapping("/recall")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take a delegated task back",
            description = "By who delegated it, before it is given back. What the receiver has not given back is lost.")
    void recall(
            @PathVariable String id,
            @RequestBody Reason reason,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        approvals.recall(new Intent(id, null, reason.reason(), person.getName(), key));
    }

    @PostMapping("/withdrawal")
    @Operation(
            summary = "Take a completion back",
            description =
                    "By who completed the task, while the next step is untouched and what the completion wrote can be"
                            + " marked as withdrawn. Answers with the task that waits again.")
    Again withdraw(
            @PathVariable String id,
            @RequestBody Reason reason,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        return new Again(approvals.withdraw(new Intent(id, null, reason.reason(), person.getName(), key)));
    }

    @PostMapping("/copies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Copy a task",
            description =
                    "By its assignee or who started the case; a completed one by everybody who took part in the case."
                            + " The receivers may read the case, nothing else.")
    void copy(
            @PathVariable String id,
            @RequestBody Copy copy,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        approvals.copy(
                new Intent(id, null, copy.reason(), person.getName(), key), copy.to() == null ? Set.of() : copy.to());
    }

    @PostMapping("/urges")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Urge a task",
            description = "By who has a part in the case; then it rests for the minutes of worklist.urgePause (429).")
    void urge(
            @PathVariable String id,
            @RequestBody Reason reason,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        approvals.urge(new Intent(id, null, reason.reason(), person.getName(), key));
    }

    @GetMapping("/material-requests")
    @Operation(summary = "Read what the task asked for", description = "The first question first, with its answer.")
    List<MaterialRequest> materialRequests(@PathVariable String id, Principal person) {
        return materials.of(id, person.getName());
    }

    @PostMapping("/material-requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Ask for more material",
            description =
                    "By the assignee, of who started the case or has a part in it. The task's clock stops, and it can't"
                            + " be completed, until the answer comes or the question is withdrawn.")
    void ask(
            @PathVariable String id,
            @RequestBody Question question,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        approvals.ask(new Intent(id, question.version(), question.question(), person.getName(), key), question.of());
    }
}

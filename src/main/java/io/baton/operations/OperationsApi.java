package io.baton.operations;

import io.baton.engine.EngineJob.State;
import io.baton.operations.JobTry.Outcome;
import io.baton.operations.Operations.Asked;
import io.baton.operations.Operations.Row;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operations for programs, under the same rights as the page. */
@RestController
@RequestMapping("/api/operations")
@Tag(
        name = "Operations",
        description = "What the engine does by itself: what failed and what is due. For administrators.")
class OperationsApi {

    /**
     * A job of the engine.
     *
     * @param work the engine's word for the sort of work
     * @param businessKey the number of its case, or null
     * @param element id of its step, or null
     * @param at when it stopped; for others, when it is due
     * @param triesLeft how often the engine will still try it by itself
     * @param tries failed tries and those a person asked for; send it with a retry
     * @param lastTriedBy account, or system:job type
     * @param cause why it failed, in a sentence; the full cause is in the log under the id
     */
    record JobView(
            String id,
            State state,
            String work,
            @Nullable String process,
            @Nullable String businessKey,
            @Nullable String title,
            @Nullable String element,
            Instant at,
            boolean overdue,
            boolean running,
            boolean suspended,
            int triesLeft,
            int tries,
            @Nullable Instant lastTriedAt,
            @Nullable String lastTriedBy,
            @Nullable String cause) {}

    /**
     * A page of jobs.
     *
     * @param next what to send as {@code after} for the next page; null on the last one
     */
    record JobPage(List<JobView> jobs, @Nullable String next) {}

    /** A try that failed, or that a person asked for. */
    record TryView(
            int number, Instant at, String by, @Nullable String reason, Outcome outcome, @Nullable String cause) {}

    /**
     * A job with its tries, the latest first.
     *
     * @param job null when it is done or was given up
     * @param doneAt when it was done, if it is
     * @param givenUpAt when it went with its case, if it did
     */
    record JobStory(
            @Nullable JobView job, @Nullable Instant doneAt, @Nullable Instant givenUpAt, List<TryView> tries) {}

    /**
     * @param tries as read before; another number answers 409
     * @param reason why, kept in the evidence
     */
    record Retry(int tries, @Nullable String reason) {}

    record ManyRetries(@Nullable List<JobChoice> jobs, @Nullable String reason) {}

    /** @param tries as read before */
    record JobChoice(String id, int tries) {}

    /**
     * @param outcome DONE, FAILED, RUNNING (it goes on), or null when it was not tried
     * @param sentence what came of it, in words
     */
    record RetryResult(String id, @Nullable Outcome outcome, String sentence) {}

    private final Operations operations;
    private final JobWords words;

    OperationsApi(Operations operations, JobWords words) {
        this.operations = operations;
        this.words = words;
    }

    @GetMapping("/incidents")
    @Operation(
            summary = "List incidents",
            description = "Jobs that failed until no tries were left, the newest first, 25 on a page.")
    JobPage incidents(
            Principal me,
            Locale locale,
            @Parameter(description = "Stands in the case's number or the flow's id") @RequestParam(defaultValue = "")
                    String text,
            @Parameter(description = "next of the page before") @RequestParam(defaultValue = "") String after) {
        return page(State.STOPPED, text, after, me, locale);
    }

    @GetMapping("/jobs")
    @Operation(summary = "List jobs in one state", description = "The next due first, 25 on a page.")
    JobPage jobs(
            Principal me,
            Locale locale,
            @Parameter(description = "STOPPED (incidents, the newest first), RETRYING or WAITING")
                    @RequestParam(defaultValue = "RETRYING")
                    State state,
            @Parameter(description = "Stands in the case's number or the flow's id") @RequestParam(defaultValue = "")
                    String text,
            @Parameter(description = "next of the page before") @RequestParam(defaultValue = "") String after) {
        return page(state, text, after, me, locale);
    }

    @GetMapping("/jobs/{id}")
    @Operation(
            summary = "Read a job and its tries",
            description = "Also after it is done, as long as its tries are kept.")
    JobStory job(Principal me, Locale locale, @PathVariable String id) {
        var story = operations.story(id, me.getName());
        var end = story.end();
        return new JobStory(
                story.row() == null ? null : view(story.row(), locale),
                end != null && end.done() ? end.at() : null,
                end != null && !end.done() ? end.at() : null,
                story.tries().stream()
                        .map(tried -> new TryView(
                                tried.number(),
                                tried.at(),
                                tried.by(),
                                tried.reason(),
                                tried.outcome(),
                                tried.cause() == null ? null : words.cause(tried, locale)))
                        .toList());
    }

    @PostMapping("/jobs/{id}/retry")
    @Operation(
            summary = "Try a failed job now",
            description =
                    "Answers what came of it. The same request again answers the same and tries nothing; 409 with who and when"
                            + " if somebody else was at it.")
    RetryResult retry(Principal me, Locale locale, @PathVariable String id, @RequestBody Retry retry) {
        var tried = operations.retry(new Asked(id, retry.tries()), text(retry.reason()), me.getName());
        return new RetryResult(id, tried.outcome(), words.outcome(tried, locale));
    }

    @PostMapping("/retries")
    @Operation(summary = "Try several failed jobs now", description = "At most 25, each with a result of its own.")
    List<RetryResult> retryAll(Principal me, Locale locale, @RequestBody ManyRetries retries) {
        var asked = retries.jobs() == null
                ? List.<Asked>of()
                : retries.jobs().stream()
                        .map(job -> new Asked(job.id(), job.tries()))
                        .toList();
        return operations.retryAll(asked, text(retries.reason()), me.getName()).stream()
                .map(result -> new RetryResult(
                        result.jobId(),
                        result.tried() == null ? null : result.tried().outcome(),
                        words.outcome(result, locale)))
                .toList();
    }

    private JobPage page(State state, String text, String after, Principal me, Locale locale) {
        var page = operations.page(state, text, after, me.getName());
        return new JobPage(page.rows().stream().map(row -> view(row, locale)).toList(), page.next());
    }

    private JobView view(Row row, Locale locale) {
        var job = row.job();
        var last = row.last();
        return new JobView(
                job.id(),
                job.state(),
                job.type(),
                job.processKey(),
                job.businessKey(),
                row.title(),
                job.elementId(),
                job.moment(),
                row.overdue(),
                job.running(),
                job.suspended(),
                job.triesLeft(),
                row.tries(),
                last == null ? null : last.at(),
                last == null ? null : last.by(),
                words.cause(row, locale));
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}

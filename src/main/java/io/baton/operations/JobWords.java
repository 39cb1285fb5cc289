package io.baton.operations;

import io.baton.engine.EngineJob;
import io.baton.engine.EngineJob.State;
import io.baton.notice.delivery.DeadLetter;
import io.baton.operations.Operations.Result;
import io.baton.operations.Operations.Row;
import io.baton.people.People;
import io.baton.worklist.Models;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Jobs in the reader's language: names from the models, sentences from the message files, nothing from an exception. */
@Component
class JobWords {

    private static final Map<String, String> WORK = Map.of(
            "async-continuation", "operations.work.continuation",
            "timer-transition", "operations.work.timer",
            "timer-intermediate-transition", "operations.work.timer",
            "timer-start-event", "operations.work.timer",
            "timer-start-event-subprocess", "operations.work.timer",
            "task-timer", "operations.work.taskTimer",
            "history-cleanup", "operations.work.cleanup");

    private final MessageSource texts;
    private final Models models;
    private final People people;

    JobWords(MessageSource texts, Models models, People people) {
        this.texts = texts;
        this.models = models;
        this.people = people;
    }

    /** What sort of work it is. */
    String work(EngineJob job, Locale locale) {
        return text(WORK.getOrDefault(job.type(), "operations.work.other"), locale);
    }

    /** The flow's name; empty for work outside of flows. */
    String flow(EngineJob job, Locale locale) {
        return job.processKey() == null ? "" : models.flowName(job.processKey(), locale);
    }

    /** The step's name; its id when it has none, empty for work outside of flows. */
    String step(EngineJob job, Locale locale) {
        if (job.processDefinitionId() == null || job.elementId() == null) {
            return "";
        }
        var name = models.elementName(job.processDefinitionId(), job.elementId(), locale);
        return name.isEmpty() ? job.elementId() : name;
    }

    /** Why it failed; null when it did not, or while it is being tried. */
    @Nullable
    String cause(Row row, Locale locale) {
        if (row.job().state() == State.WAITING || row.job().running()) {
            return null;
        }
        var last = row.last();
        return last == null || last.cause() == null
                ? text("operations.cause.notKept", locale)
                : sentence(last.cause(), locale);
    }

    /** What came of a try. */
    String outcome(JobTry tried, Locale locale) {
        return switch (tried.outcome()) {
            case DONE -> text("operations.retry.done", locale);
            case RUNNING -> text("operations.retry.running", locale);
            case FAILED -> text("operations.retry.failed", locale, cause(tried, locale));
        };
    }

    /** What came of one of several retries. */
    String outcome(Result result, Locale locale) {
        if (result.tried() != null) {
            return outcome(result.tried(), locale);
        }
        return result.refusal() == null ? "" : sentence(result.refusal(), locale);
    }

    /** What came of sending a message again: it is tried by the outbox, so nothing more is claimed. */
    String outcome(Operations.Resent resent, Locale locale) {
        return resent.refusal() == null
                ? text("operations.letters.resent", locale)
                : sentence(resent.refusal(), locale);
    }

    /** Why the try failed; empty when it did not. */
    String cause(JobTry tried, Locale locale) {
        return tried.cause() == null ? "" : sentence(tried.cause(), locale);
    }

    /** Why the message did not get there. */
    String cause(DeadLetter letter, Locale locale) {
        return sentence(letter.failure(), locale);
    }

    /** Who made the try: a person's name, or the system. */
    String who(String by, Locale locale) {
        return by.startsWith("system:") ? text("operations.engine", locale) : people.nameOf(by);
    }

    private String sentence(MessageSourceResolvable words, Locale locale) {
        return texts.getMessage(words, locale);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, List.of(arguments).toArray(), locale);
    }
}

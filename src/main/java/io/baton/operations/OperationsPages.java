package io.baton.operations;

import io.baton.engine.EngineJob.State;
import io.baton.notice.delivery.DeadLetter;
import io.baton.operations.JobTry.Outcome;
import io.baton.operations.Operations.Asked;
import io.baton.operations.Operations.Row;
import io.baton.people.Group;
import io.baton.web.Done;
import io.baton.web.NavigationCount;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What stands still, what is tried again and what is due; for administrators. */
@Controller
class OperationsPages {

    private static final String PATH = "/operations";

    private final Operations operations;
    private final JobWords words;

    OperationsPages(Operations operations, JobWords words) {
        this.operations = operations;
        this.words = words;
    }

    @Bean
    static NavigationEntry operationsNavigation() {
        return new NavigationEntry("operations.title", PATH, "alert-triangle", 940, Set.of(Group.ADMIN.id()));
    }

    /** What stands still until somebody does something. */
    @Bean
    static NavigationCount operationsWaiting(Operations operations) {
        return new NavigationCount(PATH, () -> operations.count(State.STOPPED));
    }

    /** What was given up and reached nobody. */
    @Bean
    static NavigationCount lettersWaiting(Operations operations) {
        return new NavigationCount(PATH, operations::countLetters);
    }

    /** A tab with its count. */
    record TabView(String messageKey, String path, String count, boolean current) {}

    /**
     * A row in the reader's language.
     *
     * @param choice what the row's box sends: the job and how many tries of it are shown
     * @param lastBy who made the latest try; empty when there was none
     */
    record RowView(
            Row row, String choice, String work, String flow, String step, @Nullable String cause, String lastBy) {}

    /** A try in the reader's language. */
    record TryView(JobTry tried, String who, String cause) {}

    /**
     * What came of one of several, in the reader's language.
     *
     * @param path leads to it, or null
     */
    record ResultView(String id, @Nullable String path, boolean done, String sentence) {}

    @GetMapping(PATH)
    String list(
            Model model,
            Principal me,
            Locale locale,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after) {
        var state = state(tab);
        var page = operations.page(state, q, after, me.getName());
        model.addAttribute("tab", state.id());
        model.addAttribute("tabs", tabs(state));
        model.addAttribute("q", q);
        model.addAttribute("after", after);
        model.addAttribute(
                "rows", page.rows().stream().map(row -> view(row, locale)).toList());
        model.addAttribute("next", page.next());
        return "operations/operations";
    }

    @GetMapping(PATH + "/jobs/{id}")
    String job(Model model, Principal me, Locale locale, @PathVariable String id) {
        var story = operations.story(id, me.getName());
        model.addAttribute("story", story);
        model.addAttribute("view", story.row() == null ? null : view(story.row(), locale));
        model.addAttribute(
                "tries",
                story.tries().stream()
                        .map(tried -> new TryView(tried, words.who(tried.by(), locale), words.cause(tried, locale)))
                        .toList());
        return "operations/job";
    }

    @PostMapping(PATH + "/jobs/{id}/retry")
    @OnPage(PATH + "/jobs/{id}")
    String retry(
            Principal me,
            Locale locale,
            RedirectAttributes redirect,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int version) {
        var tried = operations.retry(new Asked(id, version), reason, me.getName());
        if (tried.outcome() == Outcome.DONE) {
            Done.say(redirect, "operations.retry.done");
        } else {
            redirect.addFlashAttribute("results", List.of(view(tried, locale)));
        }
        return "redirect:" + PATH + "/jobs/{id}";
    }

    @PostMapping(PATH + "/retries")
    @OnPage(PATH)
    String retryAll(
            Principal me,
            Locale locale,
            RedirectAttributes redirect,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") List<String> job) {
        var asked = job.stream().map(OperationsPages::asked).toList();
        redirect.addFlashAttribute(
                "results",
                operations.retryAll(asked, reason, me.getName()).stream()
                        .map(result -> new ResultView(
                                result.jobId(),
                                PATH + "/jobs/" + result.jobId(),
                                result.tried() != null && result.tried().outcome() == Outcome.DONE,
                                words.outcome(result, locale)))
                        .toList());
        redirect.addAttribute("tab", tab);
        redirect.addAttribute("q", q);
        redirect.addAttribute("after", after);
        return "redirect:" + PATH;
    }

    @GetMapping(PATH + "/letters")
    String letters(Model model, Principal me, Locale locale, @RequestParam(defaultValue = "") String after) {
        var page = operations.letters(after, me.getName());
        model.addAttribute("tabs", tabs(null));
        model.addAttribute("letters", page.letters());
        model.addAttribute(
                "causes",
                page.letters().stream()
                        .collect(Collectors.toMap(DeadLetter::id, letter -> words.cause(letter, locale))));
        model.addAttribute("next", page.next());
        return "operations/letters";
    }

    @PostMapping(PATH + "/letters/resends")
    @OnPage(PATH + "/letters")
    String resendAll(
            Principal me,
            Locale locale,
            RedirectAttributes redirect,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") List<String> letter) {
        redirect.addFlashAttribute(
                "results",
                operations.resendAll(letter, reason, me.getName()).stream()
                        .map(resent -> new ResultView(
                                resent.id(), null, resent.refusal() == null, words.outcome(resent, locale)))
                        .toList());
        return "redirect:" + PATH + "/letters";
    }

    private ResultView view(JobTry tried, Locale locale) {
        return new ResultView(
                tried.jobId(),
                PATH + "/jobs/" + tried.jobId(),
                tried.outcome() == Outcome.DONE,
                words.outcome(tried, locale));
    }

    private List<TabView> tabs(@Nullable State current) {
        return Stream.concat(
                        Stream.of(State.values())
                                .map(state -> new TabView(
                                        "operations.tab." + state.id(),
                                        PATH + "?tab=" + state.id(),
                                        counted(operations.count(state)),
                                        state == current)),
                        Stream.of(new TabView(
                                "operations.tab.letters",
                                PATH + "/letters",
                                counted(operations.countLetters()),
                                current == null)))
                .toList();
    }

    private static String counted(int count) {
        return count < Operations.COUNTED ? String.valueOf(count) : Operations.COUNTED - 1 + "+";
    }

    private RowView view(Row row, Locale locale) {
        var job = row.job();
        return new RowView(
                row,
                job.id() + "~" + row.tries(),
                words.work(job, locale),
                words.flow(job, locale),
                words.step(job, locale),
                words.cause(row, locale),
                row.last() == null ? "" : words.who(row.last().by(), locale));
    }

    /** An unknown name means the first tab: an old link still leads somewhere. */
    private static State state(String tab) {
        return Stream.of(State.values())
                .filter(state -> state.id().equals(tab))
                .findFirst()
                .orElse(State.STOPPED);
    }

    private static Asked asked(String choice) {
        var end = choice.lastIndexOf('~');
        var tries = choice.substring(end + 1);
        if (end < 1 || !tries.matches("\\d{1,9}")) {
            throw new JobUnknown(choice);
        }
        return new Asked(choice.substring(0, end), Integer.parseInt(tries));
    }
}

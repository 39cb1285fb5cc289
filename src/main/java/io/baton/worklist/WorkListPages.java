package io.baton.worklist;

import io.baton.deadline.Deadlines;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.NavigationEntry;
import io.baton.web.Option;
import io.baton.worklist.WorkItemQueries.AskedQuestion;
import io.baton.worklist.WorkItemQueries.CopiedTask;
import io.baton.worklist.WorkItemQueries.StartedCase;
import io.baton.worklist.WorkQuery.Cursor;
import io.baton.worklist.WorkQuery.Sort;
import io.baton.worklist.WorkQuery.Tab;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.util.UriComponentsBuilder;

/** The work list. */
@Controller
class WorkListPages {

    private final WorkList workList;
    private final Models models;
    private final People people;
    private final Deadlines deadlines;

    WorkListPages(WorkList workList, Models models, People people, Deadlines deadlines) {
        this.workList = workList;
        this.models = models;
        this.people = people;
        this.deadlines = deadlines;
    }

    @Bean
    static NavigationEntry workNavigation() {
        return new NavigationEntry("worklist.navigation", "/tasks", "list-check", 10, Set.of());
    }

    /** What the page sent as its filter. */
    record Asked(
            @Nullable String tab,
            @Nullable String q,
            @Nullable String flow,
            @Nullable String group,
            @Nullable Boolean overdue,
            @Nullable String sort,
            @Nullable String after) {

        WorkQuery query() {
            return new WorkQuery(
                    choice(Tab.class, tab, Tab.MINE),
                    Objects.requireNonNullElse(q, ""),
                    Objects.requireNonNullElse(flow, ""),
                    Objects.requireNonNullElse(group, ""),
                    Boolean.TRUE.equals(overdue),
                    choice(Sort.class, sort, Sort.PRIORITY),
                    Cursor.parse(after));
        }

        /** An unknown name means the usual choice: an old link still leads somewhere. */
        private static <E extends Enum<E>> E choice(Class<E> type, @Nullable String name, E usual) {
            return Stream.of(type.getEnumConstants())
                    .filter(value -> value.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(usual);
        }
    }

    /** A tab with its live count. */
    record TabView(String id, String messageKey, String count, boolean current) {}

    /** A row with what the reader's language and the moment add. */
    record Row(
            WorkItem item,
            @Nullable DueView due,
            @Nullable String assigneeName,
            boolean claimable,
            @Nullable Copied copied) {}

    /** What a row of the copied tasks shows besides. */
    record Copied(String byName, String reason, boolean unread) {}

    @GetMapping("/tasks")
    String list(
            Asked asked,
            Principal person,
            Locale locale,
            Model model,
            @RequestHeader(name = "HX-Request", required = false) boolean fragment) {
        var query = asked.query();
        model.addAttribute("query", query);
        if (query.tab() == Tab.STARTED) {
            var page = workList.cases(query, person.getName());
            model.addAttribute("cases", page.rows());
            model.addAttribute("ends", ends(page.rows(), locale));
            model.addAttribute("next", page.next() == null ? null : address(query.after(page.next())));
        } else if (query.tab() == Tab.COPIED) {
            var page = workList.copies(query, person.getName());
            model.addAttribute("rows", copied(page.rows()));
            model.addAttribute("next", page.next() == null ? null : address(query.after(page.next())));
        } else {
            var page = workList.page(query, person.getName());
            model.addAttribute("rows", rows(page.rows(), query.tab()));
            model.addAttribute("next", page.next() == null ? null : address(query.after(page.next())));
        }
        if (fragment && query.after() != null) {
            return query.tab() == Tab.STARTED ? "worklist/tasks :: cases" : "worklist/tasks :: rows";
        }
        var questions = query.tab() == Tab.MINE && query.after() == null && !query.filters()
                ? workList.asked(person.getName())
                : List.<AskedQuestion>of();
        model.addAttribute("questions", questions);
        model.addAttribute(
                "askers",
                people.namesOf(questions.stream().map(AskedQuestion::by).collect(Collectors.toSet())));
        model.addAttribute("tabs", tabs(query.tab(), person.getName()));
        model.addAttribute("flows", flows(locale));
        model.addAttribute("groups", groups(person.getName()));
        return "worklist/tasks";
    }

    /** The tabs alone: the page asks for them while it is open. */
    @GetMapping("/tasks/counts")
    String counts(Asked asked, Principal person, Model model) {
        model.addAttribute("tabs", tabs(asked.query().tab(), person.getName()));
        model.addAttribute("query", asked.query());
        return "worklist/tasks :: tabs";
    }

    private List<TabView> tabs(Tab current, String personId) {
        var counts = workList.counts(personId);
        return Stream.of(Tab.values())
                .map(tab -> {
                    var id = tab.name().toLowerCase(Locale.ROOT);
                    return new TabView(id, "worklist.tab." + id, counted(counts.getOrDefault(tab, 0)), tab == current);
                })
                .toList();
    }

    private static String counted(int count) {
        return count < WorkItemQueries.COUNTED ? String.valueOf(count) : WorkItemQueries.COUNTED - 1 + "+";
    }

    private List<Row> rows(List<WorkItem> items, Tab tab) {
        var names = people.namesOf(items.stream()
                .map(item -> item.facts().assignee())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var due = DueView.at(deadlines);
        return items.stream()
                .map(item -> new Row(
                        item,
                        item.open() ? due.of(item) : null,
                        item.facts().assignee() == null
                                ? null
                                : names.getOrDefault(
                                        item.facts().assignee(), item.facts().assignee()),
                        tab == Tab.GROUP,
                        null))
                .toList();
    }

    private List<Row> copied(List<CopiedTask> copies) {
        var names = people.namesOf(copies.stream().map(CopiedTask::by).collect(Collectors.toSet()));
        var rows = rows(copies.stream().map(CopiedTask::item).toList(), Tab.COPIED);
        return IntStream.range(0, rows.size())
                .mapToObj(index -> {
                    var row = rows.get(index);
                    var copy = copies.get(index);
                    return new Row(
                            row.item(),
                            row.due(),
                            row.assigneeName(),
                            false,
                            new Copied(names.getOrDefault(copy.by(), copy.by()), copy.reason(), copy.unread()));
                })
                .toList();
    }

    private Map<String, String> ends(List<StartedCase> cases, Locale locale) {
        return cases.stream()
                .filter(row -> row.endedAt() != null)
                .collect(Collectors.toMap(
                        StartedCase::processInstanceId,
                        row -> models.elementName(row.processDefinitionId(), row.endElementId(), locale)));
    }

    private List<Option> flows(Locale locale) {
        return workList.flows().stream()
                .map(flow -> Option.of(flow, models.flowName(flow, locale)))
                .toList();
    }

    private List<Option> groups(String personId) {
        return people.reachOf(personId).groups().stream()
                .map(Group::of)
                .flatMap(Optional::stream)
                .sorted(Comparator.naturalOrder())
                .map(group -> Option.keyed(group.id(), group.messageKey()))
                .toList();
    }

    private static String address(WorkQuery query) {
        return UriComponentsBuilder.fromPath("/tasks")
                .queryParam("tab", query.tab().name().toLowerCase(Locale.ROOT))
                .queryParam("q", "{q}")
                .queryParam("flow", "{flow}")
                .queryParam("group", "{group}")
                .queryParam("overdue", query.overdue())
                .queryParam("sort", query.sort().name().toLowerCase(Locale.ROOT))
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(query.text(), query.flow(), query.group(), String.valueOf(query.after()))
                .toUriString();
    }
}

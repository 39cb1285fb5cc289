package io.baton.supervision;

import io.baton.notice.Channel;
import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.Times;
import io.baton.worklist.CaseSummary;
import io.baton.worklist.WorkList;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What supervision tells people, and in which words. */
@Component
class SupervisionNotices {

    /** To the supervisors: an order waits for its assignment (R-SL-4). */
    static final NoticeKind OPENED = new NoticeKind("supervision.opened", Set.of(Channel.IN_APP, Channel.MAIL), true);

    /** To who has the task, and to that person's manager: a supervisor took it up before it is overdue (R-SL-6). */
    static final NoticeKind WARNED = new NoticeKind("supervision.warned", Set.of(Channel.IN_APP, Channel.MAIL), true);

    /** To who handled an order: its evaluation (R-SL-6). */
    static final NoticeKind EVALUATED = new NoticeKind("supervision.evaluated", Set.of(Channel.IN_APP), true);

    private final Notices notices;
    private final SupervisionReaders readers;
    private final WorkList workList;
    private final People people;
    private final MessageSource texts;
    private final Times times;

    SupervisionNotices(
            Notices notices,
            SupervisionReaders readers,
            WorkList workList,
            People people,
            MessageSource texts,
            Times times) {
        this.notices = notices;
        this.readers = readers;
        this.workList = workList;
        this.people = people;
        this.texts = texts;
        this.times = times;
    }

    @Bean
    static NoticeKinds supervisionNoticeKinds() {
        return NoticeKinds.of(OPENED, WARNED, EVALUATED);
    }

    /** Whose task it is and when it was due, in both languages. */
    String warning(SupervisionOrder order) {
        return Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                .map(language -> warning(order, language))
                .collect(Collectors.joining("\n"));
    }

    private String warning(SupervisionOrder order, Locale language) {
        var sentence = texts.getMessage(
                "supervision.warningText",
                new Object[] {
                    order.taskNameIn(language),
                    order.caseNumber(),
                    title(order),
                    due(order, language),
                    holder(order, language)
                },
                language);
        return order.reason() == null
                ? sentence
                : sentence + texts.getMessage("supervision.warningReason", new Object[] {order.reason()}, language);
    }

    /**
     * The warning (R-SL-6). Of an overdue task its assignee and that person's manager are told by its own notice (R-SL-4), so only the
     * supervisors are told here.
     */
    void warn(SupervisionOrder order) {
        var supervisors = people.serving(Group.SUPERVISOR, order.departmentId()).stream()
                .map(Person::id)
                .filter(person -> !person.equals(order.openedBy()))
                .toList();
        notices.tell(OPENED, supervisors, about(order), path(order), order.number());
        if (order.reason() != null) {
            notices.tell(
                    WARNED,
                    warned(order),
                    about(order).with(people.nameOf(order.openedBy())).with(order.reason()),
                    path(order),
                    order.number());
        }
    }

    private Set<String> warned(SupervisionOrder order) {
        var warned = new LinkedHashSet<String>();
        if (order.holder() == null) {
            workList.takers(workList.task(order.taskId(), order.openedBy())).forEach(person -> warned.add(person.id()));
        } else {
            warned.add(order.holder());
            people.managerOf(order.holder()).ifPresent(warned::add);
        }
        warned.remove(order.openedBy());
        return warned;
    }

    /** Tells who handled the order what the supervisor thinks of it. */
    void evaluated(SupervisionOrder order, SupervisionRound round) {
        notices.tell(
                EVALUATED,
                Stream.of(Optional.ofNullable(round.handledBy()), Optional.ofNullable(round.handler()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                about(order).with(String.valueOf(round.mark())).with(String.valueOf(round.remark())),
                path(order),
                order.number());
    }

    /** Fills {0} to {5}: the task, the case's title and number, the due time, who has the task, the order. */
    private NoticeText about(SupervisionOrder order) {
        return NoticeText.empty()
                .with(order.taskName(), order.taskNameEn())
                .with(title(order))
                .with(order.caseNumber())
                .with(due(order, Locale.SIMPLIFIED_CHINESE), due(order, Locale.ENGLISH))
                .with(holder(order, Locale.SIMPLIFIED_CHINESE), holder(order, Locale.ENGLISH))
                .with(order.number());
    }

    private String title(SupervisionOrder order) {
        return readers.caseOf(order).map(CaseSummary::title).orElse("");
    }

    private String due(SupervisionOrder order, Locale language) {
        return order.taskDueAt() == null
                ? texts.getMessage("supervision.noDue", null, language)
                : times.minute(order.taskDueAt());
    }

    private String holder(SupervisionOrder order, Locale language) {
        return order.holder() == null
                ? texts.getMessage("supervision.nobody", null, language)
                : people.nameOf(order.holder());
    }

    private static String path(SupervisionOrder order) {
        return "/supervision/" + order.number();
    }
}

package io.baton.notice;

import io.baton.deadline.TaskNearlyLate;
import io.baton.deadline.TaskOverdue;
import io.baton.engine.TaskAssigned;
import io.baton.engine.TaskFacts;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.Times;
import io.baton.worklist.Cases;
import io.baton.worklist.MaterialAnswered;
import io.baton.worklist.MaterialRequested;
import io.baton.worklist.TaskCopied;
import io.baton.worklist.TaskRecalled;
import io.baton.worklist.TaskUrged;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people of their tasks. Told is who is given a task by somebody else, a colleague or the flow; a task offered to a group only
 * counts in the work list of its people, who would otherwise get the same notice for each of their group's tasks. A task that is
 * transferred or delegated is one that somebody else gives.
 */
@Component
class TaskNotices {

    static final NoticeKind ASSIGNED =
            new NoticeKind("notice.assigned", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), false);

    static final NoticeKind NEARLY_LATE =
            new NoticeKind("notice.nearlyLate", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), false);

    static final NoticeKind OVERDUE =
            new NoticeKind("notice.overdue", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), true);

    /** Of somebody else's task: to the manager. The supervisors get an order instead, which tells them by itself. */
    static final NoticeKind SUPERVISION =
            new NoticeKind("notice.supervision", Set.of(Channel.IN_APP, Channel.MAIL), true);

    static final NoticeKind COPIED = new NoticeKind("notice.copied", Set.of(Channel.IN_APP), false);

    static final NoticeKind URGED =
            new NoticeKind("notice.urged", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), false);

    /** Somebody's task waits for what this person knows. */
    static final NoticeKind MATERIAL_REQUESTED =
            new NoticeKind("notice.materialRequested", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), false);

    static final NoticeKind MATERIAL_ANSWERED =
            new NoticeKind("notice.materialAnswered", Set.of(Channel.IN_APP, Channel.MAIL), false);

    /** Somebody no longer needs the person's help with a task. */
    static final NoticeKind RECALLED =
            new NoticeKind("notice.recalled", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), false);

    private final Notices notices;
    private final NoticeTexts texts;
    private final People people;
    private final ObjectProvider<Cases> cases;
    private final Times times;
    private final Clock clock;

    TaskNotices(
            Notices notices, NoticeTexts texts, People people, ObjectProvider<Cases> cases, Times times, Clock clock) {
        this.notices = notices;
        this.texts = texts;
        this.people = people;
        this.cases = cases;
        this.times = times;
        this.clock = clock;
    }

    @Bean
    static NoticeKinds taskNoticeKinds() {
        return NoticeKinds.of(
                ASSIGNED,
                NEARLY_LATE,
                OVERDUE,
                SUPERVISION,
                COPIED,
                URGED,
                MATERIAL_REQUESTED,
                MATERIAL_ANSWERED,
                RECALLED);
    }

    @EventListener
    void on(TaskAssigned assigned) {
        var task = assigned.task();
        var assignee = task.assignee();
        if (assignee == null || assignee.equals(assigned.by()) || assignee.equals(assigned.before())) {
            return;
        }
        notices.tell(
                ASSIGNED,
                List.of(assignee),
                about(task).with(by(assigned.by())),
                path(task),
                // The same person may get the same task twice, and is told twice.
                task.taskId() + ":" + clock.millis());
    }

    /** R-SL-4: the warning goes to who has the task, or to everybody who may take it. */
    @EventListener
    void on(TaskNearlyLate nearlyLate) {
        var task = nearlyLate.task();
        notices.tell(NEARLY_LATE, responsible(task), about(task), path(task), dueKey(task));
    }

    /** R-SL-4: who has the task and that person's manager are told. */
    @EventListener
    void on(TaskOverdue overdue) {
        var task = overdue.task();
        notices.tell(OVERDUE, responsible(task), about(task), path(task), dueKey(task));
        if (task.assignee() != null) {
            var manager = people.managerOf(task.assignee()).stream().toList();
            notices.tell(
                    SUPERVISION, manager, about(task).with(people.nameOf(task.assignee())), path(task), dueKey(task));
        }
    }

    @EventListener
    void on(TaskRecalled recalled) {
        var task = recalled.task();
        notices.tell(
                RECALLED,
                List.of(recalled.from()),
                about(task).with(by(recalled.by())).with(recalled.reason()),
                path(task),
                task.taskId() + ":" + clock.millis());
    }

    @EventListener
    void on(TaskCopied copied) {
        var task = copied.task();
        notices.tell(
                COPIED,
                copied.to(),
                about(task).with(by(copied.by())).with(copied.reason()),
                path(task),
                task.taskId() + ":" + clock.millis());
    }

    @EventListener
    void on(TaskUrged urged) {
        var task = urged.task();
        notices.tell(
                URGED,
                urged.to(),
                about(task).with(by(urged.by())).with(urged.reason()),
                path(task),
                task.taskId() + ":" + clock.millis());
    }

    @EventListener
    void on(MaterialRequested requested) {
        notices.tell(
                MATERIAL_REQUESTED,
                List.of(requested.of()),
                about(requested.task()).with(by(requested.by())).with(requested.question()),
                "/material-requests/" + requested.requestId(),
                String.valueOf(requested.requestId()));
    }

    @EventListener
    void on(MaterialAnswered answered) {
        if (answered.to() != null) {
            notices.tell(
                    MATERIAL_ANSWERED,
                    List.of(answered.to()),
                    about(answered.task()).with(by(answered.by())).with(answered.answer()),
                    path(answered.task()),
                    String.valueOf(answered.requestId()));
        }
    }

    private List<String> responsible(TaskFacts task) {
        return task.assignee() == null ? serving(task.candidateGroups(), task) : List.of(task.assignee());
    }

    private List<String> serving(Set<String> groups, TaskFacts task) {
        return groups.stream()
                .map(Group::of)
                .flatMap(Optional::stream)
                .flatMap(group -> people.serving(group, task.departmentId()).stream())
                .map(Person::id)
                .distinct()
                .toList();
    }

    private static String path(TaskFacts task) {
        return "/tasks/" + task.taskId();
    }

    /** Once per task and due time. */
    private static String dueKey(TaskFacts task) {
        return task.taskId() + ":" + task.dueAt();
    }

    /** Fills {0} to {3}: the task, the case's title, its number, the due time. */
    private NoticeText about(TaskFacts task) {
        var title = cases.orderedStream()
                .map(module -> module.find(task.businessKey()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(found -> found.title())
                .orElse("");
        return NoticeText.empty()
                .with(task.name(), task.nameEn())
                .with(title)
                .with(task.businessKey())
                .with(due(task));
    }

    private NoticeText.Words due(TaskFacts task) {
        if (task.dueAt() == null) {
            return texts.words("notice.noDue");
        }
        var due = times.minute(task.dueAt());
        return new NoticeText.Words(due, due);
    }

    private NoticeText.Words by(String by) {
        if (by.startsWith("system:")) {
            return texts.words("notice.byFlow");
        }
        var name = people.nameOf(by);
        return new NoticeText.Words(name, name);
    }
}

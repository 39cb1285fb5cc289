package io.baton.notice;

import io.baton.engine.TaskAssigned;
import io.baton.engine.TaskFacts;
import io.baton.people.People;
import io.baton.web.Times;
import io.baton.worklist.Cases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people of their tasks. Told is who is given a task by somebody else, a colleague or the flow; a task offered to a group only
 * counts in the work list of its people, who would otherwise get the same notice for each of their group's tasks.
 */
@Component
class TaskNotices {

    static final NoticeKind ASSIGNED =
            new NoticeKind("notice.assigned", Set.of(Channel.IN_APP, Channel.MAIL, Channel.CHAT), false);

    private final Notices notices;
    private final NoticeTexts texts;
    private final People people;
    private final ObjectProvider<Cases> cases;
    private final Times times;
    private final Clock clock;

    TaskNotices(
            Notices notices,
            NoticeTexts texts,
            People people,
            ObjectProvider<Cases> cases,
            Times times,
            Clock clock) {
        this.notices = notices;
        this.texts = texts;
        this.people = people;
        this.cases = cases;
        this.times = times;
        this.clock = clock;
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
                "/tasks/" + task.taskId(),
                // The same person may get the same task twice, and is told twice.
                task.taskId() + ":" + clock.millis());
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

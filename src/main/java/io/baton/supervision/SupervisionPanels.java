package io.baton.supervision;

import io.baton.engine.TaskFacts;
import io.baton.supervision.Scripts.Step;
import io.baton.worklist.TaskPanel;
import io.baton.worklist.TaskPanel.Panel;
import io.baton.worklist.WorkList;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** What supervision adds to the pages of its own tasks and to those of the tasks it supervises. */
@Configuration(proxyBeanMethods = false)
class SupervisionPanels {

    private static final Map<String, Step> STEPS = Map.of(
            SupervisionProcess.ASSIGN_HANDLER, Step.ASSIGN,
            SupervisionProcess.HANDLE_ORDER, Step.HANDLE,
            SupervisionProcess.CHECK_HANDLING, Step.CHECK);

    private final Supervision supervision;
    private final SupervisionReaders readers;
    private final Scripts scripts;
    private final WorkList workList;
    private final Clock clock;

    SupervisionPanels(
            Supervision supervision, SupervisionReaders readers, Scripts scripts, WorkList workList, Clock clock) {
        this.supervision = supervision;
        this.readers = readers;
        this.scripts = scripts;
        this.workList = workList;
        this.clock = clock;
    }

    /** The step's script (R-SL-6). */
    @Bean
    TaskPanel scriptOfStep() {
        return (task, personId) -> Optional.ofNullable(STEPS.get(task.elementId()))
                .filter(step -> isOurs(task))
                .map(step -> new Panel(
                        "supervision.script",
                        "supervision/panels :: script",
                        Map.of("script", scripts.of(step, LocaleContextHolder.getLocale())),
                        5,
                        false));
    }

    /** What the step is about. */
    @Bean
    TaskPanel orderOfTask() {
        return (task, personId) -> {
            if (!isOurs(task)) {
                return Optional.empty();
            }
            var order = supervision.read(task.businessKey(), personId);
            return Optional.of(new Panel(
                    "supervision.order",
                    "supervision/panels :: order",
                    Map.of(
                            "order",
                            order,
                            "rounds",
                            supervision.rounds(order.number()),
                            "mayReadCase",
                            readers.mayReadCase(order, personId),
                            "mayChoose",
                            supervision.mayChoose(order, personId),
                            "now",
                            clock.instant()),
                    10,
                    true));
        };
    }

    /** On the page of any other task: its order, or for supervisors the way to open one. */
    @Bean
    TaskPanel supervisionOfTask() {
        return (task, personId) -> {
            if (isOurs(task)) {
                return Optional.empty();
            }
            var order = supervision.openOf(task.taskId(), personId);
            if (order.isPresent()) {
                return Optional.of(new Panel(
                        "supervision.title",
                        "supervision/panels :: supervised",
                        Map.of("order", order.get()),
                        40,
                        false));
            }
            return supervision.maySupervise(task.departmentId(), personId)
                            && workList.task(task.taskId(), personId).open()
                    ? Optional.of(new Panel(
                            "supervision.title",
                            "supervision/panels :: supervise",
                            Map.of("task", task.taskId()),
                            40,
                            false))
                    : Optional.empty();
        };
    }

    private static boolean isOurs(TaskFacts task) {
        return task.processKey().equals(SupervisionProcess.PROCESS);
    }
}

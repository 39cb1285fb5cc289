package io.baton.supervision;

import static io.baton.supervision.SupervisionDesk.*;
import static io.baton.supervision.SupervisionProcess.ASSIGN_HANDLER;
import static io.baton.supervision.SupervisionProcess.CHECK_HANDLING;
import static io.baton.supervision.SupervisionProcess.HANDLE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.WalksAllOf;
import io.baton.deadline.TaskOverdue;
import io.baton.engine.DutiesSeparated;
import io.baton.engine.NotYourTask;
import io.baton.engine.TaskNoLongerOpen;
import io.baton.setting.Settings;
import io.baton.web.Refusal;
import io.baton.worklist.TaskNotFound;
import io.baton.worklist.WorkItem;
import io.baton.worklist.WorkList;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Supervision of a task, whatever flow it belongs to: warn, assign, handle, check, close. */
@IntegrationTest
@WalksAllOf(SupervisionProcess.PROCESS)
@Tag("R-SL-6")
class SupervisionTests {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Supervision supervision;

    @Autowired
    private SupervisionRecords records;

    @Autowired
    private Scripts scripts;

    @Autowired
    private Settings settings;

    @Autowired
    private WorkList workList;

    @Autowired
    private Staff staff;

    @Autowired
    private TestClock clock;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private SupervisionDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new SupervisionDesk(beans);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    @Tag("R-SL-4")
    @Tag("R-OR-2")
    void leadsAnOverdueTaskFromTheWarningToTheEvaluation() {
        var number = desk.overdue();

        var order = supervision.read(number, SUPERVISOR);
        assertThat(number).matches("DB-2026-\\d{6}");
        assertThat(order.status()).isEqualTo(OrderStatus.ASSIGNING);
        assertThat(order.overdueAt()).isEqualTo(DUE);
        assertThat(order.holder()).isEqualTo(desk.worker);
        assertThat(order.handler()).as("who has the task is to handle it").isEqualTo(desk.worker);
        assertThat(order.dueAt()).as("one working day to assign it").isEqualTo(at("2026-03-12T10:00"));
        assertThat(desk.noticesTo(desk.worker)).containsExactly("notice.overdue");
        assertThat(desk.noticesTo(desk.head)).containsExactly("notice.supervision");
        assertThat(desk.noticesTo(SUPERVISOR)).endsWith("supervision.opened");

        clock.setTo(at("2026-03-11T11:00"));
        desk.assign(number);
        assertThat(desk.step(number, HANDLE_ORDER).getAssignee()).isEqualTo(desk.worker);
        assertThat(supervision.read(number, desk.worker).dueAt()).isEqualTo(at("2026-03-13T11:00"));
        assertThat(desk.noticesTo(desk.worker)).endsWith("notice.assigned");

        desk.complete(number, HANDLE_ORDER, desk.worker, statement("2026-03-13"));
        desk.complete(number, CHECK_HANDLING, COLLEAGUE, returned());
        assertThat(desk.open(number)).containsExactly(HANDLE_ORDER);
        desk.complete(number, HANDLE_ORDER, desk.worker, statement("2026-03-12"));
        desk.complete(number, CHECK_HANDLING, SUPERVISOR, accepted(4));

        var closed = supervision.read(number, desk.worker);
        assertThat(closed.status()).isEqualTo(OrderStatus.CLOSED);
        assertThat(closed.closedAt()).isEqualTo(clock.instant());
        assertThat(supervision.rounds(number)).hasSize(2).satisfies(rounds -> {
            assertThat(rounds.get(0).accepted()).isFalse();
            assertThat(rounds.get(0).remark()).isEqualTo("措施没有写明谁来做");
            assertThat(rounds.get(0).checkedBy()).isEqualTo(COLLEAGUE);
            assertThat(rounds.get(1).cause()).isEqualTo("等客户确认条款");
            assertThat(rounds.get(1).mark()).isEqualTo(4);
            assertThat(rounds.get(1).inTimeAt(clock.instant())).isTrue();
        });
        assertThat(desk.noticesTo(desk.worker)).endsWith("supervision.evaluated");
        assertThat(desk.acts(number))
                .startsWith("supervision.orderOpened")
                .contains("instance.started", "task.completed")
                .containsSubsequence("supervision.orderClosed", "instance.ended");
        assertThat(workList.task(closed.taskId(), desk.worker).status())
                .as("supervision does nothing for people")
                .isEqualTo(WorkItem.Status.OPEN);
    }

    @Test
    @Tag("R-SL-4")
    void opensOneOrderForATaskHoweverOftenItIsOverdue() {
        var task = desk.taken();
        var number = desk.overdue(task);
        var again = workList.task(task, desk.worker).facts();
        publisher.publishEvent(new TaskOverdue(again));

        assertThat(desk.ordersOf(task)).containsExactly(number);

        desk.assign(number);
        desk.complete(number, HANDLE_ORDER, desk.worker, statement("2026-03-13"));
        desk.complete(number, CHECK_HANDLING, SUPERVISOR, accepted(3));
        publisher.publishEvent(new TaskOverdue(again));
        assertThat(desk.ordersOf(task))
                .as("a task that is late again is supervised again")
                .hasSize(2);
    }

    @Test
    @Tag("R-SL-4")
    void opensTheOrderInTheTransactionOfTheDelay() {
        var task = desk.taken();
        var facts = workList.task(task, desk.worker).facts();

        transaction.executeWithoutResult(delay -> {
            publisher.publishEvent(new TaskOverdue(facts));
            assertThat(desk.ordersOf(task)).hasSize(1);
            delay.setRollbackOnly();
        });

        assertThat(desk.ordersOf(task)).isEmpty();
    }

    @Test
    @Tag("R-SL-4")
    void neverSupervisesItself() {
        var number = desk.overdue();
        var step = desk.step(number, ASSIGN_HANDLER).getId();

        clock.setTo(at("2026-03-12T10:00"));
        desk.fire(step);

        assertThat(desk.ordersOf(step)).isEmpty();
        assertThat(desk.noticesTo(SUPERVISOR)).endsWith("notice.overdue");
        assertThatThrownBy(() -> supervision.openByHand(step, "太慢", SUPERVISOR)).isInstanceOf(OrderSupervised.class);
    }

    @Test
    @Tag("R-OR-1")
    void proposesTheDepartmentsManagerForATaskThatNobodyHas() {
        var number = desk.overdue(desk.offered());

        assertThat(supervision.read(number, SUPERVISOR).handler()).isEqualTo(desk.head);
        assertThat(supervision.read(number, SUPERVISOR).holder()).isNull();
        assertThat(desk.noticesTo(desk.worker)).containsExactly("notice.overdue");
        assertThat(desk.noticesTo(desk.helper)).containsExactly("notice.overdue");
    }

    @Test
    void letsTheSupervisorWhoHasTheStepChooseAnotherHandler() {
        var number = desk.overdue();
        assertThatThrownBy(() -> supervision.chooseHandler(number, desk.helper, SUPERVISOR))
                .as("not claimed")
                .isInstanceOf(HandlerNotYours.class);
        desk.claim(number, ASSIGN_HANDLER, SUPERVISOR);
        assertThatThrownBy(() -> supervision.chooseHandler(number, desk.helper, COLLEAGUE))
                .isInstanceOf(HandlerNotYours.class);
        assertThatThrownBy(() -> supervision.chooseHandler(number, desk.helper, STRANGER))
                .isInstanceOf(OrderUnknown.class);
        staff.disable(desk.head);
        for (var nobody : new String[] {null, "", "nobodyAtAll", VIEWER, desk.head}) {
            assertThatThrownBy(() -> supervision.chooseHandler(number, nobody, SUPERVISOR))
                    .as("%s", nobody)
                    .isInstanceOf(HandlerUnknown.class);
        }

        supervision.chooseHandler(number, STRANGER, SUPERVISOR);
        desk.assign(number);

        assertThat(desk.step(number, HANDLE_ORDER).getAssignee()).isEqualTo(STRANGER);
        assertThat(supervision.read(number, STRANGER).handler())
                .as("who handles it reads it")
                .isEqualTo(STRANGER);
        assertThatThrownBy(() -> supervision.chooseHandler(number, desk.helper, SUPERVISOR))
                .isInstanceOf(OrderAssignedAlready.class);
        assertThat(desk.acts(number)).contains("supervision.handlerChosen");
    }

    @Test
    void assignsNothingToNobody() {
        jdbc.sql("update baton.department set head_id = null where id = :district")
                .param("district", desk.district)
                .update();
        var number = desk.overdue(desk.offered());
        assertThat(supervision.read(number, SUPERVISOR).handler()).isNull();

        assertThatThrownBy(() -> desk.assign(number)).isInstanceOf(HandlerMissing.class);

        assertThat(desk.open(number)).containsExactly(ASSIGN_HANDLER);
    }

    @Test
    void letsTheHandlerGiveItToTheDepartmentsManager() {
        var number = desk.overdue();
        desk.assign(number);
        workList.unclaim(desk.step(number, HANDLE_ORDER).getId(), desk.worker);
        assertThatThrownBy(() -> desk.claim(number, HANDLE_ORDER, desk.helper)).isInstanceOf(NotYourTask.class);

        desk.complete(number, HANDLE_ORDER, desk.head, statement("2026-03-13"));

        assertThat(supervision.rounds(number)).singleElement().satisfies(round -> {
            assertThat(round.handler()).isEqualTo(desk.worker);
            assertThat(round.handledBy()).isEqualTo(desk.head);
        });
    }

    @Test
    void refusesAPromiseInThePast() {
        var number = desk.overdue();
        desk.assign(number);

        assertThatThrownBy(() -> desk.complete(number, HANDLE_ORDER, desk.worker, statement("2026-03-10")))
                .isInstanceOfSatisfying(PromisePassed.class, refusal -> assertThat(refusal.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.field()).isEqualTo("promisedDate")));

        desk.complete(number, HANDLE_ORDER, desk.worker, statement("2026-03-11"));
        assertThat(desk.open(number)).containsExactly(CHECK_HANDLING);
    }

    @Test
    void letsNobodyCheckWhatTheyHandled() {
        var number = desk.overdue();
        desk.claim(number, ASSIGN_HANDLER, SUPERVISOR);
        supervision.chooseHandler(number, COLLEAGUE, SUPERVISOR);
        desk.assign(number);
        desk.complete(number, HANDLE_ORDER, COLLEAGUE, statement("2026-03-13"));

        assertThatThrownBy(() -> desk.claim(number, CHECK_HANDLING, COLLEAGUE)).isInstanceOf(DutiesSeparated.class);
        assertThatThrownBy(() -> desk.claim(number, CHECK_HANDLING, FAR_SUPERVISOR))
                .isInstanceOfAny(NotYourTask.class, TaskNotFound.class);
        desk.complete(number, CHECK_HANDLING, SUPERVISOR, accepted(5));
        assertThat(supervision.read(number, SUPERVISOR).status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void demandsAMarkForWhatIsAccepted() {
        var number = desk.handled();

        assertThatThrownBy(() -> desk.complete(
                        number, CHECK_HANDLING, SUPERVISOR, Map.of("checkResult", "accepted", "evaluation", "好")))
                .isInstanceOf(Refusal.class);

        assertThat(desk.open(number)).containsExactly(CHECK_HANDLING);
    }

    @Test
    void takesTheCompletionOfTheTaskAsItsHandlingBeforeAnybodyIsAssigned() {
        var task = desk.taken();
        var number = desk.overdue(task);

        desk.finish(task);

        var order = supervision.read(number, SUPERVISOR);
        assertThat(order.taskEnd()).isEqualTo(TaskEnd.COMPLETED);
        assertThat(order.taskEndedBy()).isEqualTo(desk.worker);
        assertThat(desk.open(number)).containsExactly(CHECK_HANDLING);
        assertThat(supervision.rounds(number)).singleElement().satisfies(round -> {
            assertThat(round.handledBy()).isEqualTo(desk.worker);
            assertThat(round.cause()).isNull();
        });
        assertThat(desk.acts(number)).contains("supervision.taskEnded", "task.removed");

        desk.complete(number, CHECK_HANDLING, SUPERVISOR, returned());
        assertThat(desk.step(number, HANDLE_ORDER).getAssignee())
                .as("why it was late is still to be said")
                .isEqualTo(desk.worker);
        desk.complete(number, HANDLE_ORDER, desk.worker, statement("2026-03-13"));
        desk.complete(number, CHECK_HANDLING, SUPERVISOR, accepted(2));
        assertThat(supervision.read(number, SUPERVISOR).status()).isEqualTo(OrderStatus.CLOSED);
    }

    @Test
    void takesTheCompletionOfTheTaskAsItsHandlingWhileTheHandlerIsAtIt() {
        var task = desk.taken();
        var number = desk.overdue(task);
        desk.assign(number);

        desk.finish(task);

        assertThat(desk.open(number)).containsExactly(CHECK_HANDLING);
        assertThat(supervision.rounds(number)).singleElement().satisfies(round -> {
            assertThat(round.handledAt()).isEqualTo(DUE);
            assertThat(round.inTimeAt(clock.instant())).isTrue();
        });
    }

    @Test
    void onlyKnowsOfTheTasksEndWhileItIsChecked() {
        var task = desk.taken();
        var number = desk.overdue(task);
        desk.assign(number);
        desk.complete(number, HANDLE_ORDER, desk.worker, statement("2026-03-13"));

        desk.finish(task);

        assertThat(desk.open(number)).containsExactly(CHECK_HANDLING);
        assertThat(supervision.read(number, SUPERVISOR).taskEnd()).isEqualTo(TaskEnd.COMPLETED);
        assertThat(supervision.rounds(number)).singleElement().satisfies(round -> assertThat(round.cause())
                .isNotNull());
    }

    @Test
    void closesByItselfWhenTheTaskIsCancelled() {
        var waiting = desk.taken();
        var unassigned = desk.overdue(waiting);
        desk.cancel(waiting);
        clock.setTo(MONDAY);
        var worked = desk.taken();
        var assigned = desk.overdue(worked);
        desk.assign(assigned);
        desk.cancel(worked);

        for (var number : List.of(unassigned, assigned)) {
            var order = supervision.read(number, SUPERVISOR);
            assertThat(order.status()).isEqualTo(OrderStatus.CLOSED);
            assertThat(order.taskEnd()).isEqualTo(TaskEnd.CANCELLED);
            assertThat(order.taskEndedBy()).isEqualTo(desk.head);
            assertThat(desk.open(number)).isEmpty();
        }
        assertThat(supervision.timeliness(MARCH, desk.district, SUPERVISOR))
                .as("there was nothing to handle")
                .isEqualTo(new Timeliness(0, 0, 0, 2));
    }

    @Test
    void letsASupervisorTakeUpATaskBeforeItIsOverdue() {
        var task = desk.taken();
        for (var reason : new String[] {null, " ", "长".repeat(1001)}) {
            assertThatThrownBy(() -> supervision.openByHand(task, reason, SUPERVISOR))
                    .isInstanceOf(ReasonMissing.class);
        }
        assertThatThrownBy(() -> supervision.openByHand(task, "客户催问", desk.head))
                .isInstanceOf(NotASupervisor.class);
        assertThatThrownBy(() -> supervision.openByHand(task, "客户催问", VIEWER)).isInstanceOf(NotASupervisor.class);
        assertThatThrownBy(() -> supervision.openByHand(task, "客户催问", FAR_SUPERVISOR))
                .isInstanceOf(TaskNotFound.class);

        var number = supervision.openByHand(task, "客户催问", SUPERVISOR);

        assertThat(supervision.read(number, SUPERVISOR).overdueAt()).isNull();
        assertThat(desk.noticesTo(desk.worker)).containsExactly("supervision.warned");
        assertThat(desk.noticesTo(desk.head)).containsExactly("supervision.warned");
        assertThatThrownBy(() -> supervision.openByHand(task, "再来一张", COLLEAGUE))
                .isInstanceOf(OrderOpenAlready.class);

        clock.setTo(DUE);
        desk.fire(task);
        assertThat(desk.ordersOf(task)).containsExactly(number);
        assertThat(supervision.read(number, SUPERVISOR).overdueAt()).isEqualTo(DUE);
        desk.finish(task);
        assertThatThrownBy(() -> supervision.openByHand(task, "晚了", COLLEAGUE)).isInstanceOf(TaskNoLongerOpen.class);
    }

    @Test
    void warnsEverybodyWhoMayTakeATaskThatNobodyHas() {
        supervision.openByHand(desk.offered(), "快到期了", SUPERVISOR);

        assertThat(desk.noticesTo(desk.worker)).containsExactly("supervision.warned");
        assertThat(desk.noticesTo(desk.helper)).containsExactly("supervision.warned");
    }

    @Test
    @Tag("K-4")
    void countsWhatWasHandledInTime() {
        var number = desk.handled();
        assertThat(timeliness()).isEqualTo(new Timeliness(1, 0, 0, 0));

        clock.setTo(MONDAY);
        var late = desk.overdue();
        desk.assign(late);
        assertThat(timeliness()).isEqualTo(new Timeliness(1, 0, 1, 0));
        clock.setTo(at("2026-03-13T10:01"));
        assertThat(timeliness()).as("its two working days have passed").isEqualTo(new Timeliness(1, 1, 0, 0));
        desk.complete(late, HANDLE_ORDER, desk.worker, statement("2026-03-13"));
        assertThat(timeliness().percent()).isEqualTo(new BigDecimal("50.0"));

        desk.complete(number, CHECK_HANDLING, SUPERVISOR, accepted(5));
        assertThat(timeliness()).isEqualTo(new Timeliness(1, 1, 0, 0));
        assertThat(supervision
                        .timeliness(YearMonth.of(2026, 2), desk.district, SUPERVISOR)
                        .percent())
                .isNull();
        assertThat(supervision.timeliness(MARCH, desk.district, STRANGER).supervised())
                .as("others' work")
                .isZero();
    }

    @Test
    @Tag("R-OR-1")
    void isReadByWhoHasToDoWithIt() {
        var number = desk.overdue();

        for (var reader : List.of(SUPERVISOR, desk.worker, desk.helper, desk.head, VIEWER)) {
            assertThat(supervision.read(number, reader).number()).as(reader).isEqualTo(number);
            assertThat(supervision.search(number, false, "", "", reader))
                    .as(reader)
                    .extracting(OrderRow::number)
                    .containsExactly(number);
        }
        for (var other : List.of(STRANGER, FAR_SUPERVISOR)) {
            assertThatThrownBy(() -> supervision.read(number, other)).isInstanceOf(OrderUnknown.class);
            assertThat(supervision.search(number, false, "", "", other)).isEmpty();
        }
    }

    @Test
    void listsTheLatestFirstPageByPage() {
        var numbers = new ArrayList<String>();
        for (var day : List.of("2026-03-11T12:00", "2026-03-11T10:00", "2026-03-11T11:00")) {
            clock.setTo(at(day));
            numbers.add(supervision.openByHand(desk.offered(), "排查", SUPERVISOR));
        }
        var expected = List.of(numbers.get(1), numbers.get(2), numbers.get(0));

        var found = supervision.search("", false, desk.district, "", SUPERVISOR);
        assertThat(found).extracting(OrderRow::number).isEqualTo(expected);
        assertThat(found).extracting(OrderRow::late).containsOnly(false);
        assertThat(supervision.search("", false, desk.district, expected.get(0), SUPERVISOR))
                .extracting(OrderRow::number)
                .isEqualTo(expected.subList(1, 3));
        assertThat(supervision.search("", true, desk.district, "", SUPERVISOR)).isEmpty();
        clock.setTo(at("2026-03-12T10:30"));
        assertThat(supervision.search("", false, desk.district, "", SUPERVISOR))
                .extracting(OrderRow::late)
                .containsExactly(true, false, false);
    }

    @Test
    void tellsTheScriptThatManagersSet() {
        var before = scripts.of(Scripts.Step.CHECK, Locale.ENGLISH).text();
        assertThat(before).isNotBlank();
        assertThat(scripts.all(Locale.SIMPLIFIED_CHINESE)).hasSize(5).allSatisfy(script -> assertThat(script.text())
                .containsPattern("\\p{IsHan}"));

        settings.change("supervision.checkScriptEn", "Look twice.", 0, "clearer", desk.head);

        assertThat(scripts.of(Scripts.Step.CHECK, Locale.ENGLISH).text()).isEqualTo("Look twice.");
    }

    @Test
    void letsOneOfTwoSupervisorsAssign() throws Exception {
        var number = desk.overdue();
        var step = desk.step(number, ASSIGN_HANDLER).getId();

        var refused = together(assigning(step, SUPERVISOR, "第一位的要求"), assigning(step, COLLEAGUE, "第二位的要求"));

        assertThat(refused).singleElement().isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.kind())
                .isEqualTo(Refusal.Kind.STALE));
        assertThat(supervision.rounds(number)).hasSize(1);
        assertThat(desk.open(number)).containsExactly(HANDLE_ORDER);
    }

    @Test
    void letsOneOfTwoSupervisorsOpenAnOrder() throws Exception {
        var task = desk.taken();

        var refused = together(
                () -> supervision.openByHand(task, "客户催问", SUPERVISOR),
                () -> supervision.openByHand(task, "客户催问", COLLEAGUE));

        assertThat(refused).singleElement().isInstanceOf(OrderOpenAlready.class);
        assertThat(desk.ordersOf(task)).hasSize(1);
    }

    /** Whoever comes first: no order is left waiting for a task that has ended. */
    @Test
    void missesNoCompletionWhileAnOrderIsOpened() throws Exception {
        for (int time = 0; time < 5; time++) {
            clock.setTo(MONDAY);
            var task = desk.taken();

            var refused = together(() -> supervision.openByHand(task, "客户催问", SUPERVISOR), () -> {
                desk.finish(task);
                return task;
            });

            assertThat(refused).allSatisfy(refusal -> assertThat(refusal).isInstanceOf(TaskNoLongerOpen.class));
            assertThat(records.openOf(task).map(desk::open))
                    .isIn(Optional.empty(), Optional.of(List.of(CHECK_HANDLING)));
            assertThat(records.openOf(task).isEmpty()).isEqualTo(refused.size() == 1);
        }
    }

    private Timeliness timeliness() {
        return supervision.timeliness(MARCH, desk.district, SUPERVISOR);
    }

    private Callable<String> assigning(String step, String person, String instruction) {
        return () -> {
            workList.complete(step, null, Map.of("instruction", instruction), person, null);
            return person;
        };
    }

    /** Does both at once; what was refused. */
    private static List<Throwable> together(Callable<String> one, Callable<String> other) throws Exception {
        var begin = new CyclicBarrier(2);
        var people = Executors.newFixedThreadPool(2);
        var acts = List.of(one, other).stream()
                .map(act -> people.submit(() -> {
                    begin.await();
                    return act.call();
                }))
                .toList();
        people.shutdown();
        assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        var refused = new ArrayList<Throwable>();
        for (var act : acts) {
            try {
                act.get();
            } catch (ExecutionException refusal) {
                refused.add(refusal.getCause());
            }
        }
        return refused;
    }
}

package io.baton.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.engine.ActingPerson;
import io.baton.engine.ClosedDoor;
import io.baton.engine.DutiesSeparated;
import io.baton.engine.NotYourTask;
import io.baton.engine.TaskCollisions;
import io.baton.engine.TaskCompleted;
import io.baton.engine.TaskNoLongerOpen;
import io.baton.engine.UnknownTask;
import io.baton.people.CaseDepartments;
import io.baton.people.SeparationOfDuties;
import io.baton.web.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may claim, assign, delegate and complete, whatever the door. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskGuardTests {

    private static final String DEPARTMENT = "guardCentre";
    private static final String AUTHOR = "guardAuthor";
    private static final String REVIEWER = "guardReviewer";
    private static final String SECOND = "guardSecond";
    private static final String STRANGER = "guardStranger";
    private static final Map<String, String> PEOPLE = Map.of(
            AUTHOR, "technicalReviewer", REVIEWER, "technicalReviewer", SECOND, "technicalReviewer", STRANGER, "legal");

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DefaultListableBeanFactory beans;

    @Autowired
    private ConfigurableApplicationContext context;

    @Autowired
    private TaskCollisions collisions;

    @BeforeAll
    void prepare() {
        jdbc.sql(
                        "insert into baton.department (id, name, name_en, kind, created_by, created_at, changed_by, changed_at)"
                                + " values (:id, '测试中心', 'Test centre', 'CENTRE', 'test', now(), 'test', now())")
                .param("id", DEPARTMENT)
                .update();
        PEOPLE.forEach((id, group) -> {
            jdbc.sql(
                            "insert into baton.account (id, name, password_hash, department_id, created_by, created_at, changed_by, changed_at)"
                                    + " values (:id, :id, '-', :department, 'test', now(), 'test', now())")
                    .param("id", id)
                    .param("department", DEPARTMENT)
                    .update();
            jdbc.sql("insert into baton.account_group values (:id, :group)")
                    .param("id", id)
                    .param("group", group)
                    .update();
        });
        beans.registerSingleton("guardTestDepartments", (CaseDepartments)
                key -> key.startsWith("GUARD-") ? Optional.of(DEPARTMENT) : Optional.empty());
        beans.registerSingleton("guardTestDuty", new AuthorsDoNotReview());
        acting.run("system:test", () -> {
            var deployment = repository.createDeployment().name("guard tasks");
            for (var file : List.of("guard-review.bpmn", "guard-review.form", "guard-verdict.form")) {
                deployment.addInputStream(
                        file,
                        new ByteArrayInputStream(
                                TestModels.resource("guard/" + file).getBytes(StandardCharsets.UTF_8)));
            }
            deployment.deploy();
        });
    }

    @AfterAll
    void tidyUp() {
        acting.run("system:test", () -> repository
                .createDeploymentQuery()
                .deploymentName("guard tasks")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true)));
        beans.destroySingleton("guardTestDepartments");
        beans.destroySingleton("guardTestDuty");
        jdbc.sql("delete from baton.account_group where account_id like 'guard%'")
                .update();
        jdbc.sql("delete from baton.notice where person_id like 'guard%'").update();
        jdbc.sql("delete from baton.account where id like 'guard%'").update();
        jdbc.sql("delete from baton.department where id = :id")
                .param("id", DEPARTMENT)
                .update();
    }

    private static final class AuthorsDoNotReview implements SeparationOfDuties {
        @Override
        public String duty() {
            return "guardTest";
        }

        @Override
        public Set<String> excluded(String businessKey) {
            return Set.of(AUTHOR);
        }
    }

    @Test
    void claimsAndCompletesForAPersonOfTheGroup() {
        var task = start();
        acting.run(REVIEWER, () -> {
            tasks.claim(task, REVIEWER);
            tasks.claim(task, REVIEWER);
            tasks.complete(task);
        });
        assertThat(finished(task).getAssignee()).isEqualTo(REVIEWER);
    }

    @Test
    void claimsAFreeTaskInTheTransactionThatCompletesIt() {
        var task = start();
        acting.run(REVIEWER, () -> forms.submitTaskForm(task, Map.of()));
        assertThat(finished(task).getAssignee()).isEqualTo(REVIEWER);
    }

    @Test
    void refusesWhoIsNotOfTheGroup() {
        var task = start();
        acting.run(STRANGER, () -> {
            assertThatThrownBy(() -> tasks.claim(task, STRANGER)).isInstanceOf(NotYourTask.class);
            assertThatThrownBy(() -> tasks.complete(task)).isInstanceOf(NotYourTask.class);
            assertThatThrownBy(() -> forms.submitTaskForm(task, Map.of())).isInstanceOf(NotYourTask.class);
        });
        assertThat(open(task).getAssignee()).isNull();
    }

    @Test
    void refusesACaseThatNoModuleKnows() {
        var task = start("reviewOnce", "OTHER-" + UUID.randomUUID());
        acting.run(REVIEWER, () -> assertThatThrownBy(() -> tasks.claim(task, REVIEWER))
                .isInstanceOf(NotYourTask.class));
    }

    @Test
    @Tag("R-PS-6")
    void refusesAnAuthorAtClaimAssignDelegateAndComplete() {
        var task = start();
        acting.run(AUTHOR, () -> {
            assertThatThrownBy(() -> tasks.claim(task, AUTHOR)).isInstanceOf(DutiesSeparated.class);
            assertThatThrownBy(() -> tasks.complete(task)).isInstanceOf(DutiesSeparated.class);
            assertThatThrownBy(() -> tasks.setAssignee(task, REVIEWER)).isInstanceOf(DutiesSeparated.class);
        });
        acting.run(REVIEWER, () -> {
            assertThatThrownBy(() -> tasks.setAssignee(task, AUTHOR)).isInstanceOf(DutiesSeparated.class);
            tasks.claim(task, REVIEWER);
            assertThatThrownBy(() -> tasks.delegateTask(task, AUTHOR)).isInstanceOf(DutiesSeparated.class);
            assertThatThrownBy(() -> tasks.delegateTask(task, STRANGER)).isInstanceOf(NotYourTask.class);
        });
        assertThat(open(task).getAssignee()).isEqualTo(REVIEWER);
    }

    @Test
    void looksAtTheActingPersonAlsoWhenTheTaskIsAlreadyTheirs() {
        var task = start();
        acting.run("system:test", () -> tasks.setAssignee(task, REVIEWER));
        jdbc.sql("delete from baton.account_group where account_id = :id")
                .param("id", REVIEWER)
                .update();
        try {
            acting.run(REVIEWER, () -> assertThatThrownBy(() -> tasks.complete(task))
                    .isInstanceOf(NotYourTask.class));
        } finally {
            jdbc.sql("insert into baton.account_group values (:id, 'technicalReviewer')")
                    .param("id", REVIEWER)
                    .update();
        }
    }

    @Test
    void delegatesAndComesBack() {
        var task = start();
        acting.run(REVIEWER, () -> {
            tasks.claim(task, REVIEWER);
            tasks.delegateTask(task, SECOND);
        });
        acting.run(REVIEWER, () -> assertThatThrownBy(() -> tasks.resolveTask(task, Map.of()))
                .isInstanceOf(TaskNoLongerOpen.class));
        acting.run(SECOND, () -> tasks.resolveTask(task));
        assertThat(open(task).getAssignee()).isEqualTo(REVIEWER);
        acting.run(REVIEWER, () -> tasks.complete(task));
        assertThat(finished(task).getEndTime()).isNotNull();
    }

    @Test
    void letsItsOwnerCallADelegatedTaskBack() {
        var task = start();
        acting.run(REVIEWER, () -> {
            tasks.claim(task, REVIEWER);
            tasks.delegateTask(task, SECOND);
            tasks.resolveTask(task);
        });
        assertThat(open(task).getAssignee()).isEqualTo(REVIEWER);
        acting.run(
                SECOND, () -> assertThatThrownBy(() -> tasks.resolveTask(task)).isInstanceOf(TaskNoLongerOpen.class));
        acting.run(REVIEWER, () -> tasks.complete(task));
        assertThat(finished(task).getEndTime()).isNotNull();
    }

    @Test
    void tellsWhoHasTheTaskAndSinceWhen() {
        var task = start();
        acting.run(REVIEWER, () -> tasks.claim(task, REVIEWER));
        acting.run(SECOND, () -> {
            for (Runnable late : List.<Runnable>of(
                    () -> tasks.claim(task, SECOND),
                    () -> tasks.complete(task),
                    () -> tasks.setAssignee(task, SECOND),
                    () -> tasks.setAssignee(task, null),
                    () -> forms.submitTaskForm(task, Map.of()))) {
                assertThatThrownBy(late::run).isInstanceOfSatisfying(TaskNoLongerOpen.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
                    assertThat(refusal.by()).isEqualTo(REVIEWER);
                    assertThat(refusal.at()).isNotNull();
                });
            }
        });
    }

    @Test
    void tellsWhoCompletedTheTaskAndWhen() {
        var task = start();
        acting.run(REVIEWER, () -> tasks.complete(task));
        acting.run(SECOND, () -> assertThatThrownBy(() -> tasks.complete(task))
                .isInstanceOfSatisfying(TaskNoLongerOpen.class, refusal -> {
                    assertThat(refusal.by()).isEqualTo(REVIEWER);
                    assertThat(refusal.at()).isNotNull();
                }));
        acting.run(SECOND, () -> assertThatThrownBy(() -> tasks.claim("nothing", SECOND))
                .isInstanceOf(UnknownTask.class));
    }

    @Test
    void putsBackOnlyForTheAssigneeAndOnlyToAGroup() {
        var task = start();
        acting.run(REVIEWER, () -> {
            assertThatThrownBy(() -> tasks.setAssignee(task, null)).isInstanceOf(NotYourTask.class);
            tasks.claim(task, REVIEWER);
            tasks.setAssignee(task, null);
        });
        assertThat(open(task).getAssignee()).isNull();

        var own = start("assignedOnly", "GUARD-" + UUID.randomUUID());
        acting.run(REVIEWER, () -> {
            assertThatThrownBy(() -> tasks.setAssignee(own, null)).isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> tasks.complete(own))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problems())
                            .extracting("field")
                            .containsExactly("verdict"));
            tasks.complete(own, Map.of("verdict", "approve"));
        });
    }

    @Test
    void letsBatonOnlyGiveAPersonsOwnTaskToAnotherAndNeverToAnAuthor() {
        var own = start("assignedOnly", "GUARD-" + UUID.randomUUID());
        identity.setAuthentication(REVIEWER, List.of("technicalReviewer"));
        try {
            assertThatThrownBy(() -> tasks.setAssignee(own, SECOND)).isInstanceOf(NotYourTask.class);
        } finally {
            identity.clearAuthentication();
        }
        acting.run(STRANGER, () -> {
            assertThatThrownBy(() -> tasks.setAssignee(own, AUTHOR)).isInstanceOf(DutiesSeparated.class);
            tasks.setAssignee(own, SECOND);
        });
        acting.run(REVIEWER, () -> assertThatThrownBy(() -> tasks.complete(own, Map.of("verdict", "approve")))
                .isInstanceOf(Refusal.class));
        acting.run(SECOND, () -> tasks.complete(own, Map.of("verdict", "approve")));
    }

    @Test
    void refusesFieldsThatTheFormDoesNotHave() {
        var task = start();
        acting.run(REVIEWER, () -> {
            for (Runnable submission : List.<Runnable>of(
                    () -> tasks.complete(task, Map.of("intruder", true)),
                    () -> forms.submitTaskForm(task, Map.of("intruder", true)),
                    () -> tasks.completeWithVariablesInReturn(task, Map.of("intruder", true), false))) {
                assertThatThrownBy(submission::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.problems()).extracting("field").contains("intruder");
                });
            }
        });
        assertThat(open(task).getAssignee()).isNull();
    }

    @Test
    void refusesFromOutsideWhatWouldPassTheFacades() {
        var task = start();
        var instance = open(task).getProcessInstanceId();
        identity.setAuthentication(REVIEWER, List.of("technicalReviewer"));
        try {
            assertThatThrownBy(() -> tasks.claim(task, SECOND)).isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> tasks.setVariable(task, "a", 1)).isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> tasks.addCandidateGroup(task, "legal")).isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> tasks.createComment(task, instance, "x")).isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> runtime.setVariable(instance, "a", 1)).isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("reviewOnce"))
                    .isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> runtime.createProcessInstanceModification(instance))
                    .isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> runtime.deleteProcessInstance(instance, "x"))
                    .isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> runtime.createMessageCorrelation("x")).isInstanceOf(ClosedDoor.class);
        } finally {
            identity.clearAuthentication();
        }
        acting.run(REVIEWER, () -> {
            var comment = tasks.createComment(task, instance, "said");
            assertThatThrownBy(() -> tasks.updateTaskComment(task, comment.getId(), "unsaid"))
                    .isInstanceOf(ClosedDoor.class);
            assertThatThrownBy(() -> tasks.deleteTaskComment(task, comment.getId()))
                    .isInstanceOf(ClosedDoor.class);
        });
    }

    @Test
    void completesParallelTasksOfOneCaseTogether() throws Exception {
        var count = 6;
        var key = "GUARD-" + UUID.randomUUID();
        acting.run("system:test", () -> runtime.startProcessInstanceByKey("reviewInParallel", key));
        var open = acting.call(
                "system:test",
                () -> tasks.createTaskQuery().processInstanceBusinessKey(key).list());
        assertThat(open).hasSize(count);

        var together = new CyclicBarrier(count);
        var pool = Executors.newFixedThreadPool(count);
        try {
            var results = new ArrayList<Future<?>>();
            for (var task : open) {
                results.add(pool.submit(() -> {
                    together.await();
                    acting.run(REVIEWER, () -> tasks.complete(task.getId()));
                    return null;
                }));
            }
            for (var result : results) {
                assertThatCode(result::get).doesNotThrowAnyException();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(acting.call("system:test", () -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count()))
                .isZero();
    }

    @Test
    void givesATaskToOneOfManyAtOnce() throws Exception {
        var task = start();
        var together = new CyclicBarrier(4);
        var pool = Executors.newFixedThreadPool(4);
        var done = 0;
        try {
            var results = new ArrayList<Future<Boolean>>();
            for (var index = 0; index < 4; index++) {
                var person = index % 2 == 0 ? REVIEWER : SECOND;
                results.add(pool.submit(() -> {
                    together.await();
                    try {
                        acting.run(person, () -> tasks.complete(task));
                        return true;
                    } catch (TaskNoLongerOpen late) {
                        return false;
                    }
                }));
            }
            for (var result : results) {
                done += result.get() ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void repeatsWorkThatLostOnALockWhileTheTaskIsStillTheirs() {
        var task = start();
        var attempts = new AtomicInteger();
        var result = collisions.repeat(task, REVIEWER, () -> {
            if (attempts.incrementAndGet() <= 5) {
                throw new OptimisticLockingException("lost");
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasValue(6);

        attempts.set(0);
        assertThatThrownBy(() -> collisions.repeat(task, REVIEWER, () -> {
                    attempts.incrementAndGet();
                    throw new OptimisticLockingException("lost");
                }))
                .isInstanceOfSatisfying(TaskNoLongerOpen.class, refusal -> assertThat(refusal.kind())
                        .isEqualTo(Refusal.Kind.STALE));
        assertThat(attempts).hasValue(6);
    }

    @Test
    void repeatsNothingForATaskThatIsGoneOrTaken() {
        var task = start();
        acting.run(REVIEWER, () -> tasks.claim(task, REVIEWER));
        var attempts = new AtomicInteger();
        Supplier<String> losing = () -> {
            attempts.incrementAndGet();
            throw new OptimisticLockingException("lost");
        };
        assertThatThrownBy(() -> collisions.repeat(task, SECOND, losing)).isInstanceOf(TaskNoLongerOpen.class);
        acting.run(REVIEWER, () -> tasks.complete(task));
        assertThatThrownBy(() -> collisions.repeat(task, REVIEWER, losing)).isInstanceOf(TaskNoLongerOpen.class);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void handsOnTheRefusalOfAListener() {
        var task = start();
        var listener = ApplicationListener.forPayload((TaskCompleted event) -> {
            if (event.task().taskId().equals(task)) {
                throw new NotYourTask("listener");
            }
        });
        context.addApplicationListener(listener);
        try {
            acting.run(REVIEWER, () -> assertThatThrownBy(() -> tasks.complete(task))
                    .isInstanceOf(NotYourTask.class)
                    .hasMessageContaining("listener"));
        } finally {
            context.removeApplicationListener(listener);
        }
        assertThat(open(task).getAssignee()).isNull();
    }

    private String start() {
        return start("reviewOnce", "GUARD-" + UUID.randomUUID());
    }

    private String start(String process, String businessKey) {
        return acting.call("system:test", () -> {
            var instance = runtime.startProcessInstanceByKey(process, businessKey);
            return tasks.createTaskQuery()
                    .processInstanceId(instance.getId())
                    .singleResult()
                    .getId();
        });
    }

    private Task open(String taskId) {
        return acting.call(
                "system:test", () -> tasks.createTaskQuery().taskId(taskId).singleResult());
    }

    private org.camunda.bpm.engine.history.HistoricTaskInstance finished(String taskId) {
        return acting.call("system:test", () -> history.createHistoricTaskInstanceQuery()
                .taskId(taskId)
                .finished()
                .singleResult());
    }
}

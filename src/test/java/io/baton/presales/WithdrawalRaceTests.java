package io.baton.presales;

import static io.baton.Forms.csrf;
import static io.baton.presales.Cast.*;
import static io.baton.presales.PresalesReviewProcess.ANSWER_NEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.baton.IntegrationTest;
import io.baton.TestNeeds;
import io.baton.customer.Customers;
import io.baton.engine.TaskCompleted;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.worklist.WorkList;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.Ordered;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A step is completed while the need is withdrawn or graded again: both want the task's row and the project's. */
@IntegrationTest
class WithdrawalRaceTests {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private MockMvc client;

    @Autowired
    private Presales presales;

    @Autowired
    private Projects projects;

    @Autowired
    private Customers customers;

    @Autowired
    private WorkList workList;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private final CountDownLatch taskLocked = new CountDownLatch(1);
    private final CountDownLatch withdrawalWaits = new CountDownLatch(1);
    private final Pause pause = new Pause();

    /** Holds the completion between its two rows. */
    private final class Pause implements ApplicationListener<PayloadApplicationEvent<TaskCompleted>>, Ordered {

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<TaskCompleted> event) {
            taskLocked.countDown();
            try {
                withdrawalWaits.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    @BeforeEach
    void enterCast() {
        Cast.enter(jdbc);
        application.addApplicationListener(pause);
    }

    @AfterEach
    void forget() {
        application.removeApplicationListener(pause);
    }

    @Test
    void completesOneAndTellsTheOtherInsteadOfLockingBothOut() throws Exception {
        var number = raise();
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(ANSWER_NEED)
                .singleResult()
                .getId();
        var answer = Map.<String, Object>of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2026-12-18");
        var people = Executors.newFixedThreadPool(2);
        try {
            var completion = people.submit(() -> workList.complete(task, null, answer, ENGINEER, null));
            taskLocked.await();
            var withdrawal = people.submit(() -> presales.withdraw(number, "客户取消预算", RAISER));
            await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForARow);
            withdrawalWaits.countDown();

            completion.get();
            assertThatThrownBy(withdrawal::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(OptimisticLockingFailureException.class);
        } finally {
            withdrawalWaits.countDown();
            people.shutdown();
        }

        assertThat(projects.get(number).firstAnswerAt()).isNotNull();
        presales.withdraw(number, "客户取消预算", RAISER);
        assertThat(projects.get(number).status()).isEqualTo(ProjectStatus.WITHDRAWN);
    }

    @Test
    void completesOneAndTellsWhoGradesAgainThatTheProjectChanged() throws Exception {
        var number = raise();
        var version = projects.get(number).version();
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(ANSWER_NEED)
                .singleResult()
                .getId();
        var answer = Map.<String, Object>of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2026-12-18");
        var people = Executors.newFixedThreadPool(2);
        try {
            var completion = people.submit(() -> workList.complete(task, null, answer, ENGINEER, null));
            taskLocked.await();
            var correction = people.submit(() -> client.perform(put("/api/projects/" + number + "/figures")
                            .param("version", String.valueOf(version))
                            .with(user(RAISER))
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"annualRevenue\": 600000, \"complexity\": \"low\", \"reason\": \"填错\"}"))
                    .andReturn()
                    .getResponse()
                    .getStatus());
            await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForARow);
            withdrawalWaits.countDown();

            completion.get();
            assertThat(correction.get()).isEqualTo(409);
        } finally {
            withdrawalWaits.countDown();
            people.shutdown();
        }

        assertThat(projects.get(number).firstAnswerAt()).isNotNull();
        assertThat(projects.get(number).annualRevenue()).isEqualByComparingTo("2000000");
    }

    private boolean somebodyWaitsForARow() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private String raise() {
        return presales.raiseNeed(TestNeeds.of(TestNeeds.customer(customers, RAISER), "2000000", "high"), RAISER);
    }
}

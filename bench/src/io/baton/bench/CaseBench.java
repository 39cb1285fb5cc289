package io.baton.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Staff;
import io.baton.bench.Meter.Cost;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.presales.Presales;
import io.baton.worklist.WorkList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Statements, write-ahead log and time of whole cases: Baton by its facades, and the bare engine with the same model. */
@Baton
class CaseBench {

    private static final int WARM = 150;
    private static final int MEASURED = 40;

    private record Step(String element, String person, Map<String, Object> values) {}

    private static final List<Step> REVIEW = List.of(
            new Step(
                    "userTask_answerNeed",
                    Cast.ENGINEER,
                    Map.of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2027-01-18", "customerTodo", "确认机房位置")),
            new Step("userTask_designSolution", Cast.ENGINEER, Map.of("securityDeclared", true)),
            new Step(
                    "userTask_reviewTechnical",
                    Cast.TECHNICAL,
                    Map.of("technicalVerdict", "approve", "technicalRemark", "同意。")),
            new Step(
                    "userTask_reviewCommercial",
                    Cast.COMMERCIAL,
                    Map.of("commercialVerdict", "approve", "commercialRemark", "同意。")),
            new Step(
                    "userTask_reviewSecurity",
                    Cast.SECURITY,
                    Map.of("securityVerdict", "approve", "securityRemark", "同意。")),
            new Step("userTask_presentSolution", Cast.MANAGER, Map.of("customerDecision", "toContract")));

    @Autowired
    private Staff staff;

    @Autowired
    private Presales presales;

    @Autowired
    private Customers customers;

    @Autowired
    private WorkList workList;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private ActingPerson acting;

    @Test
    void comparesWholeCases() throws Exception {
        Cast.enter(staff);
        acting.run("system:bench", () -> PlainFlow.deployment(repository).deploy());
        var report = new Report("cases", "| | statements | transactions | WAL, KB | ms |\n|---|---|---|---|---|");
        try (var bare = new BareEngine()) {
            PlainFlow.deployment(bare.engine.getRepositoryService()).deploy();
            bare.deploy(reviewResources());
            plainCases(bare, report);
            reviews(bare, report);
        }
        report.close();
    }

    private void plainCases(BareEngine bare, Report report) {
        var baton = new Meter(Baton.DATABASE);
        var engine = new Meter(BareEngine.DATABASE);
        repeat(WARM, this::plainCaseByBaton);
        repeat(WARM, () -> plainCaseByBareEngine(bare));
        for (var round = 1; round <= 2; round++) {
            report.line(baton.of(MEASURED, this::plainCaseByBaton).row("plain case, Baton"));
            report.most(baton);
            report.line(engine.of(MEASURED, () -> plainCaseByBareEngine(bare)).row("plain case, bare engine"));
            report.most(engine);
        }
    }

    private void plainCaseByBaton() {
        var number = "PLAIN-" + UUID.randomUUID();
        acting.run(Cast.MANAGER, () -> runtime.startProcessInstanceByKey(PlainFlow.ID, number));
        for (var step : PlainFlow.STEPS) {
            var task = task(number, step);
            workList.claim(task, Cast.ENGINEER);
            workList.complete(task, null, PlainFlow.values(step), Cast.ENGINEER, task);
        }
    }

    private void plainCaseByBareEngine(BareEngine bare) {
        var number = "PLAIN-" + UUID.randomUUID();
        bare.start(PlainFlow.ID, number, Map.of(), Cast.MANAGER);
        for (var step : PlainFlow.STEPS) {
            var task = bare.task(number, step);
            bare.claim(task, Cast.ENGINEER);
            bare.complete(task, PlainFlow.values(step), Cast.ENGINEER);
        }
    }

    private void reviews(BareEngine bare, Report report) {
        var needs = new Needs(presales, customers);
        repeat(WARM, () -> reviewByBaton(needs));
        repeat(WARM, () -> reviewByBareEngine(bare));
        var baton = new Meter(Baton.DATABASE);
        var engine = new Meter(BareEngine.DATABASE);
        for (var round = 1; round <= 2; round++) {
            report.line(baton.of(MEASURED, () -> reviewByBaton(needs)).row("review, Baton"));
            report.most(baton);
            report.line(engine.of(MEASURED, () -> reviewByBareEngine(bare)).row("review, bare engine"));
        }
        stepByStep(needs, baton).forEach((name, cost) -> report.line(cost.row(name)));
    }

    private void reviewByBaton(Needs needs) {
        var number = needs.raise();
        for (var step : REVIEW) {
            if (step.element().equals("userTask_designSolution")) {
                needs.saveSolution(number);
            }
            answer(number, step);
        }
        assertThat(acting.call(Cast.MANAGER, () -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()))
                .isZero();
    }

    private void answer(String number, Step step) {
        var task = task(number, step.element());
        workList.claim(task, step.person());
        workList.complete(task, null, step.values(), step.person(), task);
        if (step.element().equals("userTask_reviewSecurity")) {
            executeJobs();
        }
    }

    private void executeJobs() {
        acting.run("system:bench", () -> management
                .createJobQuery()
                .messages()
                .list()
                .forEach(job -> management.executeJob(job.getId())));
    }

    private String task(String number, String element) {
        return acting.call("system:bench", () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult()
                .getId());
    }

    private static void reviewByBareEngine(BareEngine bare) {
        var number = "XM-" + UUID.randomUUID();
        bare.start(
                "presales-review",
                number,
                Map.of(
                        "projectTitle", "跨省内网",
                        "customerName", "香江集团",
                        "needSummary", "总部与物流园组网",
                        "accountManager", Cast.MANAGER,
                        "requestKind", "customer",
                        "customerClass", "B1",
                        "reworks", 0,
                        "reworkLimit", 3),
                Cast.MANAGER);
        for (var step : REVIEW) {
            var values = new LinkedHashMap<>(step.values());
            if (step.element().equals("userTask_answerNeed")) {
                values.put("designer", Cast.ENGINEER);
            }
            var task = bare.task(number, step.element());
            bare.claim(task, step.person());
            bare.complete(task, values, step.person());
            if (step.element().equals("userTask_reviewSecurity")) {
                bare.executeJobs();
            }
        }
        assertThat(bare.engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
    }

    /** Where a review's cost lies. */
    private Map<String, Cost> stepByStep(Needs needs, Meter meter) {
        var costs = new LinkedHashMap<String, Cost>();
        var numbers = new ArrayList<String>();
        costs.put("… raise the need", meter.of(MEASURED, () -> numbers.add(needs.raise())));
        for (var step : REVIEW) {
            if (step.element().equals("userTask_designSolution")) {
                costs.put("… save the solution", each(meter, numbers, needs::saveSolution));
            }
            var open = new ArrayList<String>();
            numbers.forEach(number -> open.add(task(number, step.element())));
            costs.put("… claim " + step.element(), each(meter, open, task -> workList.claim(task, step.person())));
            costs.put(
                    "… complete " + step.element(),
                    each(
                            meter,
                            open,
                            task -> workList.complete(task, null, step.values(), step.person(), task)));
            if (step.element().equals("userTask_reviewSecurity")) {
                executeJobs();
            }
        }
        return costs;
    }

    private static Cost each(Meter meter, List<String> ids, Consumer<String> work) {
        var next = ids.iterator();
        return meter.of(ids.size(), () -> work.accept(next.next()));
    }

    private static Set<String> reviewResources() throws Exception {
        var resources = new LinkedHashSet<>(Set.of("processes/presales/presales-review.bpmn"));
        try (var forms = Files.list(Path.of("forms", "presales"))) {
            forms.forEach(form -> resources.add("forms/presales/" + form.getFileName()));
        }
        return resources;
    }

    private static void repeat(int times, Runnable work) {
        for (var time = 0; time < times; time++) {
            work.run();
        }
    }
}

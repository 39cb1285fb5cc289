package io.baton.contract;

import static io.baton.contract.ContractReviewProcess.*;

import io.baton.Staff;
import io.baton.TestNeeds;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.ActingPerson;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.web.Times;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

/** The people of the contract tests, and a desk that drives contracts as they would. */
public final class ContractDesk {

    public static final String RAISER = "contractRaiser";
    public static final String OTHER_RAISER = "contractOtherRaiser";
    public static final String LEGAL = "contractLegal";
    public static final String COMMERCIAL = "contractCommercial";
    public static final String FINANCE = "contractFinance";
    public static final String CENTRE = "contractCentre";
    static final String DRAFTING_FINANCE = "contractDraftingFinance";
    public static final String VIEWER = "contractViewing";
    public static final String STRANGER = "contractStranger";

    static final LocalDate START = LocalDate.of(2026, 7, 1);
    public static final LocalDate END = LocalDate.of(2029, 6, 30);
    static final LocalDate PROMISED = LocalDate.of(2026, 9, 30);
    static final LocalDate SIGNING_DAY = LocalDate.of(2026, 3, 10);

    private final Clock clock;
    private final Customers customers;
    private final Projects projects;
    private final Contracts contracts;
    private final Documents documents;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService management;
    private final ActingPerson acting;

    public ContractDesk(ApplicationContext beans) {
        clock = beans.getBean(Clock.class);
        customers = beans.getBean(Customers.class);
        projects = beans.getBean(Projects.class);
        contracts = beans.getBean(Contracts.class);
        documents = beans.getBean(Documents.class);
        tasks = beans.getBean(TaskService.class);
        runtime = beans.getBean(RuntimeService.class);
        history = beans.getBean(HistoryService.class);
        management = beans.getBean(ManagementService.class);
        acting = beans.getBean(ActingPerson.class);
        beans.getBean(Staff.class)
                .department("contractTop", "TOP", null)
                .department("contractOffices", "CENTRE", "contractTop")
                .department("contractDistrict", "DISTRICT", "contractTop")
                .department("contractElsewhere", "DISTRICT", "contractTop")
                .person(RAISER, "contractDistrict", "accountManager")
                .person(OTHER_RAISER, "contractDistrict", "accountManager")
                .person(LEGAL, "contractOffices", "legal")
                .person(COMMERCIAL, "contractOffices", "commercialReviewer")
                .person(FINANCE, "contractOffices", "finance")
                .person(CENTRE, "contractOffices", "centreManager")
                .person(DRAFTING_FINANCE, "contractDistrict", "accountManager", "finance")
                .person(VIEWER, "contractTop", "auditViewer")
                .person(STRANGER, "contractElsewhere", "provisioning");
    }

    /** The number of a new project that is ready for its contract; the grade follows from the revenue. */
    String project(String annualRevenue) {
        var number = projects.raise(
                        TestNeeds.of(TestNeeds.customer(customers, RAISER), annualRevenue, "medium"), null, RAISER)
                .number();
        projects.grade(number);
        projects.ended(number, ProjectStatus.TO_CONTRACT, null, RAISER);
        return number;
    }

    /** The contract that opened by itself for a new project of grade B. */
    public String opened() {
        return contractOf(project("900000"));
    }

    String contractOf(String project) {
        return contracts.of(project).get(0).number();
    }

    public static TermsDraft terms(String listPrice, String value) {
        return new TermsDraft(new BigDecimal(listPrice), new BigDecimal(value), START, END, PROMISED, "签约付四成，验收付六成");
    }

    /** Exactly at the limit of grade B: nothing deviates. */
    public static TermsDraft terms() {
        return terms("1000000", "920000");
    }

    static ChangedClauseDraft clause(String reference) {
        return new ChangedClauseDraft(null, reference, "逾期每日万分之五", "逾期每日万分之三", "客户的统一模板", null);
    }

    public void save(String number, TermsDraft terms) {
        contracts.saveTerms(number, terms, revision(number), RAISER);
    }

    void list(String number, ChangedClauseDraft... clauses) {
        contracts.saveClauses(number, List.of(clauses), revision(number), RAISER);
    }

    int revision(String number) {
        return contracts.open(number).orElseThrow().revision();
    }

    public void draft(String number) {
        complete(number, DRAFT_CONTRACT, RAISER, Map.of("draftRemark", "请审核"));
    }

    static Map<String, Object> verdict(String gate, String verdict) {
        return Map.of(gate + "Verdict", verdict, gate + "Remark", gate + " " + verdict);
    }

    public void approve(String number) {
        if (waits(number, REVIEW_LEGAL)) {
            complete(number, REVIEW_LEGAL, LEGAL, verdict("legal", "approve"));
            complete(number, REVIEW_COMMERCIAL_TERMS, COMMERCIAL, verdict("commercial", "approve"));
        }
        complete(number, CHECK_FINANCE, FINANCE, verdict("finance", "approve"));
    }

    void upload(String number) {
        attach(number, Contracts.SIGNED_COPY, RAISER);
    }

    void attach(String number, String purpose, String person) {
        var file = "合同".getBytes(StandardCharsets.UTF_8);
        documents.add(number, purpose, new Upload("合同.txt", file.length, () -> new ByteArrayInputStream(file)), person);
    }

    static Map<String, Object> signature(LocalDate day) {
        return Map.of("signOutcome", "signed", "signedOn", day.toString(), "signatory", "张主任");
    }

    static Map<String, Object> unsigned(String outcome) {
        return Map.of("signOutcome", outcome, "signReason", "客户另有打算");
    }

    public void sign(String number) {
        upload(number);
        complete(number, SIGN_CONTRACT, RAISER, signature(LocalDate.now(clock.withZone(Times.ZONE))));
    }

    /** A contract that is signed with a discount at the limit and no changed clause. */
    public String signed() {
        var number = opened();
        save(number, terms());
        draft(number);
        approve(number);
        sign(number);
        return number;
    }

    /** Drives the first version of a new contract, or an amendment of a signed one, until this step waits; with a changed clause. */
    String at(String element, boolean amendment) {
        var number = amendment ? signed() : opened();
        if (amendment) {
            contracts.amend(number, "客户要求推迟", RAISER);
        }
        if (!element.equals(DRAFT_CONTRACT)) {
            save(number, terms());
            list(number, clause("5.2"));
            draft(number);
        }
        if (element.equals(SIGN_CONTRACT)) {
            approve(number);
        }
        if (!waits(number, element)) {
            throw new AssertionError(element + " is not reached: " + open(number));
        }
        return number;
    }

    public boolean waits(String number, String element) {
        return open(number).contains(element);
    }

    public List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    public Task task(String number, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
    }

    public void complete(String number, String element, String person, Map<String, Object> values) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.complete(task, values));
    }

    /** What the page of this step says to the person. */
    public String page(int port, String number, String element, String person) {
        return Visitor.signedIn(port, person)
                .page("/tasks/" + task(number, element).getId())
                .text();
    }

    void claim(String number, String element, String person) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.claim(task, person));
    }

    void putBack(String number, String element, String person) {
        var task = task(number, element).getId();
        acting.run(person, () -> tasks.setAssignee(task, null));
    }

    public boolean isRunning(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    /** Timers and other jobs that wait for the case. */
    public long jobs(String number) {
        return instances(number).stream()
                .mapToLong(instance -> management
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .sum();
    }

    private List<HistoricProcessInstance> instances(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list();
    }

    public boolean reached(String number, String element) {
        return instances(number).stream()
                .anyMatch(instance -> history.createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .activityId(element)
                                .count()
                        > 0);
    }
}

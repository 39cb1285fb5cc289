package io.baton.bidding;

import static io.baton.bidding.BiddingProcess.*;

import io.baton.Staff;
import io.baton.customer.CustomerDetails;
import io.baton.customer.Customers;
import io.baton.engine.ActingPerson;
import io.baton.project.Need;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

/** The people of the bidding tests, and a desk that drives bids as they would. */
final class BidDesk {

    static final String RAISER = "bidRaiser";
    static final String MANAGER = "bidManagerOne";
    static final String OTHER_MANAGER = "bidManagerTwo";
    static final String ENGINEER = "bidEngineer";
    static final String LEGAL = "bidLegal";
    static final String FINANCE = "bidFinance";
    static final String CENTRE = "bidCentre";
    static final String HEAD = "bidHead";
    static final String REVIEWER = "bidReviewer";
    static final String WRITING_REVIEWER = "bidWritingReviewer";
    static final String SUPERVISOR = "bidSupervisor";
    static final String VIEWER = "bidViewing";
    static final String STRANGER = "bidStranger";

    /** A Friday, 17:00 in Shanghai. */
    static final LocalDateTime DEADLINE = LocalDateTime.of(2026, 3, 27, 17, 0);

    static final Instant DEADLINE_AT = TenderDraft.instantOf(DEADLINE);

    static final String LIMIT = "1500000";

    private final Staff staff;
    private final Customers customers;
    private final Projects projects;
    private final Bidding bidding;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService management;
    private final ActingPerson acting;

    BidDesk(ApplicationContext beans) {
        staff = beans.getBean(Staff.class);
        customers = beans.getBean(Customers.class);
        projects = beans.getBean(Projects.class);
        bidding = beans.getBean(Bidding.class);
        tasks = beans.getBean(TaskService.class);
        runtime = beans.getBean(RuntimeService.class);
        history = beans.getBean(HistoryService.class);
        management = beans.getBean(ManagementService.class);
        acting = beans.getBean(ActingPerson.class);
        staff.department("bidTop", "TOP", null)
                .department("bidOffices", "CENTRE", "bidTop")
                .department("bidDistrict", "DISTRICT", "bidTop")
                .department("bidElsewhere", "DISTRICT", "bidTop")
                .person(RAISER, "bidDistrict", "accountManager")
                .person(MANAGER, "bidOffices", "bidManager")
                .person(OTHER_MANAGER, "bidOffices", "bidManager")
                .person(ENGINEER, "bidOffices", "presalesEngineer")
                .person(LEGAL, "bidOffices", "legal")
                .person(FINANCE, "bidOffices", "finance")
                .person(CENTRE, "bidOffices", "centreManager")
                .person(HEAD, "bidTop", "departmentHead")
                .person(REVIEWER, "bidOffices", "technicalReviewer")
                .person(WRITING_REVIEWER, "bidOffices", "presalesEngineer", "commercialReviewer")
                .person(SUPERVISOR, "bidOffices", "supervisor")
                .person(VIEWER, "bidTop", "auditViewer")
                .person(STRANGER, "bidElsewhere", "provisioning");
    }

    /** The number of a new project whose customer tenders; of grade B, or of A from two million a year. */
    String project(String annualRevenue) {
        var number = raised(annualRevenue);
        projects.grade(number);
        projects.ended(number, ProjectStatus.TO_BID, null, RAISER);
        return number;
    }

    String project() {
        return project("900000");
    }

    /** The number of a new project whose review runs. */
    String raised(String annualRevenue) {
        var customer = customers
                .create(
                        new CustomerDetails(
                                "客户 " + UUID.randomUUID(), null, "other", "prefecture", null, "medium", "张主任"),
                        RAISER)
                .id();
        return projects.raise(
                        new Need(
                                customer,
                                "政务外网扩容",
                                "区政务外网三十个点位",
                                "smart-community",
                                Set.of("global-eye"),
                                3,
                                new BigDecimal("20"),
                                "city",
                                "normal",
                                new BigDecimal(annualRevenue),
                                "medium",
                                false,
                                LocalDate.of(2026, 12, 31),
                                "customer",
                                false,
                                null),
                        null,
                        RAISER)
                .number();
    }

    static TenderDraft draft(String project) {
        return draft(project, LIMIT);
    }

    static TenderDraft draft(String project, String limit) {
        return new TenderDraft(
                project,
                "GZ-2026-118",
                "区政务服务数据管理局",
                DEADLINE,
                DEADLINE.plusMinutes(30),
                new BigDecimal(limit),
                new BigDecimal("20000"));
    }

    String started() {
        return bidding.start(draft(project()), MANAGER);
    }

    static ClauseDraft clause(String reference, String kind, String owner) {
        return new ClauseDraft(null, reference, "本地 7×24 小时服务 " + reference, kind, owner, null);
    }

    /** Two clauses: a must of the engineer's and one that is scored. */
    void list(String number) {
        list(number, List.of(clause("3.1", "must", ENGINEER), clause("3.2", "score", MANAGER)));
    }

    void list(String number, List<ClauseDraft> clauses) {
        bidding.saveClauses(number, clauses, version(number), MANAGER);
    }

    void answer(String number, int clause, String person) {
        bidding.answer(number, clause, "满足，见第四章", bidding.clause(number, clause).version(), person);
    }

    void price(String number, String price, String cost) {
        bidding.savePrice(
                number,
                new PriceDraft(new BigDecimal(price), new BigDecimal(cost), "略低于对手上次报价"),
                version(number),
                MANAGER);
    }

    int version(String number) {
        return bidding.read(number, MANAGER).version();
    }

    static Map<String, Object> scores(int each) {
        var values = new HashMap<String, Object>();
        List.of(
                        SCORE_FIT,
                        SCORE_WIN_CHANCE,
                        SCORE_TECHNICAL_ABILITY,
                        SCORE_CAPACITY,
                        SCORE_MARGIN,
                        SCORE_RISK,
                        SCORE_COMPETITION)
                .forEach(score -> values.put(score.name(), each));
        values.put("scoreRemark", "值得一投");
        return values;
    }

    static Map<String, Object> go(String decision) {
        return Map.of("goDecision", decision, "goReason", "评分高");
    }

    static Map<String, Object> verdict(String gate, String verdict) {
        return Map.of(gate + "Verdict", verdict, gate + "Remark", "意见");
    }

    static Map<String, Object> result(String result) {
        return Map.of("bidResult", result, "resultRemark", "公示编号 88");
    }

    /** Drives a new bid until this step waits, with a healthy margin unless the department head must be asked. */
    String at(String element) {
        var number =
                element.equals(DECIDE_GO_AS_HEAD) ? bidding.start(draft(project(), "2000000"), MANAGER) : started();
        drive(number, element, element.equals(APPROVE_PRICE_AS_HEAD) ? "900000.01" : "800000");
        return number;
    }

    /** The same with this cost for a price of a million. */
    String atGates(String cost) {
        var number = started();
        drive(number, REVIEW_BID, cost);
        return number;
    }

    private void drive(String number, String element, String cost) {
        if (waits(number, element)) {
            return;
        }
        list(number);
        complete(number, READ_TENDER, MANAGER, Map.of("readingRemark", "看点"));
        if (waits(number, element)) {
            return;
        }
        complete(number, SCORE_BID, MANAGER, scores(4));
        if (waits(number, element)) {
            return;
        }
        complete(number, DECIDE_GO, CENTRE, go("go"));
        if (waits(number, element)) {
            return;
        }
        parts(number, cost);
        if (waits(number, element)) {
            return;
        }
        assemble(number);
        if (waits(number, element)) {
            return;
        }
        approve(number);
        if (waits(number, element)) {
            return;
        }
        complete(number, SEAL_BID, MANAGER, Map.of("sealRemark", "正副本各一"));
        if (waits(number, element)) {
            return;
        }
        submit(number);
        if (element.equals(ANSWER_CLARIFICATION)) {
            ask(number, ENGINEER);
        } else if (element.equals(GIVE_PRESENTATION)) {
            bidding.invite(number, new PresentationDraft(DEADLINE.plusDays(3), "三楼会议室"), MANAGER);
        } else if (element.equals(REVIEW_LOSS)) {
            complete(number, RECORD_RESULT, MANAGER, result("lost"));
        } else if (element.equals(DECIDE_REBID)) {
            complete(number, RECORD_RESULT, MANAGER, result("void"));
        }
        if (!waits(number, element)) {
            throw new AssertionError(element + " is not reached: " + open(number));
        }
    }

    void parts(String number, String cost) {
        answer(number, 1, ENGINEER);
        price(number, "1000000", cost);
        complete(number, PLAN_TECHNICAL, ENGINEER, Map.of("technicalPlan", "双归环网"));
        complete(number, PLAN_COMMERCIAL, MANAGER, Map.of("commercialPlan", "分年付款"));
        complete(number, PREPARE_QUALIFICATION, MANAGER, Map.of("qualificationPapers", "资质齐全"));
        complete(number, CHECK_TERMS, LEGAL, Map.of("termsVerdict", "risky", "termsRemark", "违约金偏高"));
    }

    void assemble(String number) {
        complete(number, ASSEMBLE_BID, MANAGER, Map.of("assemblyRemark", "请重点看第四章"));
    }

    void approve(String number) {
        complete(number, REVIEW_BID, REVIEWER, verdict("review", "approve"));
        complete(number, APPROVE_PRICE_AS_FINANCE, FINANCE, verdict("finance", "approve"));
        complete(number, APPROVE_PRICE_AS_CENTRE, CENTRE, verdict("centre", "approve"));
        if (waits(number, APPROVE_PRICE_AS_HEAD)) {
            complete(number, APPROVE_PRICE_AS_HEAD, HEAD, verdict("head", "approve"));
        }
    }

    void submit(String number) {
        complete(number, SUBMIT_BID, MANAGER, Map.of("submissionRemark", "回执 1203"));
    }

    int ask(String number, String owner) {
        return bidding.ask(number, new ClarificationDraft("响应时间如何保证?", owner, DEADLINE.plusDays(1)), MANAGER);
    }

    boolean waits(String number, String element) {
        return open(number).contains(element);
    }

    List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    List<Task> tasks(String number, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .list();
    }

    Task task(String number, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult();
    }

    void complete(String number, String element, String person, Map<String, Object> values) {
        completeTask(task(number, element).getId(), person, values);
    }

    void completeTask(String task, String person, Map<String, Object> values) {
        acting.run(person, () -> tasks.complete(task, values));
    }

    /** The timer of this event. */
    Job timer(String number, String event) {
        return management
                .createJobQuery()
                .processInstanceId(instance(number))
                .activityId(event)
                .singleResult();
    }

    void fire(String number, String event) {
        var job = timer(number, event).getId();
        acting.run("system:test", () -> management.executeJob(job));
    }

    boolean isRunning(String number) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count()
                > 0;
    }

    /** Timers and other jobs that wait for the case. */
    long jobs(String instance) {
        return management.createJobQuery().processInstanceId(instance).count();
    }

    String instance(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
    }

    boolean reached(String number, String element) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance(number))
                        .activityId(element)
                        .count()
                > 0;
    }
}

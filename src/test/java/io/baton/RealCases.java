package io.baton;

import io.baton.bidding.Bidding;
import io.baton.bidding.ClauseDraft;
import io.baton.bidding.TenderDraft;
import io.baton.contract.Contracts;
import io.baton.contract.template.ContractTemplates;
import io.baton.customer.Customers;
import io.baton.document.DocumentAccess;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.ActingPerson;
import io.baton.internalaudit.AuditDraft;
import io.baton.internalaudit.InternalAudits;
import io.baton.internalaudit.WarningDraft;
import io.baton.presales.IpRanDraft;
import io.baton.presales.Presales;
import io.baton.presales.SolutionDraft;
import io.baton.presales.pilot.EquipmentDraft;
import io.baton.presales.pilot.PilotDraft;
import io.baton.presales.pilot.Pilots;
import io.baton.project.Need;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.project.intake.IntakeDraft;
import io.baton.project.intake.Intakes;
import io.baton.project.opportunity.Opportunities;
import io.baton.project.opportunity.OpportunityDraft;
import io.baton.supervision.Supervision;
import io.baton.worklist.WorkList;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of everything that has an address of its own, all in the branch {@code realBranch}. */
final class RealCases {

    private static final String RAISER = "realRaiser";
    private static final String ENGINEER = "realEngineer";
    private static final String AUDITOR = "realAuditor";
    private static final String VERIFIER = "realVerifier";
    private static final String SUPERVISOR = "realSupervisor";
    private static final String BIDDER = "realBidder";

    private static final LocalDate LATER = LocalDate.of(2026, 12, 18);

    private final ApplicationContext beans;
    private final int port;

    RealCases(ApplicationContext beans, int port) {
        this.beans = beans;
        this.port = port;
        beans.getBean(Staff.class)
                .department("realTop", "TOP", null)
                .department("realCentre", "CENTRE", "realTop")
                .department("realBranch", "BRANCH", "realTop")
                .person(RAISER, "realBranch", "accountManager")
                .person(ENGINEER, "realCentre", "presalesEngineer")
                .person(AUDITOR, "realTop", "internalAuditor")
                .person(VERIFIER, "realTop", "internalAuditor")
                .person(SUPERVISOR, "realCentre", "supervisor")
                .person(BIDDER, "realCentre", "bidManager");
    }

    /** By the beginning of a path, what stands at its last place: where it matters whether somebody has a task, one of each. */
    Map<String, List<String>> byPath() {
        var customer = TestNeeds.customer(beans.getBean(Customers.class), RAISER);
        var offered = step(beans.getBean(Presales.class).raiseNeed(need(customer), RAISER), "userTask_answerNeed");
        var project = designed(customer);
        var held = step(project, "userTask_designSolution");
        var order = beans.getBean(Supervision.class).openByHand(held.getId(), "客户催问", SUPERVISOR);
        var both = List.of(offered.getId(), held.getId());
        return Map.ofEntries(
                Map.entry("/tasks/{id}", both),
                Map.entry("/supervision/tasks/{task}", both),
                Map.entry("/processes/{definition}", List.of(held.getProcessDefinitionId())),
                Map.entry("/material-requests/{id}", List.of(question(held.getId()))),
                Map.entry("/documents/{id}", List.of(document(project))),
                Map.entry("/cases/{businessKey}", List.of(project)),
                Map.entry("/projects/{number}", List.of(project)),
                Map.entry("/sheets/{sheet}/{number}", List.of(project)),
                Map.entry("/library/{number}", List.of(project)),
                Map.entry("/pilots/{number}", List.of(pilot(project))),
                Map.entry("/audits/{number}", List.of(audit(project))),
                Map.entry("/findings/{number}", List.of(finding(project))),
                Map.entry("/supervision/{number}", List.of(order)),
                Map.entry(
                        "/contracts/templates/{id}",
                        List.of(String.valueOf(beans.getBean(ContractTemplates.class)
                                .offered()
                                .get(0)
                                .id()))),
                Map.entry("/tenders/{number}", List.of(tender(customer))),
                Map.entry("/contracts/{number}", List.of(contract(customer))),
                Map.entry("/customers/{id}", List.of(String.valueOf(customer))),
                Map.entry("/intakes/{id}", List.of(intake())),
                Map.entry("/opportunities/{id}", List.of(opportunity(customer))));
    }

    private static Need need(long customer) {
        return TestNeeds.of(customer, "900000", "medium");
    }

    /** A project that was answered and has a solution, which the library holds. */
    private String designed(long customer) {
        var presales = beans.getBean(Presales.class);
        var number = presales.raiseNeed(need(customer), RAISER);
        complete(
                number,
                "userTask_answerNeed",
                ENGINEER,
                Map.of("plannedMeasure", "现场勘查", "expectedDate", "2027-12-18"));
        presales.saveSolution(
                number,
                new SolutionDraft(
                        "视频汇聚到街道机房。",
                        null,
                        null,
                        "IPRAN",
                        null,
                        new BigDecimal("180000"),
                        new BigDecimal("45000"),
                        new BigDecimal("900000"),
                        Set.of(),
                        new IpRanDraft(
                                "接入环", new BigDecimal("30"), BigDecimal.ZERO, new BigDecimal("240"), "own", null)),
                0,
                ENGINEER);
        beans.getBean(JdbcClient.class)
                .sql(
                        """
                        insert into baton.library_entry (project_number, solution_version, sector, scenario_id, search_text, created_by,
                            created_at, changed_by, changed_at)
                        values (:project, 1, 'OTHER', 'smart-community', '', :by, now(), :by, now())
                        """)
                .param("project", number)
                .param("by", ENGINEER)
                .update();
        return number;
    }

    private String question(String task) {
        var engineer = Visitor.signedIn(port, ENGINEER);
        var answer = engineer.send(engineer.request("/api/tasks/" + task + "/material-requests")
                .header("X-CSRF-TOKEN", engineer.csrf())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"of\":\"" + RAISER + "\",\"question\":\"机房图纸\"}"))
                .build());
        if (answer.statusCode() != 204) {
            throw new AssertionError("Nothing could be asked: " + answer.body());
        }
        return beans.getBean(JdbcClient.class)
                .sql("select id from baton.material_request where task_id = :task")
                .param("task", task)
                .query(String.class)
                .single();
    }

    private String document(String project) {
        var text = "勘查记录".getBytes(StandardCharsets.UTF_8);
        return beans.getBean(Documents.class)
                .add(
                        project,
                        DocumentAccess.CASE,
                        new Upload("勘查.txt", text.length, () -> new ByteArrayInputStream(text)),
                        RAISER)
                .id()
                .toString();
    }

    private String pilot(String project) {
        return beans.getBean(Pilots.class)
                .start(
                        project,
                        new PilotDraft("两个小区", LATER, "门禁七天无人工复位", List.of(new EquipmentDraft("摄像机", null, 1))),
                        ENGINEER);
    }

    /** A customer's, of which one finding is entered. */
    private String audit(String project) {
        var audits = beans.getBean(InternalAudits.class);
        var number = audits.start(new AuditDraft(project, "customer", LATER), AUDITOR);
        audits.state(number, new WarningDraft("security", "两次未登记进入机房", List.of(ENGINEER), VERIFIER), 0, AUDITOR);
        return number;
    }

    private String finding(String project) {
        var audit = audit(project);
        complete(audit, "userTask_enterFindings", AUDITOR, Map.of("auditRemark", "一项发现"));
        return beans.getBean(JdbcClient.class)
                .sql("select number from baton.finding where audit_number = :audit")
                .param("audit", audit)
                .query(String.class)
                .single();
    }

    /** Of another project of the customer, with one clause. */
    private String tender(long customer) {
        var projects = beans.getBean(Projects.class);
        var number = projects.raise(need(customer), null, RAISER).number();
        projects.grade(number);
        projects.ended(number, ProjectStatus.TO_BID, null, RAISER);
        var deadline = LocalDateTime.of(2026, 6, 30, 17, 0);
        var bidding = beans.getBean(Bidding.class);
        var tender = bidding.start(
                new TenderDraft(
                        number,
                        "GZ-2026-118",
                        "区政务服务数据管理局",
                        deadline,
                        deadline.plusMinutes(30),
                        new BigDecimal("1500000"),
                        new BigDecimal("20000")),
                BIDDER);
        bidding.saveClauses(
                tender, List.of(new ClauseDraft(null, "3.1", "本地 7×24 小时服务", "must", BIDDER, null)), 0, BIDDER);
        return tender;
    }

    /** Of another project of the customer: it opened by itself, and is being drafted. */
    private String contract(long customer) {
        var projects = beans.getBean(Projects.class);
        var number = projects.raise(need(customer), null, RAISER).number();
        projects.grade(number);
        projects.ended(number, ProjectStatus.TO_CONTRACT, null, RAISER);
        return beans.getBean(Contracts.class).of(number).get(0).number();
    }

    private String intake() {
        var intake = beans.getBean(Intakes.class)
                .take(new IntakeDraft("telephone", "酒店", "罗经理 020-84430022", "会议中心扩建", "realBranch"), RAISER);
        return String.valueOf(intake.id());
    }

    private String opportunity(long customer) {
        var opportunity = beans.getBean(Opportunities.class)
                .enter(
                        new OpportunityDraft(
                                "visit", customer, "智慧教室", new BigDecimal("1000"), LocalDate.of(2027, 12, 31), "看现场"),
                        RAISER);
        return String.valueOf(opportunity.id());
    }

    private void complete(String number, String element, String person, Map<String, Object> answers) {
        beans.getBean(WorkList.class).complete(step(number, element).getId(), null, answers, person, null);
    }

    private Task step(String number, String element) {
        return beans.getBean(ActingPerson.class).call("system:test", () -> beans.getBean(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult());
    }
}

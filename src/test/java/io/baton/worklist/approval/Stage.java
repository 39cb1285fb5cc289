package io.baton.worklist.approval;

import io.baton.Staff;
import io.baton.TestNeeds;
import io.baton.customer.Customers;
import io.baton.presales.IpRanDraft;
import io.baton.presales.Presales;
import io.baton.presales.SolutionDraft;
import io.baton.worklist.WorkList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and cases for the tests of approval operations. */
record Stage(Staff staff, Presales presales, Customers customers, WorkList workList, JdbcClient jdbc) {

    static final String RAISER = "opsRaiser";
    static final String ENGINEER = "opsEngineer";
    static final String COLLEAGUE = "opsColleague";
    static final String TECHNICAL = "opsTechnical";
    static final String OTHER_TECHNICAL = "opsOtherTechnical";
    static final String COMMERCIAL = "opsCommercial";
    static final String SECURITY = "opsSecurity";
    static final String FINANCE = "opsFinance";
    static final String STRANGER = "opsStranger";
    static final String AUDITOR = "opsAuditor";
    static final String INTERNAL_AUDITOR = "opsInternalAuditor";

    /** @param id of its first task */
    record Case(String id, String number) {
        String path() {
            return "/tasks/" + id;
        }
    }

    void people() {
        staff.department("opsTop", "TOP", null)
                .department("opsCentre", "CENTRE", "opsTop")
                .department("opsBranch", "BRANCH", "opsTop")
                .department("opsElsewhere", "BRANCH", "opsTop")
                .person(RAISER, "opsBranch", "accountManager")
                .person(ENGINEER, "opsCentre", "presalesEngineer", "technicalReviewer")
                .person(COLLEAGUE, "opsCentre", "presalesEngineer")
                .person(TECHNICAL, "opsCentre", "technicalReviewer")
                .person(OTHER_TECHNICAL, "opsCentre", "technicalReviewer")
                .person(COMMERCIAL, "opsCentre", "commercialReviewer")
                .person(SECURITY, "opsCentre", "securityReviewer")
                .person(FINANCE, "opsCentre", "finance")
                .person(STRANGER, "opsElsewhere", "presalesEngineer")
                .person(AUDITOR, "opsTop", "auditViewer")
                .person(INTERNAL_AUDITOR, "opsTop", "internalAuditor");
    }

    /** A need that nobody has answered. */
    Case raised() {
        return raised("900000", false);
    }

    private Case raised(String revenue, boolean urgent) {
        var customer = TestNeeds.customer(customers, RAISER);
        var number = presales.raiseNeed(
                urgent ? TestNeeds.urgent(customer, revenue, "medium") : TestNeeds.of(customer, revenue, "medium"),
                RAISER);
        return new Case(open(number, "userTask_answerNeed"), number);
    }

    /** A need whose first task the engineer has. */
    Case claimed() {
        var raised = raised();
        workList.claim(raised.id(), ENGINEER);
        return raised;
    }

    /** A need whose solution the engineer designs. */
    Case inDesign() {
        return inDesign(raised());
    }

    private Case inDesign(Case raised) {
        workList.complete(raised.id(), null, answer(), ENGINEER, null);
        return new Case(open(raised.number(), "userTask_designSolution"), raised.number());
    }

    /** A need whose three gates are open; its task is the completed design. */
    Case inReview() {
        return inReview(inDesign());
    }

    /** The same, of grade A: an internal audit is called as well. */
    Case inAuditedReview() {
        return inReview(inDesign(raised("2500000", false)));
    }

    /** The same, urgent: a manager is asked beside the review. */
    Case inUrgentReview() {
        return inReview(inDesign(raised("900000", true)));
    }

    private Case inReview(Case design) {
        presales.saveSolution(design.number(), solution("第一版"), 0, ENGINEER);
        workList.complete(design.id(), null, Map.of("securityDeclared", true), ENGINEER, null);
        return design;
    }

    /** Completes the open task of the element and gives its id. */
    String complete(String number, String element, String person, Map<String, Object> values) {
        var task = open(number, element);
        workList.complete(task, null, values, person, null);
        return task;
    }

    /** The one open task of the element. */
    String open(String number, String element) {
        return jdbc.sql(
                        """
                        select w.task_id from baton.work_item w join baton.work_case c using (process_instance_id)
                        where c.business_key = :number and w.element_id = :element and w.status = 'OPEN'
                        """)
                .param("number", number)
                .param("element", element)
                .query(String.class)
                .single();
    }

    /** Elements of the open tasks. */
    List<String> open(String number) {
        return jdbc.sql(
                        """
                        select w.element_id from baton.work_item w join baton.work_case c using (process_instance_id)
                        where c.business_key = :number and w.status = 'OPEN' order by 1
                        """)
                .param("number", number)
                .query(String.class)
                .list();
    }

    static Map<String, Object> answer() {
        return Map.of("plannedMeasure", "现场勘查后出方案", "expectedDate", "2027-12-18", "customerTodo", "确认机房位置");
    }

    static SolutionDraft solution(String summary) {
        return new SolutionDraft(
                summary,
                null,
                null,
                "IPRAN",
                null,
                new BigDecimal("180000"),
                new BigDecimal("45000"),
                new BigDecimal("900000"),
                Set.of(),
                new IpRanDraft(
                        "测试接入环", new BigDecimal("30"), new BigDecimal("100"), new BigDecimal("200"), "own", null));
    }
}

package io.baton.journey;

import static io.baton.journey.Sheet.of;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every page of the product as somebody who may see it meets it: in both languages, wide and on a phone. It complains of nothing,
 * scrolls only downwards, can be read by everybody, and speaks one language. What it looked like stands in target/screenshots.
 */
@Journey
class PagesJourney {

    private static final String FIRST_ROW = "[data-row-open]";
    private static final String FIRST_PROJECT = "main a[href^='/projects/XM-']";
    private static final String FIRST_AUDIT = "main a[href^='/audits/NS-']";
    private static final String FIRST_FINDING = "main a[href^='/findings/']";
    private static final String SOLUTION = "main a[href$='/solution']";

    private static final List<Sheet> SHEETS = List.of(
            of("login", null, "/login"),
            of("tasks-mine-none", "accountManager1", "/tasks"),
            of("tasks-started", "accountManager1", "/tasks?tab=started"),
            of("start", "accountManager1", "/start"),
            of("need-new", "accountManager1", "/needs/new"),
            of("projects", "accountManager1", "/projects"),
            of("projects-none", "accountManager1", "/projects?text=没有这样的项目"),
            of("project-waiting", "accountManager1", "/projects?text=天河云服务租赁", FIRST_PROJECT),
            of("project-at-the-gates", "accountManager3", "/projects?text=信用卡呼叫中心", FIRST_PROJECT),
            of("project-to-contract", "accountManager1", "/projects?text=翼起来", FIRST_PROJECT),
            of("project-lost", "accountManager3", "/projects?text=网点互联", FIRST_PROJECT),
            of("project-rejected", "accountManager3", "/projects?text=短信群发", FIRST_PROJECT),
            of("project-withdrawn", "accountManager1", "/projects?text=应急短信", FIRST_PROJECT),
            of("task-present", "accountManager3", "/tasks", FIRST_ROW),
            of("customers", "accountManager1", "/customers"),
            of("customer", "accountManager3", "/customers?text=广发", "main a[href^='/customers/']:not([href$=new])"),
            of("customer-new", "accountManager1", "/customers/new"),
            of(
                    "customer-change",
                    "accountManager1",
                    "/customers?text=天河区城市管理局",
                    "main a[href^='/customers/']:not([href$=new])",
                    "main a[href$='/change']"),
            of("account", "accountManager1", "/account"),
            of("error-403", "accountManager1", "/people").refusedWith(403),
            of("error-404", "accountManager1", "/nowhere").refusedWith(404),
            of("error-404-project", "accountManager1", "/projects/XM-2026-999999")
                    .refusedWith(404),
            of("tasks-mine", "presalesEngineer1", "/tasks").alsoDark(),
            of("tasks-group", "presalesEngineer1", "/tasks?tab=group"),
            of("tasks-done", "presalesEngineer1", "/tasks?tab=done"),
            of("tasks-none-found", "presalesEngineer1", "/tasks?tab=group&q=没有这样的任务"),
            of("task-claimable", "presalesEngineer1", "/tasks?tab=group", FIRST_ROW),
            of("task-mine", "presalesEngineer1", "/tasks", FIRST_ROW).alsoDark(),
            of("task-done", "presalesEngineer1", "/tasks?tab=done&q=翼起来", FIRST_ROW),
            of("solution-read", "presalesEngineer1", "/projects?text=翼起来", FIRST_PROJECT, SOLUTION),
            of("task-design", "presalesEngineer2", "/tasks?q=越秀法院", FIRST_ROW),
            of("solution-new", "presalesEngineer2", "/projects?text=越秀法院", FIRST_PROJECT, SOLUTION),
            of("task-answer-in-district", "districtEngineer2", "/tasks?tab=group&q=酒店客房", FIRST_ROW),
            of("solution-change", "districtEngineer2", "/projects?text=沙园街", FIRST_PROJECT, SOLUTION),
            of("tasks-overdue", "commercialReviewer1", "/tasks?tab=group"),
            of("task-review", "technicalReviewer2", "/tasks?tab=group&q=香江", FIRST_ROW),
            of("task-four-eyes", "technicalReviewer1", "/tasks?tab=group&q=香江", FIRST_ROW),
            of("task-rule", "centreManager1", "/tasks?tab=group&q=光纤直驱", FIRST_ROW),
            of("task-continue", "centreManager1", "/tasks?tab=group&q=招商信诺", FIRST_ROW),
            of("catalogue-read", "presalesEngineer1", "/catalogue"),
            of("catalogue", "productEngineer1", "/catalogue"),
            of("product", "productEngineer1", "/catalogue/global-eye"),
            of("product-new", "productEngineer1", "/catalogue/new"),
            of("audits", "internalAuditor1", "/audits").alsoDark(),
            of("audit-new", "internalAuditor1", "/audits/new"),
            of("audit-checklist", "internalAuditor1", "/audits?text=信用卡呼叫中心", FIRST_AUDIT),
            of("audit-correcting", "internalAuditor1", "/audits?status=correcting&text=香江", FIRST_AUDIT),
            of("finding", "inSaleEngineer1", "/audits?status=correcting&text=香江", FIRST_AUDIT, FIRST_FINDING),
            of("task-verify", "internalAuditor2", "/tasks?q=香江", FIRST_ROW),
            of("audit-ranking", "centreManager1", "/audits/ranking").alsoDark(),
            of("checklist", "processManager1", "/checklist"),
            of("checklist-question", "processManager1", "/checklist/1"),
            of("settings", "admin1", "/settings"),
            of("setting", "admin1", "/settings/deadline.warnPercent"),
            of("people", "admin1", "/people"),
            of("person-new", "admin1", "/people/new"),
            of("person", "admin1", "/people/presalesEngineer1"),
            of("departments", "admin1", "/departments"),
            of("department", "admin1", "/departments/tianhe"),
            of("department-new", "admin1", "/departments/new"),
            of("project-audited", "auditViewer1", "/projects?text=信用卡呼叫中心", FIRST_PROJECT),
            of("solution-audited", "auditViewer1", "/projects?text=信用卡呼叫中心", FIRST_PROJECT, SOLUTION));

    @TestFactory
    Stream<DynamicNode> everyPageCanBeShown(Office office, @Autowired JdbcClient jdbc) {
        letTimePass(jdbc);
        var chinese = Wordings.read();
        var byPerson = SHEETS.stream()
                .collect(Collectors.groupingBy(
                        sheet -> Objects.requireNonNullElse(sheet.person(), "somebody"),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byPerson.values().stream().map(sheets -> {
            var person = sheets.get(0).person();
            var visit = new Visit(office, person, chinese);
            return dynamicContainer(
                    Objects.requireNonNullElse(person, "somebody"),
                    Stream.concat(
                            sheets.stream().map(sheet -> dynamicTest(sheet.name(), () -> visit.look(sheet))),
                            Stream.of(dynamicTest("leaves", visit::end))));
        });
    }

    /** Some reviews are overdue, and others soon will be. */
    private static void letTimePass(JdbcClient jdbc) {
        late(jdbc, "%呼叫中心%", "3 days", "4 days");
        late(jdbc, "%香江%", "-1 hours", "2 hours");
    }

    private static void late(JdbcClient jdbc, String title, String due, String warned) {
        jdbc.sql(
                        """
                        update baton.work_item item
                        set due_at = now() - cast(:due as interval), warn_at = now() - cast(:warned as interval)
                        from baton.work_case work
                        where work.process_instance_id = item.process_instance_id and work.title like :title
                          and item.status = 'OPEN'
                        """)
                .param("due", due)
                .param("warned", warned)
                .param("title", title)
                .update();
        jdbc.sql(
                        """
                        update baton.work_item_group row set due_at = item.due_at
                        from baton.work_item item where item.task_id = row.task_id
                        """)
                .update();
    }
}

package io.baton.journey;

import static io.baton.journey.Sheet.of;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final String FIRST_PILOT = "main a[href^='/pilots/SD-']";
    private static final String NEW_PILOT = "main a[href$='/pilots/new']";
    private static final String SOLUTION = "main a[href$='/solution']";

    private static final String SUPERVISE = "main a[href^='/supervision/tasks/']";
    private static final String FIRST_TASK = "main a[href^='/tasks/']";
    private static final String MATERIAL = "main a[href^='/material-requests/']";

    private static final List<Sheet> SHEETS = List.of(
            of("login", null, "/login"),
            of("tasks-mine-none", "settlementClerk1", "/tasks"),
            of("tasks-started", "accountManager1", "/tasks?tab=started"),
            of("start", "accountManager1", "/start"),
            of("need-new", "accountManager1", "/needs/new"),
            of("projects", "accountManager1", "/projects"),
            of("projects-none", "accountManager1", "/projects?text=没有这样的项目"),
            of("project-waiting", "accountManager1", "/projects?text=天河云服务租赁", FIRST_PROJECT),
            of("figures", "accountManager1", "/projects?text=天河云服务租赁", FIRST_PROJECT, "main a[href$='/figures']"),
            of("project-at-the-gates", "accountManager3", "/projects?text=信用卡呼叫中心", FIRST_PROJECT),
            of("project-to-contract", "accountManager1", "/projects?text=翼起来", FIRST_PROJECT),
            of("project-lost", "accountManager3", "/projects?text=网点互联", FIRST_PROJECT),
            of("project-rejected", "accountManager3", "/projects?text=短信群发", FIRST_PROJECT),
            of("project-withdrawn", "accountManager1", "/projects?text=应急短信", FIRST_PROJECT),
            of(
                    "sheet",
                    "accountManager1",
                    "/projects?text=翼起来",
                    FIRST_PROJECT,
                    "main a[href^='/sheets/first-answer/']"),
            of("case-sheet", "accountManager1", "/projects?text=翼起来", FIRST_PROJECT, "main a[href^='/cases/']"),
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
            of("opportunities", "accountManager1", "/opportunities"),
            of("opportunity", "accountManager1", "/opportunities", FIRST_ROW),
            of("opportunity-new", "accountManager1", "/opportunities/new"),
            of("intakes", "accountManager1", "/intakes"),
            of("intake", "accountManager1", "/intakes", FIRST_ROW),
            of("intake-new", "serviceManager1", "/intakes/new"),
            of("intakes-none", "legal2", "/intakes"),
            of("intakes-closed", "serviceManager1", "/intakes?state=closed"),
            of("intake-closed", "serviceManager1", "/intakes?state=closed", FIRST_ROW),
            of("library", "presalesEngineer1", "/library").alsoDark(),
            of("library-none", "presalesEngineer1", "/library?text=没有这样的方案"),
            of("library-entry", "presalesEngineer1", "/library", FIRST_ROW),
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
            of("pilot-new", "presalesEngineer2", "/projects?text=越秀法院", FIRST_PROJECT, NEW_PILOT),
            of("pilot", "districtEngineer2", "/projects?text=沙园街智慧", FIRST_PROJECT, FIRST_PILOT),
            of("pilot-converted", "presalesEngineer1", "/projects?text=翼起来", FIRST_PROJECT, FIRST_PILOT),
            of("task-evaluate", "accountManager2", "/tasks?q=SD-", FIRST_ROW),
            of("library-benchmarks", "presalesEngineer1", "/library?benchmark=true"),
            of("library-benchmark", "productEngineer1", "/library?benchmark=true", FIRST_ROW),
            of("solution-expansion", "resourceAdmin1", "/projects?text=光纤直驱", FIRST_PROJECT, SOLUTION),
            of("task-answer-in-district", "districtEngineer2", "/tasks?tab=group&q=酒店客房", FIRST_ROW),
            of("solution-change", "districtEngineer2", "/projects?text=沙园街", FIRST_PROJECT, SOLUTION),
            of("tasks-overdue", "commercialReviewer1", "/tasks?tab=group"),
            of("task-review", "technicalReviewer2", "/tasks?tab=group&q=香江", FIRST_ROW),
            of("task-four-eyes", "technicalReviewer1", "/tasks?tab=group&q=香江", FIRST_ROW),
            of("task-rule", "centreManager1", "/tasks?tab=group&q=光纤直驱", FIRST_ROW),
            of("task-continue", "centreManager1", "/tasks?tab=group&q=招商信诺", FIRST_ROW),
            of("task-transfer", "presalesEngineer1", "/tasks?q=单兵", FIRST_ROW, operation("transfer")),
            of("task-delegation", "presalesEngineer1", "/tasks?q=单兵", FIRST_ROW, operation("delegation")),
            of("task-copy", "presalesEngineer1", "/tasks?q=单兵", FIRST_ROW, operation("copies"))
                    .alsoDark(),
            of("task-ask", "presalesEngineer1", "/tasks?q=单兵", FIRST_ROW, operation("material-requests")),
            of("task-urge", "accountManager1", "/projects?text=天河云服务租赁", FIRST_PROJECT, FIRST_TASK, operation("urges")),
            of("task-take-back", "technicalReviewer1", "/tasks?tab=done&q=信用卡呼叫中心", FIRST_ROW, operation("withdrawal")),
            of("task-copy-done", "presalesEngineer1", "/tasks?tab=done&q=翼起来", FIRST_ROW, operation("copies")),
            of("task-delegated", "presalesEngineer3", "/projects?text=汛期", FIRST_PROJECT, FIRST_TASK),
            of("task-recall", "presalesEngineer3", "/projects?text=汛期", FIRST_PROJECT, FIRST_TASK, operation("recall")),
            of("task-waiting-for-material", "districtEngineer2", "/tasks?q=沙园街", FIRST_ROW),
            of("tasks-asked", "accountManager2", "/tasks").alsoDark(),
            of("material", "accountManager2", "/tasks", MATERIAL),
            of("tasks-copied", "leadAccountManager1", "/tasks?tab=copied"),
            of("notices", "accountManager1", "/notices").alsoDark(),
            of("notices-copied", "leadAccountManager1", "/notices"),
            of("notices-none", "presalesEngineer1", "/notices"),
            of("notice-choices", "presalesEngineer1", "/notices/choices"),
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
            of("supervision", "supervisor1", "/supervision").alsoDark(),
            of("supervision-none", "supervisor1", "/supervision?status=closed&text=没有"),
            of("supervision-order", "supervisor1", "/supervision", FIRST_ROW).alsoDark(),
            of("supervision-new", "supervisor1", "/projects?text=天河云服务租赁", FIRST_PROJECT, FIRST_TASK, SUPERVISE),
            of("task-supervised", "presalesEngineer2", "/tasks?q=越秀法院", FIRST_ROW),
            of("task-assign", "supervisor1", "/tasks?tab=group", FIRST_ROW),
            of("task-handle-order", "centreManager8", "/tasks?q=DB-", FIRST_ROW),
            of("checklist", "processManager1", "/checklist"),
            of("checklist-question", "processManager1", "/checklist/1"),
            of("tenders", "bidManager1", "/tenders").alsoDark(),
            of("tenders-none", "bidManager1", "/tenders?text=没有这样的招标"),
            of("tender", "bidManager1", "/tenders?text=IDC", FIRST_ROW).alsoDark(),
            of("project-bidding", "accountManager1", "/tenders?text=IDC", FIRST_ROW, FIRST_PROJECT)
                    .alsoDark(),
            of(
                    "project-one-flow",
                    "accountManager1",
                    "/tenders?text=IDC",
                    FIRST_ROW,
                    FIRST_PROJECT,
                    "#timeline a[href*='flow=bidding']"),
            of("tender-new", "bidManager1", "/tenders/new"),
            of("bonds", "finance1", "/tenders/bonds"),
            of("contracts", "accountManager1", "/contracts").alsoDark(),
            of("contracts-none", "accountManager1", "/contracts?text=没有这样的合同"),
            of("contract-judged", "legal1", "/contracts?text=翼起来", FIRST_ROW).alsoDark(),
            of("contract-amended", "accountManager2", "/contracts?text=酒店会议中心", FIRST_ROW),
            of(
                    "contract-terms",
                    "accountManager2",
                    "/contracts?text=酒店会议中心",
                    FIRST_ROW,
                    "main .card-header a[href$='/terms']"),
            of(
                    "contract-clauses",
                    "accountManager2",
                    "/contracts?text=酒店会议中心",
                    FIRST_ROW,
                    "main .card-header a[href$='/clauses']"),
            of("contract-task", "legal1", "/tasks?tab=group&text=翼起来", FIRST_TASK),
            of("board", "departmentHead1", "/figures").alsoDark(),
            of("board-none", "departmentHead1", "/figures?period=month&day=2011-06-30"),
            of("board-mistaken", "departmentHead1", "/figures?from=2026-03-02&to=2026-03-01")
                    .refusedWith(422),
            of("board-needs", "accountManager2", "/figures", "main a[href*='k-1?part=raised']"),
            of("board-bids", "auditViewer1", "/figures", "main a[href*='k-3?part=decided']"),
            of("task-approve-price", "finance1", "/tasks?tab=group&q=IDC", FIRST_ROW),
            of("settings", "admin1", "/settings"),
            of("setting", "admin1", "/settings/deadline.warnPercent"),
            of("people", "admin1", "/people"),
            of("person-new", "admin1", "/people/new"),
            of("person", "admin1", "/people/presalesEngineer1"),
            of("departments", "admin1", "/departments"),
            of("department", "admin1", "/departments/tianhe"),
            of("department-new", "admin1", "/departments/new"),
            of("calendar", "admin1", "/calendar"),
            of("calendar-year", "admin1", "/calendar/2026").alsoDark(),
            of("calendar-import", "admin1", "/calendar/import"),
            of("robots", "admin1", "/robots"),
            of("robot", "admin1", "/robots", FIRST_ROW).alsoDark(),
            of("robot-new", "admin1", "/robots/new"),
            of("operations-none", "admin1", "/operations?tab=retrying"),
            of("operations-stopped", "admin1", "/operations").alsoDark(),
            of("operations-waiting", "admin1", "/operations?tab=waiting"),
            of("operations-job", "admin1", "/operations", FIRST_ROW),
            of("operations-letters", "admin1", "/operations/letters"),
            of("project-audited", "auditViewer1", "/projects?text=信用卡呼叫中心", FIRST_PROJECT),
            of("solution-audited", "auditViewer1", "/projects?text=信用卡呼叫中心", FIRST_PROJECT, SOLUTION));

    private static String operation(String id) {
        return "main a[href$='/operations/" + id + "']";
    }

    @TestFactory
    Stream<DynamicNode> everyPageCanBeShown(Office office, @Autowired JdbcClient jdbc, @Autowired Clock clock) {
        letTimePass(jdbc, clock.instant());
        letPeopleAsk(office);
        letAProjectBeGradedAgain(office);
        letWorkFail(jdbc, clock.instant());
        letARobotBeKnown(jdbc, clock.instant());
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
    private static void letTimePass(JdbcClient jdbc, Instant now) {
        late(jdbc, "%呼叫中心%", now.minus(3, ChronoUnit.DAYS), now.minus(4, ChronoUnit.DAYS));
        late(jdbc, "%香江%", now.plus(1, ChronoUnit.HOURS), now.minus(2, ChronoUnit.HOURS));
    }

    /** A task was copied to somebody, another one waits for material, and one is delegated. */
    private static void letPeopleAsk(Office office) {
        var manager = new Program(office, "accountManager1");
        var copied = manager.get("/api/tasks?tab=started&q=天河云服务租赁").json();
        var number = copied.path("cases").path(0).path("businessKey").asText();
        var engineer = new Program(office, "presalesEngineer1");
        manager.post(
                "/api/tasks/" + engineer.task(number, "userTask_answerNeed") + "/copies",
                "{\"to\": [\"leadAccountManager1\"], \"reason\": \"区里的重点项目，请了解进度。\"}");
        var district = new Program(office, "districtEngineer2");
        var designed =
                district.get("/api/tasks?tab=mine&q=沙园街").json().path("tasks").path(0);
        district.post(
                "/api/tasks/" + designed.path("id").asText() + "/material-requests",
                "{\"of\": \"accountManager2\", \"question\": \"请补充 24 处门禁的点位表，注明是否有市电。\"}");
        var owner = new Program(office, "presalesEngineer3");
        var flood = owner.get("/api/tasks?tab=group&q=汛期").json().path("tasks").path(0);
        var task = "/api/tasks/" + flood.path("id").asText();
        owner.post(task + "/claim", "");
        owner.post(task + "/delegation", "{\"to\": \"presalesEngineer2\", \"reason\": \"请先到现场看供电。\"}");
    }

    /** What its grade follows from was corrected. */
    private static void letAProjectBeGradedAgain(Office office) {
        var manager = new Program(office, "accountManager1");
        var number = manager.get("/api/projects?text=天河云服务租赁")
                .json()
                .path("projects")
                .path(0)
                .path("number")
                .asText();
        var figures = "/api/projects/" + number + "/figures";
        var version = manager.get(figures).json().path("version").asInt();
        manager.put(
                figures + "?version=" + version,
                "{\"annualRevenue\": 1280000, \"complexity\": \"high\", \"reason\": \"等保三级要求把旧机房一并改造。\"}");
    }

    /** A job has no tries left, and a letter could not be delivered. */
    private static void letWorkFail(JdbcClient jdbc, Instant now) {
        jdbc.sql(
                        """
                        update act_ru_job set retries_ = 0, exception_msg_ = 'the calendar has no such year'
                        where id_ in (select id_ from act_ru_job where process_instance_id_ is not null order by duedate_ desc limit 2)
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into baton.delivery (id, transport, recipient, subject, body, delivery_key, status, attempts, failure,
                            created_at, ended_at)
                        values ('pages-journey', 'MAIL', 'accountManager1', '任务将到期', '请办理。', 'pages-journey', 'DEAD', 5,
                            '535 authentication failed', :at, :at) on conflict do nothing
                        """)
                .param("at", Timestamp.from(now))
                .update();
    }

    private static void letARobotBeKnown(JdbcClient jdbc, Instant now) {
        jdbc.sql(
                        """
                        insert into baton.robot (name, service, host, url, enabled, created_by, created_at, changed_by, changed_at)
                        values ('售前群', 'WECOM', 'qyapi.weixin.qq.com', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0', false,
                            'admin1', :at, 'admin1', :at) on conflict do nothing
                        """)
                .param("at", Timestamp.from(now))
                .update();
    }

    private static void late(JdbcClient jdbc, String title, Instant due, Instant warned) {
        jdbc.sql(
                        """
                        update baton.work_item item
                        set due_at = :due, warn_at = :warned
                        from baton.work_case work
                        where work.process_instance_id = item.process_instance_id and work.title like :title
                          and item.status = 'OPEN'
                        """)
                .param("due", Timestamp.from(due))
                .param("warned", Timestamp.from(warned))
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

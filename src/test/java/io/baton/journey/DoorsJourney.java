package io.baton.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same flow through the other doors: Baton's REST API, Camunda's web apps and the engine's REST API. */
@Journey
class DoorsJourney {

    private static final DateTimeFormatter AS_SHOWN = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    @Test
    void aNeedOfTheApiIsFinishedInTasklist(Office office) {
        var manager = new Program(office, "accountManager1");
        var engineer = new Program(office, "presalesEngineer1");
        var title = "经接口提出的需求 " + UUID.randomUUID();
        var number = raiseTwice(manager, title);

        var engineerTasklist = Tasklist.of(office, "presalesEngineer1");
        engineerTasklist
                .open(engineer.task(number, "userTask_answerNeed"))
                .claim()
                .fill("计划措施", "先勘察机房和光缆。")
                .fill("预计完成日期", inDays(10));
        assertThat(engineerTasklist.complete().status()).isEqualTo(204);

        var design = engineer.task(number, "userTask_designSolution");
        engineerTasklist.open(design).check("方案涉及客户数据或平台");
        Browser.screenshot(engineerTasklist.page(), "journey-tasklist-form");
        assertThat(engineerTasklist.complete().status()).as("no solution yet").isEqualTo(422);
        assertThat(engineerTasklist.told("/projects/" + number + "/solution")).isVisible();
        saveSolution(engineer, number);
        assertThat(engineerTasklist.complete().status()).isEqualTo(204);

        var technical = Tasklist.of(office, "technicalReviewer1");
        technical
                .open(new Program(office, "technicalReviewer1").task(number, "userTask_reviewTechnical"))
                .claim()
                .check("同意")
                .fill("评审意见", "路由合理，同意。");
        assertThat(technical.complete().status()).isEqualTo(204);
        overTheEnginesRest(new Program(office, "commercialReviewer1"), number);
        overBatonsRest(new Program(office, "securityReviewer1"), number);

        var managerTasklist = Tasklist.of(office, "accountManager1");
        // The round is summed up by a job of its own, so the last step comes a moment later.
        managerTasklist.page().waitForCondition(() -> manager.get("/api/tasks?tab=mine&q=" + number)
                .text()
                .contains("userTask_presentSolution"));
        managerTasklist
                .open(manager.task(number, "userTask_presentSolution"))
                .check("直接签约，转合同")
                .fill("呈报情况", "客户当场同意。");
        assertThat(managerTasklist.complete().status()).isEqualTo(204);

        assertThat(manager.get("/api/projects/" + number).json().path("status").asText())
                .isEqualTo("toContract");
        assertThat(manager.get("/api/tasks?tab=started&q=" + number)
                        .json()
                        .path("cases")
                        .get(0)
                        .path("endedAt")
                        .isNull())
                .isFalse();
        office.browser().hasNoComplaints();
    }

    @Test
    void tasklistShowsWhatIsRefusedAndWhatIsForeign(Office office) {
        var manager = new Program(office, "accountManager1");
        var number = raiseTwice(manager, "在 Tasklist 被拒绝的操作 " + UUID.randomUUID());
        var task = new Program(office, "presalesEngineer1").task(number, "userTask_answerNeed");
        var stranger = Tasklist.of(office, "technicalReviewer1");
        assertThat(stranger.page().locator("ol.tasks-list a[href*='task=" + task + "']"))
                .hasCount(0);
        stranger.openLink(task);
        assertThat(stranger.told(task)).isVisible();
        assertThat(stranger.form()).hasCount(0);

        var tasklist = Tasklist.of(office, "presalesEngineer1").open(task).claim();
        tasklist.press();
        assertThat(tasklist.form().locator(".fjs-form-field-error").first()).isVisible();

        tasklist.fill("计划措施", "先勘察。").fill("预计完成日期", inDays(5));
        changeWhatIsSent(tasklist.page(), "\"plannedMeasure\":{\"value\":\"先勘察。\"},", "");
        assertThat(tasklist.complete().status()).isEqualTo(422);
        assertThat(tasklist.told("plannedMeasure: 此项必填。")).isVisible();
        changeWhatIsSent(tasklist.page(), "\"plannedMeasure\"", "\"grade\":{\"value\":\"A\"},\"plannedMeasure\"");
        assertThat(tasklist.complete().status()).isEqualTo(422);
        assertThat(tasklist.told("grade")).isVisible();
        Browser.screenshot(tasklist.page(), "journey-tasklist-refused");
        tasklist.page().unroute("**/submit-form");
        assertThat(tasklist.complete().status()).isEqualTo(204);
        office.browser().hasNoComplaints();
    }

    @Test
    void tasklistShowsTheDiagramAndTheDescription(Office office) {
        var number = raiseTwice(new Program(office, "accountManager1"), "看流程图 " + UUID.randomUUID());
        var tasklist = Tasklist.of(office, "presalesEngineer2")
                .open(new Program(office, "presalesEngineer2").task(number, "userTask_answerNeed"));

        assertThat(tasklist.tab("Diagram").locator(".djs-container [data-element-id=userTask_answerNeed].highlight"))
                .isVisible();
        Browser.screenshot(tasklist.page(), "journey-tasklist-diagram");
        assertThat(tasklist.tab("Description")).containsText("支撑中心的工程师答复需求");
        office.browser().hasNoComplaints();
    }

    @Test
    void tasklistSendsNothingOfWhatTheFormHides(Office office) {
        var manager = new Program(office, "accountManager1");
        var number = raiseTwice(manager, "移交的需求 " + UUID.randomUUID(), "low");
        var district = Tasklist.of(office, "districtEngineer1")
                .open(new Program(office, "districtEngineer1").task(number, "userTask_answerNeedInDistrict"))
                .claim()
                .check("受理")
                .fill("计划措施", "先写一半，又改主意。")
                .check("移交支撑中心")
                .fill("移交理由", "跨区组网，区县无法支撑。");
        var answer = district.complete();
        assertThat(answer.status()).as(answer.request().postData()).isEqualTo(204);

        assertThat(new Program(office, "presalesEngineer1").task(number, "userTask_answerNeed"))
                .isNotEmpty();
        office.browser().hasNoComplaints();
    }

    /** After a sign-out and when the session has ended; Camunda's own sign-in is closed. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tasklistLeadsBackToBatonsSignIn(boolean signsOut, Office office) {
        var page = Tasklist.of(office, "presalesEngineer1").page();
        page.locator("ol.tasks-list .task").first().waitFor();
        if (signsOut) {
            page.locator("[cam-widget-header] .account .dropdown-toggle").click();
            page.locator("[cam-widget-header] .logout a").click();
        } else {
            page.context().clearCookies();
            page.locator("ol.tasks-list .task").first().click();
        }
        page.waitForURL(url -> url.endsWith("/login"));
        // What Tasklist still had asked for may end the sign-in page's session; the page says so, and opened anew it
        // works.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.navigate("/login");
        page.locator("input[name=username]").fill("presalesEngineer1");
        page.locator("input[name=password]").fill("baton");
        page.locator("form:has(input[name=password]) [type=submit]").click();
        page.waitForURL(url -> !url.contains("/login"));
        page.navigate("/camunda/app/tasklist/default/");
        page.locator("ol.tasks-list .task").first().waitFor();
        office.browser().hasNoComplaints();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit/default/#/processes", "admin/default/#/users"})
    void administratorsAloneOpenCockpitAndAdmin(String app, Office office) {
        var admin = office.signIn("admin1");
        admin.navigate("/camunda/app/" + app);
        assertThat(admin.locator("[cam-widget-header] .account")).isVisible();
        assertThat(admin.locator("body")).containsText(app.startsWith("admin") ? "accountManager1" : "售前评审");
        Browser.screenshot(admin, "journey-camunda-" + app.substring(0, app.indexOf('/')));
        office.browser().hasNoComplaints();

        var staff = office.signIn("presalesEngineer1");
        var refused = staff.navigate("/camunda/app/" + app);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(staff.locator("main")).containsText("您没有做这件事的权限。");
        office.browser().hasNoComplaints();
    }

    private static String raiseTwice(Program manager, String title) {
        return raiseTwice(manager, title, "medium");
    }

    private static String raiseTwice(Program manager, String title, String complexity) {
        var customer = manager.get("/api/customers").json().get(0).path("id").asLong();
        var need =
                """
                {"customerId": %d, "title": "%s", "need": "三点组网，统一出口。", "scenario": "group-intranet", "products": ["vpn"],
                 "sites": 3, "bandwidthMbps": 50, "area": "city", "securityLevel": "normal", "annualRevenue": 860000,
                 "complexity": "%s", "crossDomain": false, "wantedOn": "%s", "requestKind": "customer", "urgent": false}
                """
                        .formatted(customer, title, complexity, LocalDate.now().plusMonths(3));
        var key = UUID.randomUUID().toString();
        var first = manager.post("/api/needs", need, "Idempotency-Key", key);
        var again = manager.post("/api/needs", need, "Idempotency-Key", key);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        var found = manager.get("/api/projects?text=" + title.substring(title.lastIndexOf(' ') + 1));
        assertThat(found.json().path("projects")).as(found.text()).hasSize(1);
        return first.json().path("number").asText();
    }

    private static void saveSolution(Program engineer, String number) {
        var saved = engineer.put(
                "/api/projects/" + number + "/solution?version=0",
                """
                {"summary": "三点 IPRAN 组网，出口双链路。", "technology": "IPRAN", "investment": 320000, "annualCost": 410000.50,
                 "annualRevenue": 860000, "coAuthors": [],
                 "ipRan": {"ring": "番禺接入环 2", "peakLoad": 30, "reservedMbps": 100, "addedMbps": 150, "room": "own"}}
                """);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private static void overTheEnginesRest(Program reviewer, String number) {
        var task = "/engine-rest/task/" + reviewer.task(number, "userTask_reviewCommercial");
        var foreign = new Program(reviewer.office(), "technicalReviewer1").post(task + "/complete", "{}");
        assertThat(foreign.status()).isIn(403, 404);
        assertThat(reviewer.post(task + "/claim", "{\"userId\": \"commercialReviewer1\"}")
                        .status())
                .isEqualTo(204);
        var missing =
                reviewer.post(task + "/submit-form", "{\"variables\": {\"commercialRemark\": {\"value\": \"好\"}}}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().path("message").asText()).contains("commercialVerdict: 此项必填。");
        var unknown = reviewer.post(
                task + "/complete",
                "{\"variables\": {\"commercialVerdict\": {\"value\": \"approve\"}, \"commercialRemark\": {\"value\": \"好\"},"
                        + " \"technicalVerdict\": {\"value\": \"approve\"}}}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().path("message").asText()).contains("technicalVerdict: ");
        var done = reviewer.post(
                task + "/complete",
                "{\"variables\": {\"commercialVerdict\": {\"value\": \"approve\"}, \"commercialRemark\": {\"value\": \"毛利达标。\"}}}");
        assertThat(done.status()).as(done.text()).isEqualTo(204);
    }

    private static void overBatonsRest(Program reviewer, String number) {
        var task = "/api/tasks/" + reviewer.task(number, "userTask_reviewSecurity");
        var foreign =
                new Program(reviewer.office(), "technicalReviewer1").post(task + "/completion", "{\"values\": {}}");
        assertThat(foreign.status()).isIn(403, 404);
        var missing = reviewer.post(task + "/completion", "{\"values\": {\"securityVerdict\": \"approve\"}}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().path("errors").findValuesAsText("field")).isEqualTo(List.of("securityRemark"));
        var completion = "{\"values\": {\"securityVerdict\": \"approve\", \"securityRemark\": \"边界清楚。\"}}";
        var key = UUID.randomUUID().toString();
        assertThat(reviewer.post(task + "/completion", completion, "Idempotency-Key", key)
                        .status())
                .isEqualTo(204);
        assertThat(reviewer.post(task + "/completion", completion, "Idempotency-Key", key)
                        .status())
                .as("the same key again")
                .isEqualTo(204);
        assertThat(reviewer.post(task + "/completion", completion).status())
                .as("a stale task")
                .isIn(404, 409);
    }

    private static String inDays(int days) {
        return LocalDate.now().plusDays(days).format(AS_SHOWN);
    }

    private static void changeWhatIsSent(Page page, String from, String to) {
        page.unroute("**/submit-form");
        page.route("**/submit-form", route -> {
            var sent = route.request().postData();
            assertThat(sent).contains(from);
            route.resume(new Route.ResumeOptions().setPostData(sent.replace(from, to)));
        });
    }
}

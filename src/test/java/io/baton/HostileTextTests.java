package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Texts that would be markup, script, template or formula somewhere are text everywhere: typed at the product's own doors and then looked
 * for on every page of {@code endpoints.csv}. A page that shows one as anything but the text as typed fails.
 */
@IntegrationTest
class HostileTextTests {

    private static final String MARKUP = "<img src=x onerror=h()>\"><script>h()</script>'); --";
    private static final String TEMPLATE = "${7*7}[[${7*7}]]";
    private static final String HOSTILE = MARKUP + TEMPLATE + "=cmd|' /C calc'!A0";
    /** A path's separators end a file's name, and the quotation mark ends it on the wire. */
    private static final String HOSTILE_FILE = "<img src=x onerror=h()>'); --" + TEMPLATE + ".txt";

    private static final Pattern MARK = Pattern.compile("@(\\w+)@");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private static final String RAISER = "hostileRaiser";
    private static final String ENGINEER = "hostileEngineer";
    private static final String COLLEAGUE = "hostileColleague";
    private static final String AUDITOR = "hostileAuditor";
    private static final String OTHER_AUDITOR = "hostileVerifier";
    private static final String SUPERVISOR = "hostileSupervisor";
    private static final String BIDDER = "hostileBidder";
    private static final String ADMIN = "hostileAdmin";
    private static final String PROCESS_MANAGER = "hostileManager";

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private JdbcClient jdbc;

    private final Map<String, Visitor> people = new HashMap<>();
    private final Map<String, Set<String>> seenOn = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> typed = new LinkedHashSet<>();

    @BeforeEach
    void people() {
        staff.department("hostileTop", "TOP", null)
                .department("hostileCentre", "CENTRE", "hostileTop")
                .department("hostileBranch", "BRANCH", "hostileTop")
                .person(RAISER, "hostileBranch", "accountManager")
                .person(ENGINEER, "hostileCentre", "presalesEngineer")
                .person(COLLEAGUE, "hostileCentre", "presalesEngineer")
                .person(AUDITOR, "hostileTop", "internalAuditor")
                .person(OTHER_AUDITOR, "hostileTop", "internalAuditor")
                .person(SUPERVISOR, "hostileCentre", "supervisor")
                .person(BIDDER, "hostileCentre", "bidManager")
                .person(ADMIN, "hostileTop", "admin")
                .person(PROCESS_MANAGER, "hostileTop", "processManager");
        for (var person : List.of(
                RAISER, ENGINEER, COLLEAGUE, AUDITOR, OTHER_AUDITOR, SUPERVISOR, BIDDER, ADMIN, PROCESS_MANAGER)) {
            people.put(person, Visitor.signedIn(port, person));
        }
    }

    /** Nobody else's tests meet them. */
    @AfterEach
    void disarm() {
        jdbc.sql("update baton.account set name = id where id like 'hostile%'").update();
        jdbc.sql("update baton.department set name = id, name_en = id where id like 'hostile%'")
                .update();
        jdbc.sql("delete from baton.library_entry where created_by = :by")
                .param("by", RAISER)
                .update();
        jdbc.sql("delete from baton.robot where created_by = :by")
                .param("by", ADMIN)
                .update();
        // Its review never ended, and other tests move the due times of all open tasks.
        jdbc.sql(
                        "update baton.project set status = 'PRESALES' where status in ('TO_BID', 'TO_CONTRACT') and raised_by = :by")
                .param("by", RAISER)
                .update();
    }

    @Test
    void areShownAsTyped() throws IOException {
        send(
                ADMIN,
                "/people/" + ENGINEER,
                Map.of(
                        "name",
                        hostile("account"),
                        "departmentId",
                        "hostileCentre",
                        "groups",
                        "presalesEngineer",
                        "enabled",
                        "true"));
        send(
                ADMIN,
                "/departments/hostileCentre",
                Map.of("name", hostile("department"), "nameEn", hostile("department")));
        robot();
        var setting = setting();
        send(PROCESS_MANAGER, "/catalogue/new", "/catalogue", product());
        var customer = lastPart(send(RAISER, "/customers/new", "/customers", customer()));
        var project = lastPart(send(RAISER, "/needs/new", "/needs", need(customer)));

        var task = firstTask(ENGINEER, "group", project);
        send(ENGINEER, "/tasks/" + task, "/tasks/" + task + "/claim", Map.of());
        send(ENGINEER, "/tasks/" + task, "/tasks/" + task + "/comments", Map.of("text", hostile("comment")));
        var named = people.get(RAISER)
                .upload("/projects/" + project, "/projects/" + project + "/documents", "@file@" + HOSTILE_FILE, "x");
        assertThat(named.statusCode()).as(named.body()).isEqualTo(302);
        typed.add("file");
        send(ENGINEER, operation(task, "copies"), Map.of("to", COLLEAGUE, "reason", hostile("copy")));
        send(ENGINEER, operation(task, "material-requests"), Map.of("to", RAISER, "reason", hostile("question")));
        var material = "/material-requests/"
                + lastPart(links(RAISER, "/tasks", "/material-requests/").get(0));
        send(RAISER, material, Map.of("reason", hostile("answer")));
        send(ENGINEER, operation(task, "transfer"), Map.of("to", COLLEAGUE, "reason", hostile("transfer")));
        send(
                COLLEAGUE,
                "/tasks/" + task,
                "/tasks/" + task + "/completion",
                Map.of(
                        "field.plannedMeasure",
                        hostile("measure"),
                        "field.expectedDate",
                        "2027-12-18",
                        "field.customerTodo",
                        "x"));
        send(
                COLLEAGUE,
                "/projects/" + project + "/solution",
                Map.ofEntries(
                        Map.entry("summary", hostile("solution")),
                        Map.entry("technology", "IPRAN"),
                        Map.entry("ipRan.ring", hostile("ring")),
                        Map.entry("ipRan.peakLoad", "55"),
                        Map.entry("ipRan.reservedMbps", "10"),
                        Map.entry("ipRan.addedMbps", "10"),
                        Map.entry("ipRan.room", "baseStation"),
                        Map.entry("ipRan.roomReason", hostile("room")),
                        Map.entry("investment", "320000"),
                        Map.entry("annualCost", "410000"),
                        Map.entry("annualRevenue", "860000")));
        var pilot = lastPart(send(
                COLLEAGUE,
                "/projects/" + project + "/pilots/new",
                "/projects/" + project + "/pilots",
                Map.of(
                        "scope",
                        hostile("scope"),
                        "criteria",
                        hostile("criteria"),
                        "endsOn",
                        "2026-12-18",
                        "what.1",
                        hostile("equipment"))));
        var design = firstTask(COLLEAGUE, "mine", project);
        var supervise = "/supervision/tasks/" + design;
        var order = lastPart(send(SUPERVISOR, supervise, Map.of("reason", hostile("supervision"))));
        var audit = audited(project);
        var finding = lastPart(links(AUDITOR, "/audits/" + audit, "/findings/").get(0));
        jdbc.sql(
                        """
                        update act_ru_job set retries_ = 0 where id_ in (select j.id_ from act_ru_job j
                            join baton.work_case c on c.process_instance_id = j.process_instance_id_ where c.business_key = :project)
                        """)
                .param("project", project)
                .update();
        library(project);
        send(
                RAISER,
                "/projects/" + project + "/figures",
                Map.of("annualRevenue", "870000", "complexity", "medium", "reason", hostile("figures")));
        var intake = lastPart(send(
                RAISER,
                "/intakes/new",
                "/intakes",
                Map.of(
                        "channel",
                        "telephone",
                        "customer",
                        hostile("asker"),
                        "contact",
                        hostile("caller"),
                        "need",
                        hostile("asked"),
                        "departmentId",
                        "hostileBranch")));
        var opportunity = lastPart(send(
                RAISER,
                "/opportunities/new",
                "/opportunities",
                Map.of(
                        "source",
                        "visit",
                        "customerId",
                        customer,
                        "title",
                        hostile("opportunity"),
                        "expectedRevenue",
                        "1000",
                        "expectedOn",
                        "2027-12-31",
                        "nextStep",
                        hostile("step"))));
        var tender = tender(customer);
        var contract = contract(customer);
        var job = lastPart(
                links(ADMIN, "/operations?q=" + project, "/operations/jobs/").get(0));

        var real = new HashMap<String, List<String>>();
        real.put("/tasks/{id}", List.of("/tasks/" + task, "/tasks/" + design));
        real.put("/tasks/{id}/sheet", List.of("/tasks/" + design + "/sheet"));
        real.put("/cases/{businessKey}/sheet", List.of("/cases/" + project + "/sheet"));
        real.put(
                "/tasks/{id}/operations/{operation}",
                Stream.of("transfer", "delegation", "copies", "urges", "material-requests", "withdrawal")
                        .flatMap(one -> Stream.of(operation(task, one), operation(design, one)))
                        .toList());
        real.put("/material-requests/{id}", List.of(material));
        real.put("/people/{id}", List.of("/people/" + ENGINEER));
        real.put("/departments/{id}", List.of("/departments/hostileCentre"));
        real.put("/settings/{key}", List.of("/settings/" + setting));
        real.put("/calendar/{year}", List.of("/calendar/2026"));
        real.put("/customers/{id}", List.of("/customers/" + customer));
        real.put("/customers/{id}/change", List.of("/customers/" + customer + "/change"));
        real.put("/projects/{number}", List.of("/projects/" + project));
        real.put("/projects/{number}/figures", List.of("/projects/" + project + "/figures"));
        real.put("/projects/{number}/solution", List.of("/projects/" + project + "/solution"));
        real.put(
                "/projects/{number}/solution/recommendation",
                List.of("/projects/" + project + "/solution/recommendation"));
        real.put("/projects/{number}/pilots/new", List.of("/projects/" + project + "/pilots/new"));
        real.put("/pilots/{number}", List.of("/pilots/" + pilot));
        real.put("/catalogue/{id}", List.of("/catalogue/hostile"));
        real.put("/operations/jobs/{id}", List.of("/operations/jobs/" + job));
        real.put(
                "/robots/{id}",
                links(ADMIN, "/robots", "/robots/").stream()
                        .filter(link -> !link.endsWith("/new"))
                        .toList());
        real.put("/audits/{number}", List.of("/audits/" + audit));
        real.put("/audits/{number}/items/{item}", List.of("/audits/" + audit + "/items/1"));
        real.put("/audits/{number}/items/{item}/removal", List.of("/audits/" + audit + "/items/1/removal"));
        real.put("/audits/{number}/statement", List.of("/audits/" + audit + "/statement"));
        real.put("/findings/{number}", List.of("/findings/" + finding));
        real.put("/intakes/{id}", List.of("/intakes/" + intake));
        real.put("/opportunities/{id}", List.of("/opportunities/" + opportunity));
        real.put("/library/{number}", List.of("/library/" + project));
        real.put("/sheets/{sheet}/{number}", List.of("/sheets/first-answer/" + project));
        real.put(
                "/sheets/{sheet}/{number}/print",
                List.of(
                        "/sheets/first-answer/" + project + "/print",
                        "/sheets/first-answer/" + project + "/print?language=en"));
        real.put("/checklist/{question}", List.of("/checklist/1"));
        real.put("/supervision/tasks/{task}", List.of(supervise));
        real.put("/supervision/{number}", List.of("/supervision/" + order));
        real.put("/tenders/{number}", List.of("/tenders/" + tender));
        real.put("/tenders/{number}/clauses", List.of("/tenders/" + tender + "/clauses"));
        real.put("/tenders/{number}/clauses/{clause}", List.of("/tenders/" + tender + "/clauses/1"));
        real.put("/tenders/{number}/price", List.of("/tenders/" + tender + "/price"));
        real.put(
                "/tenders/{number}/clarifications/{clarification}/owner",
                List.of("/tenders/" + tender + "/clarifications/1/owner"));
        real.put("/figures/{figure}", List.of("/figures/k-1", "/figures/k-2", "/figures/k-3"));
        real.put("/contracts/{number}", links(RAISER, "/contracts", "/contracts/"));
        real.put("/contracts/{number}/terms", List.of("/contracts/" + contract + "/terms"));
        real.put("/contracts/{number}/clauses", List.of("/contracts/" + contract + "/clauses"));
        real.put("/contracts/{number}/cancellation/new", List.of("/contracts/" + contract + "/cancellation/new"));
        real.put("/contracts/{number}/versions/{version}/word", List.of("/contracts/" + contract + "/versions/1/word"));
        real.put("/contracts/templates/{id}", links(PROCESS_MANAGER, "/contracts/templates", "/contracts/templates/"));

        var addresses = new LinkedHashSet<>(List.of(
                "/tasks?tab=group",
                "/tasks?tab=done",
                "/tasks?tab=started",
                "/tasks?tab=copied",
                "/notices?all=true",
                "/operations?tab=waiting",
                "/nowhere?text=" + searched()));
        for (var path : pages()) {
            var found = PLACE.matcher(path).find() ? real.getOrDefault(path, List.of()) : List.of(path);
            assertThat(found).as("addresses of %s", path).isNotEmpty();
            addresses.addAll(found);
        }
        addresses.forEach(this::look);
        assertThat(wrong).isEmpty();
        assertThat(seenOn.keySet()).as("shown somewhere: %s", seenOn).containsAll(typed);

        send(
                RAISER,
                "/projects/" + project,
                "/projects/" + project + "/withdrawal",
                Map.of("reason", hostile("withdrawal")));
        look("/projects/" + project);
        assertThat(seenOn).containsKey("withdrawal");
        send(RAISER, "/intakes/" + intake, "/intakes/" + intake + "/closure", Map.of("reason", hostile("closing")));
        look("/intakes/" + intake);
        look("/intakes?state=closed");
        assertThat(seenOn).containsKey("closing");
    }

    /** Every page of the table but those that are files. */
    private static List<String> pages() throws IOException {
        try (var lines = Files.lines(Path.of("src/test/resources/endpoints.csv"))) {
            return lines.filter(line -> line.startsWith("GET;/"))
                    .map(line -> line.split(";", -1)[1])
                    .filter(path -> !path.startsWith("/api/")
                            && !path.startsWith("/documents/")
                            && !path.matches(".*[.](xlsx|docx)"))
                    .toList();
        }
    }

    /** As everybody, plainly and with one of the texts as what is searched for. */
    private void look(String address) {
        var text = searched();
        var search = address + (address.contains("?") ? "&" : "?") + "text=" + text + "&q=" + text;
        people.forEach((person, visitor) -> {
            var plain = visitor.get(address);
            read(person, address, plain);
            // Who may not see a page searches nothing there.
            if (plain.statusCode() == 200) {
                read(person, search, visitor.get(search));
            }
        });
    }

    private String searched() {
        return URLEncoder.encode(hostile("title"), StandardCharsets.UTF_8);
    }

    private void read(String person, String address, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            wrong.add(person + " " + address + " answers " + answer.statusCode());
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            return;
        }
        var page = Jsoup.parse(answer.body());
        for (var element : page.getAllElements()) {
            var foreign = element.nameIs("script") && !element.hasAttr("src")
                    || element.nameIs("img") && !element.attr("src").startsWith("/")
                    || element.attributes().asList().stream()
                            .anyMatch(one -> one.getKey().startsWith("on"));
            if (foreign) {
                wrong.add(person + " " + address + " holds " + element.outerHtml());
            }
        }
        texts(page).forEach(text -> MARK.matcher(text).results().forEach(mark -> {
            var name = mark.group(1);
            var rest = text.substring(mark.end());
            if (!typed.contains(name)) {
                return;
            }
            seenOn.computeIfAbsent(name, key -> new HashSet<>()).add(address);
            if (!isAsTyped(rest, name.equals("file") ? HOSTILE_FILE : HOSTILE)) {
                wrong.add(person + " " + address + " shows " + text);
            }
        }));
    }

    /** Lists may abbreviate. */
    private static boolean isAsTyped(String shown, String hostile) {
        return shown.startsWith(hostile)
                || shown.endsWith("...") && hostile.startsWith(shown.substring(0, shown.length() - 3));
    }

    private static Stream<String> texts(Document page) {
        return page.getAllElements().stream()
                .flatMap(element -> Stream.concat(
                        element.textNodes().stream().map(TextNode::getWholeText),
                        element.attributes().asList().stream()
                                .filter(attribute -> !attribute.getKey().equals("href"))
                                .map(Attribute::getValue)));
    }

    private String hostile(String name) {
        typed.add(name);
        return "@" + name + "@" + HOSTILE;
    }

    private static String operation(String task, String id) {
        return "/tasks/" + task + "/operations/" + id;
    }

    private HttpResponse<String> send(String person, String page, Map<String, String> fields) {
        return send(person, page, page, fields);
    }

    private HttpResponse<String> send(String person, String page, String action, Map<String, String> fields) {
        var answer = people.get(person).submit(page, action, fields);
        assertThat(answer.statusCode())
                .as(
                        "%s: %s",
                        action,
                        Jsoup.parse(answer.body())
                                .select(".alert, .invalid-feedback")
                                .text())
                .isEqualTo(302);
        return answer;
    }

    private static String lastPart(HttpResponse<String> answer) {
        return lastPart(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String lastPart(String address) {
        return address.replaceAll(".*/([^/?]+)(\\?.*)?", "$1");
    }

    private List<String> links(String person, String page, String start) {
        var links = people.get(person)
                .page(page)
                .select("main a[href^=" + start + "]")
                .eachAttr("href");
        assertThat(links).as("%s of %s on %s", start, person, page).isNotEmpty();
        return links;
    }

    private String firstTask(String person, String tab, String number) {
        return lastPart(
                links(person, "/tasks?tab=" + tab + "&q=" + number, "/tasks/").get(0));
    }

    /** A tender of another project of the customer, in the step in which its clauses are written. */
    private String tender(String customer) {
        var project = lastPart(send(RAISER, "/needs/new", "/needs", need(customer)));
        jdbc.sql("update baton.project set status = 'TO_BID' where number = :number")
                .param("number", project)
                .update();
        var tender = lastPart(send(
                BIDDER,
                "/tenders/new",
                "/tenders",
                Map.of(
                        "projectNumber",
                        project,
                        "reference",
                        hostile("ref"),
                        "issuer",
                        hostile("issuer"),
                        "submissionDeadline",
                        "2026-06-30T17:00",
                        "openingAt",
                        "2026-06-30T17:30",
                        "priceLimit",
                        "1000000",
                        "bidBond",
                        "5000")));
        var page = "/tenders/" + tender;
        send(
                BIDDER,
                page + "/clauses",
                Map.of(
                        "reference.new0",
                        "1",
                        "requirement.new0",
                        hostile("clause"),
                        "kind.new0",
                        "must",
                        "owner.new0",
                        BIDDER));
        send(BIDDER, page + "/clauses/1", Map.of("response", hostile("response")));
        send(
                BIDDER,
                page,
                page + "/bond",
                Map.of("bondState", "open", "bondDue", "2026-08-31", "bondNote", hostile("bond")));
        return tender;
    }

    /** A contract of another project of the customer, in the step in which its terms are written; one before it was stopped. */
    private String contract(String customer) {
        var project = lastPart(send(RAISER, "/needs/new", "/needs", need(customer)));
        jdbc.sql("update baton.project set status = 'TO_CONTRACT', grade = 'B' where number = :number")
                .param("number", project)
                .update();
        var page = "/contracts/"
                + lastPart(send(RAISER, "/projects/" + project, "/projects/" + project + "/contracts", Map.of()));
        send(RAISER, page, page + "/stop", Map.of("stopReason", hostile("stop")));
        page = "/contracts/"
                + lastPart(send(RAISER, "/projects/" + project, "/projects/" + project + "/contracts", Map.of()));
        send(
                RAISER,
                page + "/terms",
                Map.of(
                        "listPrice",
                        "1000",
                        "value",
                        "900",
                        "startOn",
                        "2026-07-01",
                        "endOn",
                        "2028-06-30",
                        "promisedOn",
                        "2026-09-30",
                        "payment",
                        hostile("payment")));
        send(
                RAISER,
                page + "/clauses",
                Map.of(
                        "reference.0",
                        "5.2",
                        "standard.0",
                        hostile("standard"),
                        "changed.0",
                        hostile("changed"),
                        "reason.0",
                        hostile("why")));
        return lastPart(page);
    }

    private Map<String, String> customer() {
        return Map.of(
                "name",
                hostile("customer"),
                "sector",
                "other",
                "level",
                "prefecture",
                "size",
                "medium",
                "contact",
                hostile("contact"));
    }

    private Map<String, String> product() {
        return Map.of(
                "id",
                "hostile",
                "name",
                hostile("product"),
                "nameEn",
                hostile("product"),
                "description",
                hostile("description"),
                "scenarios",
                "group-intranet",
                "offered",
                "true",
                "reason",
                hostile("catalogue"));
    }

    private Map<String, String> need(String customer) {
        var need = new HashMap<>(Map.of(
                "customerId",
                customer,
                "title",
                hostile("title"),
                "need",
                hostile("need"),
                "scenario",
                "group-intranet",
                "products",
                "hostile",
                "sites",
                "3",
                "bandwidthMbps",
                "50",
                "area",
                "city",
                "securityLevel",
                "normal"));
        need.putAll(Map.of(
                "annualRevenue",
                "860000",
                "complexity",
                "medium",
                "crossDomain",
                "false",
                "wantedOn",
                "2027-03-31",
                "requestKind",
                "customer",
                "urgent",
                "true",
                "urgentReason",
                hostile("urgent")));
        return need;
    }

    private void robot() {
        jdbc.sql(
                        """
                        insert into baton.robot (name, service, host, url, enabled, created_by, created_at, changed_by, changed_at)
                        values (:name, 'WECOM', 'qyapi.weixin.qq.com', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', false,
                            :by, now(), :by, now())
                        """)
                .param("name", hostile("robot"))
                .param("by", ADMIN)
                .update();
    }

    /** As an approved solution enters it. */
    private void library(String project) {
        jdbc.sql(
                        """
                        insert into baton.library_entry (project_number, solution_version, sector, scenario_id, search_text, created_by,
                            created_at, changed_by, changed_at)
                        values (:project, 1, 'OTHER', 'group-intranet', lower(:text), :by, now(), :by, now())
                        """)
                .param("project", project)
                .param("text", hostile("title"))
                .param("by", RAISER)
                .update();
    }

    /** Gives the reason, and then the value that was. */
    private String setting() {
        var key = "worklist.urgePause";
        var page = "/settings/" + key;
        var was = people.get(PROCESS_MANAGER).page(page).select("[name=value]").val();
        send(PROCESS_MANAGER, page, Map.of("value", was + "0", "reason", hostile("setting")));
        send(PROCESS_MANAGER, page, Map.of("value", was, "reason", hostile("setting")));
        return key;
    }

    /** An audit with a finding, both with hostile words. */
    private String audited(String project) {
        var audit = lastPart(send(
                AUDITOR,
                "/audits/new",
                "/audits",
                Map.of("projectNumber", project, "origin", "customer", "customerDue", "2026-12-18")));
        send(
                AUDITOR,
                "/audits/" + audit + "/statement",
                Map.of(
                        "aspect",
                        "security",
                        "statement",
                        hostile("finding"),
                        "responsible",
                        COLLEAGUE,
                        "verifier",
                        OTHER_AUDITOR));
        var task = firstTask(AUDITOR, "mine", audit);
        send(
                AUDITOR,
                "/tasks/" + task,
                "/tasks/" + task + "/completion",
                Map.of("field.auditRemark", hostile("audit")));
        return audit;
    }
}

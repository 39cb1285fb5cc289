package io.baton.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestClock;
import io.baton.TestNeeds;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.document.excel.ExcelTooLong;
import io.baton.project.Numbers;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** K-1, K-2 and K-3 of a branch with two districts: what they count, to whom they are shown, and the cases behind them. */
@IntegrationTest
class FiguresTests {

    private static final String FEBRUARY = "?period=month&day=2026-02-10";

    private static final String LAST_MOMENT_OF_JANUARY = "2026-01-31T15:59:59.999999Z";
    private static final String FIRST_MOMENT_OF_FEBRUARY = "2026-01-31T16:00:00Z";
    private static final String LAST_MOMENT_OF_FEBRUARY = "2026-02-28T15:59:59.999999Z";
    private static final String FIRST_MOMENT_OF_MARCH = "2026-02-28T16:00:00Z";

    @Autowired
    private MockMvc client;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Staff staff;

    @Autowired
    private Customers customers;

    @Autowired
    private Projects projects;

    @Autowired
    private Numbers numbers;

    @Autowired
    private TestClock clock;

    @Autowired
    private Insight insight;

    @Autowired
    private Settings settings;

    @LocalServerPort
    private int port;

    /** Ids of this test's own branch and of what belongs to it, so that nobody else's cases are counted. */
    private final String branch = "figures" + UUID.randomUUID().toString().substring(0, 8);

    private final String north = branch + "North";
    private final String south = branch + "South";
    private final String head = branch + "Head";
    private final String northManager = north + "Manager";
    private final String southManager = south + "Manager";

    @BeforeEach
    void enterPeople() {
        staff.department("figuresTop", "TOP", null)
                .department(branch, "BRANCH", "figuresTop")
                .department(north, "DISTRICT", branch)
                .department(south, "DISTRICT", branch)
                .person(head, branch, "centreManager")
                .person(northManager, north, "accountManager")
                .person(southManager, south, "accountManager")
                .person("figuresViewer", "figuresTop", "auditViewer")
                .person("figuresAdmin", "figuresTop", "admin")
                .person("figuresModeller", "figuresTop", "processManager");
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    @Tag("R-PS-8")
    void countOfTheNeedsRaisedInThePeriodThoseThatAreSigned() throws Exception {
        signed(need(northManager, LAST_MOMENT_OF_JANUARY), "2026-02-10T02:00:00Z");
        signed(need(northManager, FIRST_MOMENT_OF_FEBRUARY), "2026-03-05T02:00:00Z");
        cancelled(signed(need(northManager, "2026-02-02T02:00:00Z"), "2026-02-20T02:00:00Z"));
        withdrawn(need(southManager, "2026-02-03T02:00:00Z"));
        need(southManager, LAST_MOMENT_OF_FEBRUARY);
        signed(need(southManager, FIRST_MOMENT_OF_MARCH), FIRST_MOMENT_OF_MARCH);

        var board = board(head, FEBRUARY);

        assertThat(share(board, "presales")).isEqualTo("2/4 50");
        assertThat(board.at("/figures/withdrawn").asInt()).isEqualTo(1);
        assertThat(board.at("/presales/met").asBoolean()).isTrue();
        assertThat(board.at("/figuresBefore/presales/whole").asInt()).isEqualTo(1);
        assertThat(board.at("/presales/change").asInt()).isEqualTo(-50);
    }

    @Test
    @Tag("R-DL-15")
    void sumTheRevenueOfWhatWasSignedInThePeriodWheneverItWasRaised() throws Exception {
        signed(need(northManager, "2025-11-01T02:00:00Z", "100000.10"), LAST_MOMENT_OF_JANUARY);
        signed(need(northManager, "2025-11-01T02:00:00Z", "200000.20"), FIRST_MOMENT_OF_FEBRUARY);
        cancelled(signed(need(southManager, "2026-02-02T02:00:00Z", "300000.30"), LAST_MOMENT_OF_FEBRUARY));
        signed(need(southManager, "2026-02-02T02:00:00Z", "400000.40"), FIRST_MOMENT_OF_MARCH);

        var board = board(head, FEBRUARY);

        assertThat(sum(board, "signed")).isEqualTo("2 500000.5");
        assertThat(sum(board, "cancelled")).isEqualTo("1 300000.3");
        assertThat(board.at("/signed/change").asInt()).as("five times as much").isEqualTo(400);
        assertThat(board.at("/signed/target").isNull())
                .as("the target is that of all departments")
                .isTrue();
    }

    @Test
    @Tag("R-BD-7")
    void countOfTheBidsDecidedInThePeriodThoseThatAreWon() throws Exception {
        var project = need(northManager, "2025-12-01T02:00:00Z");
        bid(project, "LOST", LAST_MOMENT_OF_JANUARY, "1");
        bid(project, "VOID", "2026-02-02T02:00:00Z", "900000");
        bid(project, "WON", FIRST_MOMENT_OF_FEBRUARY, "1200000.50");
        var other = need(southManager, "2025-12-01T02:00:00Z");
        bid(other, "WON", LAST_MOMENT_OF_FEBRUARY, "800000");
        bid(other, "LOST", "2026-02-10T02:00:00Z", "700000");
        bid(other, "MISSED", "2026-02-11T02:00:00Z", null);
        bid(other, "DECLINED", "2026-02-11T02:00:00Z", null);
        bid(other, "WITHDRAWN", "2026-02-11T02:00:00Z", null);
        bid(other, "CANCELLED", "2026-02-11T02:00:00Z", "600000");
        bid(other, "WON", FIRST_MOMENT_OF_MARCH, "5");

        var board = board(head, FEBRUARY);

        assertThat(share(board, "bids")).isEqualTo("2/3 67");
        assertThat(sum(board, "won")).isEqualTo("2 2000000.5");
        assertThat(board.at("/figures/lost").asInt()).isEqualTo(1);
        assertThat(board.at("/figures/voided").asInt()).isEqualTo(1);
        assertThat(board.at("/figures/missed").asInt()).isEqualTo(1);
        assertThat(board.at("/figures/stopped").asInt()).isEqualTo(1);
        assertThat(cases(head, "k-3", "cancelled", FEBRUARY)).hasSize(1);
        assertThat(board.at("/bids/met").asBoolean()).isTrue();
        assertThat(board.at("/figuresBefore/bids/percent").asInt()).isZero();
        assertThat(board.at("/bids/change").asInt()).isEqualTo(67);
    }

    @Test
    void standByDepartmentWithThoseBelowAndByMonth() throws Exception {
        need(northManager, "2026-02-02T02:00:00Z");
        need(northManager, "2026-01-02T02:00:00Z");
        signed(need(southManager, "2026-02-02T02:00:00Z"), "2026-02-03T02:00:00Z");

        var board = board(head, FEBRUARY);

        assertThat(board.get("byDepartment"))
                .extracting(
                        row -> row.at("/department/id").asText(),
                        row -> row.at("/department/level").asInt(),
                        row -> row.at("/figures/presales/whole").asInt(),
                        row -> row.at("/figures/presales/part").asInt())
                .containsExactly(tuple(branch, 0, 2, 1), tuple(north, 1, 1, 0), tuple(south, 1, 1, 1));
        assertThat(board.get("byMonth"))
                .extracting(row -> row.get("month").asText(), row -> row.at("/figures/presales/whole")
                        .asInt())
                .hasSize(12)
                .startsWith(tuple("2025-03", 0))
                .endsWith(tuple("2026-01", 1), tuple("2026-02", 2));
        assertThat(board(head, FEBRUARY + "&department=" + south)
                        .at("/figures/presales/whole")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Tag("R-OR-1")
    void areThoseOfTheReadersReach() throws Exception {
        need(northManager, "2026-02-02T02:00:00Z");
        var shared = need(southManager, "2026-02-02T02:00:00Z");
        projects.joined(shared, northManager);

        assertThat(board(northManager, FEBRUARY).at("/figures/presales/whole").asInt())
                .as("a part in another department's project does not count it here")
                .isEqualTo(1);
        assertThat(board(northManager, FEBRUARY).get("departments"))
                .extracting(place -> place.get("id").asText())
                .containsExactly(north);
        assertThat(cases(northManager, "k-1", "raised", FEBRUARY)).hasSize(1).doesNotContain(shared);
        for (var address : List.of("/api/figures", "/figures", "/api/figures/k-1", "/figures/k-2")) {
            client.perform(get(URI.create(address + FEBRUARY + "&department=" + south))
                            .with(user(northManager)))
                    .andExpect(status().isNotFound());
            for (var refused : List.of("figuresAdmin", "figuresModeller")) {
                client.perform(get(address).with(user(refused))).andExpect(status().isForbidden());
            }
        }
        var all = board("figuresViewer", FEBRUARY);
        assertThat(all.at("/figures/presales/whole").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(all.at("/signed/target").decimalValue()).isEqualByComparingTo("38166666.67");
        assertThat(board("figuresViewer", "?from=2026-02-01&to=2026-02-28")
                        .at("/signed/target")
                        .isNull())
                .as("the target is one of calendar months")
                .isTrue();
        assertThat(board("figuresViewer", FEBRUARY + "&department=" + branch)
                        .at("/figures/presales/whole")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void leadFromEveryNumberToAsManyCases() throws Exception {
        signed(need(northManager, "2026-02-02T02:00:00Z"), "2026-02-03T02:00:00Z");
        cancelled(signed(need(southManager, "2026-02-02T02:00:00Z"), "2026-02-03T02:00:00Z"));
        withdrawn(need(southManager, "2026-02-02T02:00:00Z"));
        var project = need(northManager, "2026-01-02T02:00:00Z");
        for (var number = 0; number < Insight.PAGE + 2; number++) {
            bid(project, "LOST", "2026-02-05T02:00:00Z", "10.01");
        }
        for (var status : List.of("WON", "VOID", "MISSED", "CANCELLED")) {
            bid(project, status, "2026-02-06T02:00:00Z", "20");
        }

        var page = Visitor.signedIn(port, head).page("/figures" + FEBRUARY);

        var numbers = page.select("main a[href^=/figures/k-]");
        assertThat(numbers).hasSizeGreaterThan(20);
        for (var number : numbers) {
            var shown = number.text().replaceAll("[^\\d.]", "");
            var address = "/api" + number.attr("href");
            if (number.attr("href").startsWith("/figures/k-2") && number.closest("table") != null) {
                assertThat(amounts(head, address)).as("%s", number).isEqualByComparingTo(new BigDecimal(shown));
            } else {
                assertThat(numbers(head, address)).as("%s", number).hasSize(Integer.parseInt(shown));
            }
        }
        assertThat(cases(head, "k-3", "lost", FEBRUARY)).hasSize(Insight.PAGE + 2);
        assertThat(page.select("#k-3").first().parent().text())
                .contains("2 %", "中标 1", "有结果 53", "中标金额 20.00 元", "废标 1", "错过截止 1", "已撤销 1", "未达标");
    }

    @Test
    void areListedOnPagesThatLeadToTheCases() throws Exception {
        var project = signed(need(northManager, "2026-02-02T02:00:00Z"), "2026-02-03T02:00:00Z");
        var first = "";
        for (var number = 0; number < Insight.PAGE + 1; number++) {
            var bid = bid(project, "LOST", "2026-02-05T02:00:00Z", "10.01");
            first = first.isEmpty() ? bid : first;
        }
        var reader = Visitor.signedIn(port, head);

        var signed = reader.page("/figures/k-2" + FEBRUARY + "&part=signed");
        assertThat(signed.select("main a[href=/projects/" + project + "]")).hasSize(1);
        assertThat(signed.select("h1").text()).isEqualTo("签约的项目（1）");
        need(southManager, "2026-02-02T02:00:00Z");
        assertThat(reader.page("/figures/k-1" + FEBRUARY)
                        .select("main td[data-label=签约时间]")
                        .eachText())
                .containsExactly("—", "2026-02-03 10:00");
        var lost = reader.page("/figures/k-3" + FEBRUARY + "&part=lost");
        assertThat(lost.select("h1").text()).isEqualTo("未中标的投标（51）");
        assertThat(lost.select("main")).extracting(Element::text).asString().contains("510.51");
        assertThat(lost.select("main a[href^=/tenders/]")).hasSize(Insight.PAGE);
        var more = reader.page(lost.select("main a[rel=next]").attr("href"));
        assertThat(more.select("main a[href^=/tenders/]").attr("href")).isEqualTo("/tenders/" + first);
        assertThat(more.select("main a[rel=next]")).isEmpty();
        assertThat(reader.page("/figures/k-3" + FEBRUARY + "&part=won")
                        .select("main")
                        .text())
                .contains("中标的投标（0）", "没有这样的项目或投标");
    }

    @Test
    void areTakenAlongAsExcelAndRecorded() throws Exception {
        var project = signed(need(northManager, "2026-02-02T02:00:00Z", "600000.50"), "2026-02-03T02:00:00Z");
        for (var number = 0; number < Insight.PAGE + 1; number++) {
            bid(project, "WON", "2026-02-05T02:00:00Z", "10.01");
        }

        assertThat(file("/figures/departments.xlsx" + FEBRUARY))
                .containsExactly(
                        "部门|提出需求|其中已签约|其中已撤回|售前成功率（%）|签约项目|签约预计年收入（元）|其中合同已取消|中标|未中标|中标率（%）|中标金额（元）|废标|错过截止|已撤销",
                        branch + "|1|1|0|100|1|600,000.50|0|51|0|100|510.51|0|0|0",
                        north + "|1|1|0|100|1|600,000.50|0|51|0|100|510.51|0|0|0");
        assertThat(file("/figures/months.xlsx" + FEBRUARY))
                .hasSize(13)
                .contains(
                        "2026-01|0|0|0||0|0.00|0|0|0||0.00|0|0|0",
                        "2026-02|1|1|0|100|1|600,000.50|0|51|0|100|510.51|0|0|0");
        assertThat(file("/figures/k-3/cases.xlsx" + FEBRUARY + "&part=won"))
                .hasSize(Insight.PAGE + 2)
                .last()
                .asString()
                .contains("|" + north + "|", "|2026-02-05 10:00:00|10.01|中标");
        assertThat(file("/figures/k-1/cases.xlsx" + FEBRUARY + "&part=raised").get(1))
                .startsWith(project + "|")
                .endsWith("|2026-02-02 10:00:00|2026-02-03 10:00:00|600,000.50|已签约");
        assertThat(jdbc.sql(
                                """
                                select subject || ' ' || (cast(content as jsonb) -> 'after' ->> 'from') || ' ' || (cast(content as jsonb) -> 'after' ->> 'to')
                                from baton.evidence where act = 'insight.figuresExported' and by = :head order by 1
                                """)
                        .param("head", head)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "figures:departments 2026-02-01 2026-02-28",
                        "figures:k-1 raised 2026-02-01 2026-02-28",
                        "figures:k-3 won 2026-02-01 2026-02-28",
                        "figures:months 2025-03-01 2026-02-28");
    }

    @Test
    void recordNoExportThatIsRefused() {
        var project = need(northManager, "2026-02-02T02:00:00Z");
        bid(project, "WON", "2026-02-05T02:00:00Z", "10.01");
        bid(project, "WON", "2026-02-05T02:00:00Z", "10.01");
        var february = new Choice("month", LocalDate.of(2026, 2, 10), null, null, null);

        assertThatThrownBy(() -> insight.exportedCases(Part.WON, february, 1, head))
                .isInstanceOf(ExcelTooLong.class);

        assertThat(jdbc.sql("select count(*) from baton.evidence where act = 'insight.figuresExported' and by = :head")
                        .param("head", head)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(insight.exportedCases(Part.WON, february, 2, head).cases()).hasSize(2);
    }

    @Test
    @Tag("R-CU-2")
    @Tag("R-BD-7")
    void readTheSameOnTheCustomersPageAndWithTheExactTarget() {
        var project = need(northManager, "2026-02-02T02:00:00Z");
        bid(project, "WON", "2026-02-05T02:00:00Z", "10.01");
        for (var number = 0; number < 7; number++) {
            bid(project, "LOST", "2026-02-05T02:00:00Z", "10.01");
        }
        target("59.25");
        try {
            assertThat(Visitor.signedIn(port, head)
                            .page("/figures" + FEBRUARY)
                            .select("#k-3")
                            .first()
                            .parent()
                            .text())
                    .contains("13 %", "目标 59.25 %");
        } finally {
            target("60");
        }
        assertThat(Visitor.signedIn(port, northManager)
                        .page("/customers/" + projects.get(project).customerId())
                        .select("main")
                        .text())
                .contains("中标率 13 %");
    }

    private void target(String percent) {
        var key = "insight.bidsTarget";
        settings.change(key, percent, settings.state(key).version(), "测试", "figuresModeller");
    }

    @Test
    void askForAMistypedPeriodAgainWithWhatWasTyped() throws Exception {
        var answer = Visitor.signedIn(port, head).get("/figures?from=2026-03-02&to=2026-03-01&department=" + south);

        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("main #from").val()).isEqualTo("2026-03-02");
        assertThat(page.select("main #to").val()).isEqualTo("2026-03-01");
        assertThat(page.select("main #to.is-invalid")).hasSize(1);
        assertThat(page.select("main #to-notes").text()).isEqualTo("结束日期不能早于开始日期。");
        assertThat(page.select("main #from-notes").text()).isEmpty();
        assertThat(page.select("main option[selected]").eachAttr("value")).containsExactly(south);
        assertThat(page.text()).contains("统计时段不对，请改正后再查看。");
    }

    /** The rows of an Excel file, their cells as people see them. */
    private List<String> file(String address) throws Exception {
        var begun = client.perform(get(URI.create(address)).with(user(head)))
                .andExpect(status().isOk())
                .andReturn();
        var bytes =
                client.perform(asyncDispatch(begun)).andReturn().getResponse().getContentAsByteArray();
        var words = new DataFormatter();
        var rows = new ArrayList<String>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (var row : workbook.getSheetAt(0)) {
                rows.add(IntStream.range(0, workbook.getSheetAt(0).getRow(0).getLastCellNum())
                        .mapToObj(cell -> words.formatCellValue(row.getCell(cell)))
                        .collect(Collectors.joining("|")));
            }
        }
        return rows;
    }

    @Test
    void sayNothingOfNothing() {
        var page = Visitor.signedIn(port, head).page("/figures" + FEBRUARY);

        assertThat(page.select("main .h1").eachText()).containsExactly("—", "0.00", "—");
        assertThat(page.select("main .badge")).isEmpty();
        assertThat(page.select("main").text())
                .contains("没有可比的上期", "这段时间没有需求、签约和投标结果")
                .doesNotContain("NaN", "null")
                .doesNotContainPattern("\\b0 %");
        assertThat(page.select("[data-chart]").eachAttr("data-chart"))
                .allMatch(table -> page.select("#" + table + " tbody tr").size() == 12);
    }

    @ParameterizedTest
    @CsvSource({
        "?period=fortnight, period",
        "?from=2026-03-02&to=2026-03-01, to",
        "?period=days&from=2026-03-02, to",
        "?period=month&day=1066-01-01, day",
        "?period=month&day=yesterday, day"
    })
    void refuseAPeriodThatIsNone(String query, String field) throws Exception {
        for (var address : List.of("/api/figures", "/api/figures/k-1")) {
            client.perform(get(URI.create(address + query)).with(user(head)))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(jsonPath("$.errors[*].field").value(field));
        }
        assertThat(Visitor.signedIn(port, head).get("/figures" + query).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/figures/k-4",
                "/figures/k-1?part=won",
                "/figures/k-3?part=everything",
                "/figures/k-3?part=raised"
            })
    void knowNoOtherFigureOrPart(String address) throws Exception {
        for (var door : List.of(address, "/api" + address)) {
            client.perform(get(URI.create(door)).with(user(head))).andExpect(status().isNotFound());
        }
    }

    private String need(String manager, String raisedAt) {
        return need(manager, raisedAt, "600000");
    }

    private String need(String manager, String raisedAt, String revenue) {
        clock.setTo(Instant.parse(raisedAt));
        return projects.raise(TestNeeds.of(TestNeeds.customer(customers, manager), revenue, "low"), null, manager)
                .number();
    }

    /** As the contract's review leaves it. */
    private String signed(String project, String at) {
        jdbc.sql("update baton.project set status = 'SIGNED', signed_at = :at where number = :number")
                .param("at", Timestamp.from(Instant.parse(at)))
                .param("number", project)
                .update();
        return project;
    }

    private void cancelled(String project) {
        jdbc.sql("update baton.project set status = 'CANCELLED' where number = :number")
                .param("number", project)
                .update();
    }

    private void withdrawn(String project) {
        jdbc.sql("update baton.project set status = 'WITHDRAWN' where number = :number")
                .param("number", project)
                .update();
    }

    /** A bid for the project's tender, ended so. */
    private String bid(String project, String status, String endedAt, @Nullable String price) {
        var number = numbers.next("TB");
        jdbc.sql(
                        """
                        insert into baton.tender (number, project_number, reference, issuer, submission_deadline, deadline_known_at, opening_at,
                            price_limit, bid_bond, bid_manager, status, price, cost, submitted_at, ended_at, bond_state, created_by, created_at,
                            changed_by, changed_at)
                        values (:number, :project, 'GZ-1', '招标中心', :at, :at, :at, 9000000, 0, :manager, :status, :price, :cost, :at, :at,
                            'NONE', :manager, :at, :manager, :at)
                        """)
                .param("number", number)
                .param("project", project)
                .param("at", Timestamp.from(Instant.parse(endedAt)))
                .param("manager", head)
                .param("status", status)
                .param("price", price == null ? null : new BigDecimal(price))
                .param("cost", price == null ? null : BigDecimal.ZERO)
                .update();
        return number;
    }

    private JsonNode board(String person, String query) throws Exception {
        return read(person, "/api/figures" + query);
    }

    private static String share(JsonNode board, String figure) {
        var share = board.at("/figures/" + figure);
        return share.get("part") + "/" + share.get("whole") + " " + share.get("percent");
    }

    private static String sum(JsonNode board, String figure) {
        var sum = board.at("/figures/" + figure);
        return sum.get("count") + " "
                + sum.get("amount").decimalValue().stripTrailingZeros().toPlainString();
    }

    private List<String> cases(String person, String figure, String part, String query) throws Exception {
        return numbers(person, "/api/figures/" + figure + query + "&part=" + part);
    }

    /** The numbers of all cases, page by page, none twice; as many as the answer says. */
    private List<String> numbers(String person, String address) throws Exception {
        return pages(person, address).stream()
                .map(one -> one.get("number").asText())
                .toList();
    }

    private BigDecimal amounts(String person, String address) throws Exception {
        return pages(person, address).stream()
                .map(one -> one.get("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<JsonNode> pages(String person, String address) throws Exception {
        var found = new ArrayList<JsonNode>();
        var seen = new HashSet<String>();
        for (var page = read(person, address); ; ) {
            page.get("cases").forEach(found::add);
            if (page.get("next").isNull()) {
                assertThat(found).allMatch(one -> seen.add(one.get("number").asText()));
                assertThat(page.at("/sum/count").asInt()).isEqualTo(found.size());
                return found;
            }
            page = read(person, address + "&before=" + page.get("next").asText());
        }
    }

    private JsonNode read(String person, String address) throws Exception {
        return json.readTree(client.perform(get(URI.create(address)).with(user(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}

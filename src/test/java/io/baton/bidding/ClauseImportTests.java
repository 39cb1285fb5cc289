package io.baton.bidding;

import static io.baton.bidding.BidDesk.*;
import static io.baton.bidding.BiddingProcess.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clauses that come and go as Excel files, through the front door (R-BD-2). */
@IntegrationTest
@Tag("R-BD-2")
class ClauseImportTests {

    private static final List<String> HEADINGS = List.of("序号", "条款号", "要求", "类型", "责任人", "我方应答", "版本（请勿修改）");

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Bidding bidding;

    @Autowired
    private JdbcClient jdbc;

    private BidDesk desk;
    private Visitor manager;

    @BeforeEach
    void enterCast() {
        desk = new BidDesk(beans);
        manager = Visitor.signedIn(port, MANAGER);
    }

    @Test
    @Tag("R-BD-3")
    void takesNewClausesWithOwnersByAccountAndNameAndTheirAnswers() {
        var number = desk.started();

        var answer = send(
                number,
                file(List.of(
                        row("", "3.1", "本地 7×24 小时服务", "必须", ENGINEER, "满足，见第四章"),
                        row("", "", "", "", "", ""),
                        row("", "=3.2", "五年业绩", "Score", "人" + MANAGER, ""))));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(bidding.clauses(number))
                .extracting(Clause::reference, Clause::kind, Clause::owner, Clause::response, Clause::answeredBy)
                .containsExactly(
                        tuple("3.1", ClauseKind.MUST, ENGINEER, "满足，见第四章", MANAGER),
                        tuple("=3.2", ClauseKind.SCORE, MANAGER, null, null));
        assertThat(manager.page("/tenders/" + number + "/clauses").text()).contains("已导入 2 行，其中新增 2 条");
        assertThat(jdbc.sql("select act from baton.evidence where case_number = :number and act like 'bidding.clause%'")
                        .param("number", number)
                        .query(String.class)
                        .list())
                .containsExactly("bidding.clausesSaved");
    }

    @Test
    void bringsBackAFileWithoutDoublingAnything() throws IOException {
        var number = desk.started();
        desk.list(number);
        desk.answer(number, 1, ENGINEER);
        var before = bidding.clauses(number);
        var bytes = download(MANAGER, number);

        assertThat(send(number, bytes).statusCode()).isEqualTo(302);
        assertThat(bidding.clauses(number)).isEqualTo(before);

        var changed = changed(bytes, 2, 2, "六年业绩");
        assertThat(send(number, changed).statusCode()).isEqualTo(302);
        assertThat(bidding.clauses(number))
                .extracting(Clause::requirement)
                .containsExactly(before.get(0).requirement(), "六年业绩");

        var again = Jsoup.parse(send(number, changed(bytes, 2, 2, "七年业绩")).body());
        assertThat(again.select("tr[id='3.version']").text())
                .as("what somebody changed since is not changed back")
                .contains("3", "版本", "被改过");
    }

    @Test
    void keepsAnswersHoweverABrowserEndsLines() {
        var number = desk.started();
        var list = "/tenders/" + number + "/clauses";
        assertThat(manager.submit(list, list, typed("new0")).statusCode()).isEqualTo(302);
        var answer =
                Visitor.signedIn(port, ENGINEER).submit(list + "/1", list + "/1", Map.of("response", "满足\r\n见第四章"));
        assertThat(answer.statusCode()).isEqualTo(302);
        var before = bidding.clauses(number);
        assertThat(before)
                .extracting(Clause::requirement, Clause::response)
                .containsExactly(tuple("服务\n7×24 小时", "满足\n见第四章"));

        assertThat(send(number, download(MANAGER, number)).statusCode()).isEqualTo(302);
        assertThat(bidding.clauses(number)).as("imported unchanged").isEqualTo(before);

        assertThat(manager.submit(list, list, typed("1")).statusCode()).isEqualTo(302);
        assertThat(bidding.clauses(number)).as("saved unchanged").isEqualTo(before);
    }

    private static Map<String, String> typed(String row) {
        return Map.of(
                "reference." + row,
                "3.1",
                "requirement." + row,
                "服务\r\n7×24 小时",
                "kind." + row,
                "must",
                "owner." + row,
                ENGINEER);
    }

    @Test
    void namesEveryBadCellByRowAndColumnAndTakesNothing() {
        var number = desk.started();
        desk.list(number);
        desk.answer(number, 1, ENGINEER);
        beans.getBean(Staff.class)
                .person("bidNamesakeOne", "bidOffices", "presalesEngineer")
                .person("bidNamesakeTwo", "bidOffices", "presalesEngineer");
        jdbc.sql("update baton.account set name = '王伟' where id like 'bidNamesake%'")
                .update();
        var before = bidding.clauses(number);
        var first = before.get(0);

        var refused = send(
                number,
                file(List.of(
                        row("", "4.1", "好的一条", "必须", ENGINEER, ""),
                        row("", "4.2", "没有责任人", "必须", "", ""),
                        row("", "4.3", "重名", "必须", "王伟", ""),
                        row("", "4.4", "", "也许", "nobody", ""),
                        row("77", "4.5", "没有这一条", "必须", ENGINEER, ""),
                        row("1", first.reference(), first.requirement(), "必须", ENGINEER, "不满足", "1"),
                        row("", first.reference(), first.requirement(), "必须", ENGINEER, ""),
                        row("", "4.1", "好的一条", "评分", ENGINEER, ""),
                        row("2", "4.9", "改了", "必须", ENGINEER, ""))));

        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("section[aria-labelledby=excel-problems] tbody tr")
                        .eachAttr("id"))
                .containsExactlyInAnyOrder(
                        "3.owner",
                        "4.owner",
                        "5.requirement",
                        "5.kind",
                        "5.owner",
                        "6.clause",
                        "7.response",
                        "8.clause",
                        "9.requirement",
                        "10.version");
        assertThat(page.select("tr[id='3.owner'] td").eachText()).containsExactly("3", "责任人", "请指定责任人。");
        assertThat(page.select("tr[id='4.owner']").text()).contains("bidNamesakeOne, bidNamesakeTwo");
        assertThat(page.select("#alerts").text()).contains("10 处", "第 3 行“责任人”列：请指定责任人。", "另外 2 处");
        assertThat(bidding.clauses(number)).isEqualTo(before);
    }

    @Test
    void refusesFilesThatNobodyShouldTake() throws Exception {
        var number = desk.started();
        var good = file(List.of(row("", "3.1", "服务", "必须", ENGINEER, "")));
        assertThat(sentence(number, Arrays.copyOf(good, good.length / 2))).contains("已损坏");
        assertThat(sentence(number, withPassword(good))).contains("取消密码，另存为 .xlsx");
        assertThat(sentence(number, "条款".getBytes(StandardCharsets.UTF_8))).contains("这不是 .xlsx 文件");
        assertThat(sentence(number, new byte[6 * 1024 * 1024])).contains("文件超过 5 MB");
        assertThat(sentence(number, withFormula(good))).contains("第 2 行“要求”列：这一格是公式");
        assertThat(sentence(number, file(List.of(row("", "3.1", "服务", "必须", ENGINEER, "", "", "多余")))))
                .contains("第 2 行“H”列：这一格上面没有列标题");
        var doubled = new ArrayList<>(HEADINGS);
        doubled.set(0, "条款号");
        assertThat(sentence(number, file(doubled, List.of(row("1", "3.1", "服务", "必须", ENGINEER, "")))))
                .contains("列标题“条款号”重复");
        var many = IntStream.rangeClosed(1, Bidding.MOST_CLAUSES + 1)
                .mapToObj(row -> row("", "3." + row, "服务 " + row, "必须", ENGINEER, ""))
                .toList();
        assertThat(sentence(number, file(HEADINGS, many))).contains("一次最多导入 500 行");
        assertThat(bidding.clauses(number)).isEmpty();

        desk.list(number);
        assertThat(sentence(number, file(HEADINGS, many.subList(0, 499))))
                .as("with those that are there")
                .contains("第 500 行“条款号”列");
        assertThat(bidding.clauses(number)).hasSize(2);
    }

    @Test
    void belongsToWhoWritesTheListAndTheVersionSeen() throws IOException {
        var number = desk.started();
        desk.list(number);
        var bytes = file(List.of(row("", "3.9", "服务", "必须", ENGINEER, "")));

        assertThat(send(manager, number, "0", bytes).statusCode()).isEqualTo(409);
        assertThat(send(Visitor.signedIn(port, ENGINEER), number, "1", bytes).statusCode())
                .isEqualTo(403);
        assertThat(send(Visitor.signedIn(port, STRANGER), number, "1", bytes).statusCode())
                .isEqualTo(404);
        assertThat(bidding.clauses(number)).hasSize(2);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(download(VIEWER, number)))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(4).getStringCellValue())
                    .isEqualTo("人" + ENGINEER + " (" + ENGINEER + ")");
        }
    }

    private String sentence(String number, byte[] bytes) {
        var answer = send(number, bytes);
        assertThat(answer.statusCode()).isEqualTo(422);
        return Jsoup.parse(answer.body()).select("#alerts").text();
    }

    private HttpResponse<String> send(String number, byte[] bytes) {
        return send(manager, number, Integer.toString(desk.version(number)), bytes);
    }

    private static HttpResponse<String> send(Visitor person, String number, String version, byte[] bytes) {
        var body = new ByteArrayOutputStream();
        var fields = List.of(
                List.of("_csrf", person.csrf()),
                List.of("version", version),
                List.of("idempotencyKey", UUID.randomUUID().toString()));
        fields.forEach(field -> body.writeBytes(
                ("--b\r\nContent-Disposition: form-data; name=\"" + field.get(0) + "\"\r\n\r\n" + field.get(1) + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return person.send(person.request("/tenders/" + number + "/clauses/import")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private byte[] download(String person, String number) {
        var visitor = Visitor.signedIn(port, person);
        var answer = visitor.send(
                visitor.request("/tenders/" + number + "/clauses.xlsx").build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename*=UTF-8''" + number + "%20%E6%8B%9B%E6%A0%87%E6%9D%A1%E6%AC%BE.xlsx");
        return answer.body();
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    private static byte[] file(List<List<String>> rows) {
        return file(HEADINGS, rows);
    }

    private static byte[] file(List<String> headings, List<List<String>> rows) {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            var all = new ArrayList<List<String>>(List.of(headings));
            all.addAll(rows);
            for (var at = 0; at < all.size(); at++) {
                var row = sheet.createRow(at);
                for (var place = 0; place < all.get(at).size(); place++) {
                    row.createCell(place).setCellValue(all.get(at).get(place));
                }
            }
            return bytes(workbook);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] changed(byte[] file, int row, int place, String text) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            workbook.getSheetAt(0).getRow(row).getCell(place).setCellValue(text);
            return bytes(workbook);
        }
    }

    private static byte[] withFormula(byte[] file) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            workbook.getSheetAt(0).getRow(1).createCell(2).setCellFormula("HYPERLINK(\"http://a\",\"b\")");
            return bytes(workbook);
        }
    }

    private static byte[] withPassword(byte[] bytes) throws Exception {
        try (var file = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(file)) {
                out.write(bytes);
            }
            var out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        var out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }
}

package io.baton.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.TestNeeds;
import io.baton.Visitor;
import io.baton.customer.Customers;
import io.baton.document.DocumentAccess;
import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.engine.ActingPerson;
import io.baton.presales.Presales;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case on paper, as a page and as a Word file: who did what, for whoever may read the case. */
@IntegrationTest
class CaseSheetTests {

    private static final String RAISER = "sheetRaiser";
    private static final String ENGINEER = "sheetEngineer";
    private static final String VIEWER = "sheetViewer";
    private static final String STRANGER = "sheetStranger";
    private static final String MEASURE = "现场勘查\n先看机房 <b>=1+1</b>";

    @LocalServerPort
    private int port;

    @Autowired
    private Staff staff;

    @Autowired
    private Customers customers;

    @Autowired
    private Presales presales;

    @Autowired
    private WorkList workList;

    @Autowired
    private Documents documents;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ActingPerson acting;

    @Autowired
    private JdbcClient jdbc;

    private String number;
    private String answered;
    private String digest;

    @BeforeEach
    void answerANeed() {
        staff.department("sheetTop", "TOP", null)
                .department("sheetCentre", "CENTRE", "sheetTop")
                .department("sheetBranch", "BRANCH", "sheetTop")
                .department("sheetElsewhere", "BRANCH", "sheetTop")
                .person(RAISER, "sheetBranch", "accountManager")
                .person(ENGINEER, "sheetCentre", "presalesEngineer")
                .person(VIEWER, "sheetTop", "auditViewer")
                .person(STRANGER, "sheetElsewhere", "accountManager");
        var customer = TestNeeds.customer(customers, RAISER);
        number = presales.raiseNeed(TestNeeds.of(customer, "900000", "medium"), RAISER);
        answered = task("userTask_answerNeed");
        workList.claim(answered, ENGINEER);
        workList.complete(
                answered, null, Map.of("plannedMeasure", MEASURE, "expectedDate", "2027-12-18"), ENGINEER, null);
        var bytes = "点位清单".getBytes(StandardCharsets.UTF_8);
        digest = documents
                .add(
                        number,
                        DocumentAccess.CASE,
                        new Upload("点位.txt", bytes.length, () -> new ByteArrayInputStream(bytes)),
                        ENGINEER)
                .digest();
    }

    @Test
    void saysWhoDidWhatWithWhichAnswersUnderWhichModel() {
        var page = Visitor.signedIn(port, VIEWER).page("/cases/" + number + "/sheet");

        assertThat(page.select(".sheet-draft").text()).isEqualTo("内部资料");
        assertThat(page.select("main").text())
                .contains(number, "沙园街智慧社区试点", "客户 ", "sheetBranch")
                .contains("发起人 人" + RAISER, "进行中", "第 ", "presales-review:")
                .contains("人" + ENGINEER, "现场勘查", "2027-12-18", "历时")
                .contains("点位.txt", digest)
                .contains("人" + VIEWER + " 打印于");
        assertThat(page.select(".sheet-step h3").eachText())
                .first()
                .asString()
                .startsWith("1. ")
                .endsWith("已完成");
        assertThat(page.select("main b, script"))
                .as("what people typed is text")
                .isEmpty();
        assertThat(page.select("main table").text()).contains("上传了附件");
    }

    @Test
    void isTheSameAsAWordFileInTheReadersLanguage() throws IOException {
        var visitor = Visitor.signedIn(port, RAISER);
        for (var address : new String[] {"/cases/" + number + "/sheet.docx", "/tasks/" + answered + "/sheet.docx"}) {
            var answer = visitor.send(visitor.request(address + "?lang=en").build(), BodyHandlers.ofByteArray());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("attachment", number + "%20Approval%20sheet.docx");
            try (var document = new XWPFDocument(new ByteArrayInputStream(answer.body()));
                    var text = new XWPFWordExtractor(document)) {
                assertThat(text.getText())
                        .contains(number, "沙园街智慧社区试点", "Started by", "人" + RAISER, "presales-review:")
                        .contains("人" + ENGINEER, "现场勘查", "先看机房 <b>=1+1</b>", "done")
                        .contains("点位.txt", digest, "printed by 人" + RAISER, "For use inside the house");
            }
        }
    }

    @Test
    void ofATaskTellsWhatWasDoneWhileItsFlowRanAndTheTimelineOfOneFlowToo() {
        anotherFlowOfTheCaseBefore();
        var reader = Visitor.signedIn(port, RAISER);

        assertThat(reader.page("/tasks/" + answered + "/sheet")
                        .select("main table")
                        .text())
                .contains("上传了附件");
        assertThat(reader.page("/projects/" + number + "?flow=presales-review")
                        .select("#timeline .history")
                        .text())
                .contains("上传了附件");
        assertThat(reader.page("/projects/" + number + "?flow=earlier")
                        .select("#timeline .history")
                        .text())
                .as("the other flow had ended by then")
                .isNotEmpty()
                .doesNotContain("上传了附件");

        jdbc.sql(
                        """
                        update baton.work_case set started_at = started_at - interval '1 hour', ended_at = started_at,
                               ended_by = started_by
                        where business_key = :number and process_key = 'presales-review'
                        """)
                .param("number", number)
                .update();

        var sheet = reader.page("/tasks/" + answered + "/sheet");
        assertThat(sheet.select("main table").text())
                .as("done after the end of the flow; the files are the case's")
                .doesNotContain("上传了附件")
                .contains("点位.txt");
        assertThat(sheet.select("main h2").eachText()).contains("该编号的全部附件");
        assertThat(reader.page("/projects/" + number + "?flow=presales-review")
                        .select("#timeline .history")
                        .text())
                .doesNotContain("上传了附件");
        for (var address : new String[] {"/cases/" + number + "/sheet", "/projects/" + number}) {
            assertThat(reader.page(address).select("main").text()).contains("上传了附件");
        }
    }

    /** It ended before anything else was done. */
    private void anotherFlowOfTheCaseBefore() {
        jdbc.sql(
                        """
                        insert into baton.work_case select (jsonb_populate_record(work, jsonb_build_object(
                            'process_instance_id', gen_random_uuid()::text, 'process_key', 'earlier',
                            'started_at', work.started_at - interval '2 hours', 'ended_at', work.started_at - interval '1 hour',
                            'ended_by', work.started_by))).*
                        from baton.work_case work where work.business_key = :number
                        """)
                .param("number", number)
                .update();
    }

    @Test
    void isReadByReadersOfTheCaseAndLeavesNoTrace() {
        var before = acts();
        var stranger = Visitor.signedIn(port, STRANGER);
        var viewer = Visitor.signedIn(port, VIEWER);
        for (var address : new String[] {"/cases/" + number + "/sheet", "/tasks/" + answered + "/sheet"}) {
            assertThat(stranger.get(address).statusCode()).isEqualTo(404);
            assertThat(stranger.get(address + ".docx").statusCode()).isEqualTo(404);
            assertThat(viewer.get(address).statusCode()).isEqualTo(200);
        }
        assertThat(viewer.get("/cases/XM-1999-000001/sheet").statusCode()).isEqualTo(404);
        assertThat(acts()).isEqualTo(before);
        assertThat(viewer.page("/tasks/" + answered).select("a[href='/tasks/" + answered + "/sheet']"))
                .hasSize(1);
        assertThat(viewer.page("/projects/" + number).select("a[href='/cases/" + number + "/sheet']"))
                .hasSize(1);
    }

    private long acts() {
        return jdbc.sql("select count(*) from baton.evidence where case_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private String task(String element) {
        return acting.call("system:test", () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(element)
                .singleResult()
                .getId());
    }
}

package io.baton.contract.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import io.baton.document.word.WordFiles;
import io.baton.document.word.WordTemplate;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contract templates: versions, who keeps them, and the contract that comes out. */
@IntegrationTest
@Tag("R-CO-1")
class ContractTemplatesTests {

    private static final String LAWYER = "templateLawyer";
    private static final String SELLER = "templateSeller";

    @LocalServerPort
    private int port;

    @Autowired
    private ContractTemplates templates;

    @Autowired
    private Staff staff;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "测试合同" + UUID.randomUUID();

    @BeforeEach
    void enterPeople() {
        staff.department("templateTop", "TOP", null)
                .person(LAWYER, "templateTop", "legal")
                .person(SELLER, "templateTop", "accountManager")
                .person("templateAdmin", "templateTop", "admin");
    }

    @Test
    void fillsTheShippedTemplate() {
        var shipped = shipped();
        assertThat(shipped.tags())
                .as("it shows everything there is")
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ContractTag.values())
                        .map(ContractTag::tag)
                        .toList());

        var contract = templates.fill(
                shipped.id(),
                paper(
                        1,
                        new ContractPaper.Clause("2.3", "每日万分之三", "每日万分之一"),
                        new ContractPaper.Clause("8", "法院", "仲裁")));
        assertThat(WordTemplate.read(contract).tags()).isEmpty();
        assertThat(WordFiles.text(contract))
                .contains(
                        "HT-2026-000007",
                        "甲方（客户）：沙园街道",
                        "1,234,567.80",
                        "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整",
                        "2026年4月1日",
                        "2028年3月31日",
                        "2026年6月30日",
                        "2.3 每日万分之三 每日万分之一 8 法院 仲裁")
                .doesNotContain("补充协议（");
        assertThat(WordFiles.text(templates.fill(shipped.id(), paper(3))))
                .contains("补充协议（第 2 号）", "增加站点", "无，按标准条款执行。");
        assertThat(WordFiles.part(contract, "word/header1.xml")).contains("HT-2026-000007");
    }

    @Test
    void keepsEveryVersionAndOffersOne() {
        var first = templates.upload(name, file(""), "新模板", LAWYER);
        var second = templates.upload(name, file("{{projectTitle}}"), "写上项目", LAWYER);
        assertThat(offeredIds()).contains(second).doesNotContain(first);
        assertThat(templates.find(second).orElseThrow())
                .returns(2, ContractTemplate::version)
                .returns("写上项目", ContractTemplate::reason);
        var change = templates.change(templates.find(second).orElseThrow()).orElseThrow();
        assertThat(change.getKey().id()).isEqualTo(first);
        assertThat(change.getValue().added()).containsExactly("projectTitle");
        assertThat(change.getValue().removed()).isEmpty();

        templates.offer(first, "还是用旧版", LAWYER);
        assertThat(offeredIds()).contains(first).doesNotContain(second);
        assertThatThrownBy(() -> templates.offer(first, "再来", LAWYER)).isInstanceOf(TemplateOfferedAlready.class);
        templates.withdraw(first, "不再使用", LAWYER);
        assertThat(offeredIds()).doesNotContain(first, second);
        assertThatThrownBy(() -> templates.withdraw(first, "再来", LAWYER)).isInstanceOf(TemplateOfferedAlready.class);
        assertThat(WordFiles.text(templates.fill(first, paper(1))))
                .as("contracts stay made from it")
                .contains("HT-2026-000007");
    }

    @Test
    void refusesUnknownAndMissingTagsByName() {
        var unknown = WordFiles.lines(required(), "{{price}} {{discount}}");
        assertThatThrownBy(() -> templates.upload(name, unknown, "x", LAWYER))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageContaining("discount, price");
        var missing = WordFiles.lines("{{contractNumber}}");
        assertThatThrownBy(() -> templates.upload(name, missing, "x", LAWYER))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageContaining("customerName")
                .hasMessageContaining("clauses.changed");
        assertThatThrownBy(() -> templates.upload(name, file(""), "x", SELLER)).isInstanceOf(TemplatesNotYours.class);
        assertThatThrownBy(() -> templates.upload("a/" + name, file(""), "x", LAWYER))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageContaining("templateName");
        assertThat(templates.all(LAWYER)).noneMatch(template -> template.name().equals(name));
    }

    /** The product's later version waits beside a manager's; it replaces only its own. */
    @Test
    void neverOverwritesAManagersVersion() {
        templates.ship(name, file("一"));
        templates.ship(name, file("一"));
        assertThat(versions()).hasSize(1).allMatch(ContractTemplate::offered);
        templates.ship(name, file("二"));
        assertThat(versions()).hasSize(2);
        assertThat(versions().get(0)).returns(true, ContractTemplate::offered);

        var own = templates.upload(name, file("自己的"), "本省的条款", LAWYER);
        templates.ship(name, file("三"));
        assertThat(versions()).hasSize(4);
        assertThat(versions().get(0))
                .returns(true, ContractTemplate::shipped)
                .returns(false, ContractTemplate::offered);
        assertThat(offeredIds()).contains(own);
        templates.ship(name, file("三"));
        assertThat(versions()).hasSize(4);
        templates.withdraw(own, "清理", LAWYER);
    }

    /** An update of the product doesn't bring back what legal withdrew. */
    @Test
    void leavesWithdrawnWhatWasWithdrawn() {
        templates.ship(name, file("一"));
        templates.withdraw(versions().get(0).id(), "条款已失效", LAWYER);
        templates.ship(name, file("二"));
        assertThat(versions()).hasSize(2).noneMatch(ContractTemplate::offered);
    }

    @Test
    void tellsWhatWasDone() {
        var id = templates.upload(name, file(""), "新模板", LAWYER);
        assertThat(acts(id)).containsExactly("contract.templateAdded", "contract.templateOffered");
        templates.withdraw(id, "不再使用", LAWYER);
        assertThat(acts(id)).last().isEqualTo("contract.templateWithdrawn");
    }

    @Test
    void areKeptOnTheirPages() {
        var lawyer = Visitor.signedIn(port, LAWYER);
        assertThat(lawyer.page("/contracts/templates").text()).contains(ShippedTemplate.NAME, "使用中", "随产品");
        var refused = upload(lawyer, "", "不是 Word".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("请填写。", "本省的条款");
        refused = upload(lawyer, name, "不是 Word".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("这不是 Word 文档", name);
        assertThat(upload(lawyer, name, file("")).statusCode()).isEqualTo(302);

        var id = templates.upload(name, file(""), "新模板", LAWYER);
        var path = "/contracts/templates/" + id;
        var nameless = lawyer.submit(path, path + "/withdraw", Map.of("reason", " "));
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body()).contains("请填写。");
        assertThat(lawyer.submit(path, path + "/withdraw", Map.of("reason", "停用"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lawyer.page(path + "?lang=en").text())
                .contains("Not in use", "Use this version", "{{customerName}}");
        assertThat(lawyer.get("/documents/" + templates.find(id).orElseThrow().documentId())
                        .statusCode())
                .isEqualTo(200);

        var seller = Visitor.signedIn(port, SELLER);
        assertThat(seller.page(path).select("form[action$=/offer]")).isEmpty();
        assertThat(seller.get("/contracts/templates/new").statusCode()).isEqualTo(403);
        assertThat(Visitor.signedIn(port, "templateAdmin").get(path).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<String> upload(Visitor visitor, String name, byte[] file) {
        var body = new ByteArrayOutputStream();
        Map.of(
                        "_csrf",
                        visitor.csrf(),
                        "name",
                        name,
                        "reason",
                        "本省的条款",
                        "idempotencyKey",
                        UUID.randomUUID().toString())
                .forEach((field, value) ->
                        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(field, value)
                                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.docx\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return visitor.send(visitor.request("/contracts/templates")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private ContractTemplate shipped() {
        return templates.offered().stream()
                .filter(template -> template.name().equals(ShippedTemplate.NAME))
                .findFirst()
                .orElseThrow();
    }

    private List<ContractTemplate> versions() {
        return templates.all(LAWYER).stream()
                .filter(template -> template.name().equals(name))
                .toList();
    }

    private List<Long> offeredIds() {
        return templates.offered().stream().map(ContractTemplate::id).toList();
    }

    private List<String> acts(long id) {
        return jdbc.sql("select act from baton.evidence where subject = :subject order by id")
                .param("subject", "contractTemplate:" + id)
                .query(String.class)
                .list();
    }

    private static String required() {
        return Arrays.stream(ContractTag.values())
                .filter(ContractTag::required)
                .filter(tag -> !tag.tag().contains("."))
                .map(tag -> "{{" + tag.tag() + "}}")
                .collect(Collectors.joining(" "));
    }

    private static byte[] file(String more) {
        return WordFiles.of(WordFiles.paragraph(required() + more)
                        + WordFiles.table(new String[] {"{{clauses.reference}}", "{{clauses.changed}}"}))
                .bytes();
    }

    private static ContractPaper paper(int version, ContractPaper.Clause... clauses) {
        return new ContractPaper(
                "HT-2026-000007",
                version,
                "沙园街道",
                "海珠分局",
                "林婉仪",
                "沙园街智慧社区",
                new BigDecimal("1234567.80"),
                "每季度首月付款",
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2028, 3, 31),
                LocalDate.of(2026, 6, 30),
                version == 1 ? null : "增加站点",
                List.of(clauses));
    }
}

package io.baton.contract;

import static io.baton.contract.ContractDesk.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Visitor;
import io.baton.contract.template.ContractTemplates;
import io.baton.document.word.WordFiles;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A contract as a Word file, made from a version of a template. */
@IntegrationTest
@Tag("R-CO-1")
class ContractWordTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Contracts contracts;

    @Autowired
    private ContractTemplates templates;

    private ContractDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new ContractDesk(beans);
    }

    @Test
    void isFilledWithTheTermsOfEachVersion() {
        var number = desk.opened();
        var manager = Visitor.signedIn(port, RAISER);
        assertThat(manager.get(word(number, 1)).statusCode()).as("no terms yet").isEqualTo(404);
        assertThat(manager.page("/contracts/" + number).text()).contains("第 1 版填写条款后可以下载");
        desk.save(number, terms());
        desk.list(number, clause("5.2"));
        var first = WordFiles.text(contracts.word(number, 1, RAISER));
        assertThat(first)
                .contains(number, "920,000.00", "玖拾贰万元整", "2029年6月30日", "签约付四成，验收付六成", "5.2 逾期每日万分之五 逾期每日万分之三")
                .as("nothing internal (R-SL-10)")
                .doesNotContain("1,000,000", "客户的统一模板");

        var answer = manager.send(manager.request(word(number, 1)).GET().build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(number + "-1.docx");
        assertThat(manager.page("/contracts/" + number).select("a[href$=/versions/1/word]"))
                .hasSize(1);
        assertThat(Visitor.signedIn(port, STRANGER).get(word(number, 1)).statusCode())
                .isEqualTo(404);

        desk.draft(number);
        desk.approve(number);
        desk.sign(number);
        contracts.amend(number, "客户要求推迟", RAISER);
        assertThat(WordFiles.text(contracts.word(number, 2, RAISER))).contains("补充协议（第 1 号）", "客户要求推迟");
    }

    @Test
    void isMadeFromATemplateThatIsOffered() {
        var number = desk.opened();
        var path = "/contracts/" + number;
        var offered = templates.offered().get(0);
        assertThat(contracts.open(number).orElseThrow().templateVersionId())
                .as("one is taken by itself")
                .isEqualTo(offered.id());
        var manager = Visitor.signedIn(port, RAISER);
        assertThat(manager.page(path).select("form[action=" + path + "/template]"))
                .hasSize(1);
        var wrong = choose(manager, path, "0");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("不在使用中");
        assertThat(choose(manager, path, String.valueOf(offered.id())).statusCode())
                .isEqualTo(302);
        desk.save(number, terms());
        desk.draft(number);
        assertThat(manager.page(path).select("form[action=" + path + "/template]"))
                .as("what gates judge stands still")
                .isEmpty();
    }

    private static HttpResponse<String> choose(Visitor visitor, String path, String id) {
        return visitor.submit(path, path + "/template", Map.of("templateVersionId", id));
    }

    private static String word(String number, int version) {
        return "/contracts/" + number + "/versions/" + version + "/word";
    }
}

package io.baton.internalaudit;

import static io.baton.internalaudit.AuditCast.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.Staff;
import io.baton.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An administrator at the engine's own doors ends no audit and no finding: there would be no business record of it. */
@IntegrationTest
class AuditDoorTests {

    private static final String ADMIN = "auditAdmin";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Staff staff;

    @Autowired
    private InternalAudits audits;

    @Autowired
    private Nonconformities findings;

    private AuditDesk desk;

    @BeforeEach
    void enterCast() {
        desk = new AuditDesk(beans);
        staff.person(ADMIN, "auditTop", "admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
    @Tag("R-IA-5")
    void keepsAuditsAndFindingsRunning(String door) {
        var finding = desk.issued();
        var audit = desk.auditOf(finding);
        var admin = Visitor.signedIn(port, ADMIN);

        for (var number : new String[] {audit, finding}) {
            var instance = desk.instance(number);
            assertThat(send(admin, "GET", door + "/process-instance/" + instance, null))
                    .as("the instance is there to be seen")
                    .isEqualTo(200);
            assertThat(send(admin, "DELETE", door + "/process-instance/" + instance, null))
                    .isEqualTo(403);
            assertThat(send(
                            admin,
                            "POST",
                            door + "/process-instance/delete",
                            "{\"processInstanceIds\": [\"" + instance + "\"], \"deleteReason\": \"stuck\"}"))
                    .isEqualTo(403);
            assertThat(send(
                            admin,
                            "POST",
                            door + "/process-instance/" + instance + "/modification",
                            "{\"instructions\": [{\"type\": \"cancel\", \"activityId\": \"userTask_planMeasure\"}]}"))
                    .isEqualTo(403);
            assertThat(desk.isRunning(number)).isTrue();
        }
        assertThat(audits.read(audit, AUDITOR).status()).isEqualTo(AuditStatus.CORRECTING);
        assertThat(findings.read(finding, AUDITOR).status()).isEqualTo(FindingStatus.OPEN);
    }

    private int send(Visitor admin, String verb, String path, String body) {
        var request = admin.request(path)
                .setHeader("Accept", "application/json")
                .header("X-CSRF-TOKEN", admin.csrf())
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        // Camunda's web apps have a token of their own.
        admin.cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token.getValue()));
        return admin.send(request.build()).statusCode();
    }
}

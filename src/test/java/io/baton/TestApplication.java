package io.baton;

import io.baton.notice.TestNotices;
import io.baton.people.CaseDepartments;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What all integration tests share beside the database. */
@TestConfiguration(proxyBeanMethods = false)
@Import({TestTime.class, Outside.class, TestNotices.class})
class TestApplication {

    /** Cases that belong to no module: {@code TEST-<department>-<anything>}. */
    @Bean
    CaseDepartments testCases() {
        return businessKey ->
                businessKey.startsWith("TEST-") ? Optional.of(businessKey.split("-")[1]) : Optional.empty();
    }

    @Bean
    TestDocuments testDocuments() {
        return new TestDocuments();
    }

    @Bean
    ModelCoverage.Plugin modelCoverage() {
        return new ModelCoverage.Plugin();
    }

    @Bean
    TestStep testStep() {
        return new TestStep();
    }
}

package io.baton;

import io.baton.people.CaseDepartments;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What all integration tests share beside the database: a clock that tests move. */
@TestConfiguration(proxyBeanMethods = false)
class TestApplication {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

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
    TakenFlows takenFlows() {
        return new TakenFlows();
    }
}

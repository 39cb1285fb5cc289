package io.baton;

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

    @Bean
    TestDocuments testDocuments() {
        return new TestDocuments();
    }
}

package io.baton;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Takes the product's time from a {@link TestClock}, so that no test depends on the day on which it runs. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTime {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}

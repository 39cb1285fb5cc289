package io.baton.bench;

import io.baton.people.CaseDepartments;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Cases of the plain two-task flow belong to no module. */
@TestConfiguration(proxyBeanMethods = false)
class BenchCases {

    @Bean
    CaseDepartments plainCases() {
        return businessKey -> businessKey.startsWith("PLAIN-") ? Optional.of(Cast.DISTRICT) : Optional.empty();
    }
}

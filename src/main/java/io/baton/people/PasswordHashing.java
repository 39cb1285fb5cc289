package io.baton.people;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept: as bcrypt hashes, each with its method's name, so that a later method can stand beside it. */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    /** @param cost binary logarithm of the work for one comparison; only tests go below 10 */
    @Bean
    PasswordEncoder passwordEncoder(@Value("${baton.password.cost:10}") int cost) {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost)));
    }
}

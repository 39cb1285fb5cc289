package io.baton.bench;

import io.baton.BatonApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** The whole product on a database of the bench's server; jobs run when the bench says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Baton.Database.class)
@SpringBootTest(
        classes = BatonApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "baton.demo.enabled=false",
            "baton.camunda.enabled=false",
            "baton.engine-rest.enabled=true",
            "baton.admin.password=only-for-the-bench",
            // Checking a password is meant to be slow; each request over HTTP does it, with either contender.
            "baton.password.cost=4"
        })
@Import(BenchCases.class)
@interface Baton {

    String DATABASE = "baton";

    /** Before the context, which takes the database from here. */
    @Order(0)
    class Database implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            if (System.getProperty("spring.datasource.url") == null) {
                System.setProperty("spring.datasource.url", BenchServer.create(DATABASE));
                System.setProperty("spring.datasource.username", "postgres");
            }
        }
    }
}

package io.baton;

import io.baton.people.Staff;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of the whole application on a real PostgreSQL, in the one context that all such tests share. Jobs do not run by
 * themselves: tests execute them. A test that moves the {@link TestClock} resets it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "baton.demo.enabled=false",
            "baton.camunda.enabled=true",
            "baton.engine-rest.enabled=true",
            "baton.admin.password=first-password",
            "baton.password.cost=4",
            "management.health.db-scheduler.enabled=false",
            "spring.mail.host=127.0.0.1",
            "baton.notice.mail-from=baton@example.com",
            "baton.notice.timeout=2s",
            "baton.secret-key=a-key-for-tests-that-is-long-enough"
        })
@AutoConfigureMockMvc
@Import({TestApplication.class, Staff.class})
public @interface IntegrationTest {}

package io.baton.journey;

import io.baton.BatonApplication;
import io.baton.TestTime;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A journey through the running product in a real browser: demo people and cases, jobs running by themselves. All journeys share
 * one context; each raises its own need. Without Chromium they are skipped loudly, and fail where a browser is required (CI).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = BatonApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"baton.demo.enabled=true", "baton.camunda.enabled=true", "baton.engine-rest.enabled=true"})
@Import(TestTime.class)
@ExtendWith(Browser.Provided.class)
@interface Journey {}

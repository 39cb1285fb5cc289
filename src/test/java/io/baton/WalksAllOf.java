package io.baton;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The tests of this class together walk every element and every sequence flow of a shipped model, or the class fails. What was
 * walked can be looked at in {@code target/process-test-coverage}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestExecutionListeners(listeners = ModelCoverage.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface WalksAllOf {

    /** The process id. */
    String value();
}

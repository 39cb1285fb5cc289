package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.community.process_test_coverage.core.model.Collector;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Lets the coverage library watch the one engine that all test classes share, for one class at a time. Its own listener counts every
 * class, and of each all models that it touches; here a class answers for the model that it names.
 */
public final class ModelCoverage extends AbstractTestExecutionListener {

    private static final Collector NOBODY = event -> {};

    private DefaultCollector walked = new DefaultCollector(new ExecutionContextModelProvider());

    /** Puts the library's listeners into each model; until a class counts, nobody does. */
    static final class Plugin extends AbstractProcessEnginePlugin {

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
        }

        @Override
        public void postProcessEngineBuild(ProcessEngine engine) {
            new ProcessEngineAdapter(engine, NOBODY).initializeListeners();
        }
    }

    @Override
    public void beforeTestClass(TestContext test) {
        var name = test.getTestClass().getName();
        walked = new DefaultCollector(new ExecutionContextModelProvider());
        walked.createSuite(new Suite(name, name));
        walked.activateSuite(name);
        walked.createRun(new Run(name, name), name);
        walked.activateRun(name);
        count(test, event -> {
            // Tests complete tasks at the same moment; the library's lists are plain ones.
            synchronized (walked) {
                walked.addEvent(event);
            }
        });
    }

    @Override
    public void afterTestClass(TestContext test) {
        count(test, NOBODY);
        CoverageReportUtil.createReport(walked, null);
        var process = Objects.requireNonNull(test.getTestClass().getAnnotation(WalksAllOf.class))
                .value();
        assertThat(walked.getModels())
                .filteredOn(model -> model.getKey().equals(process))
                .singleElement()
                .satisfies(model -> assertThat(walked.getActiveSuite().calculateCoverage(model))
                        .as("what all tests of this class walk of %s, see target/process-test-coverage", process)
                        .isEqualTo(1));
    }

    private static void count(TestContext test, Collector collector) {
        var engine = test.getApplicationContext().getBean(ProcessEngine.class);
        new ProcessEngineAdapter(engine, collector).initializeListeners();
    }
}

package io.baton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.baton.IntegrationTest;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;

@IntegrationTest
class StartFailureAnalyzerTests {

    @Autowired
    DataSource dataSource;

    @Test
    void namesTheChangedHistoryLevelOfRealData() {
        var otherLevel = ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
                .setDataSource(dataSource)
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE)
                .setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY)
                .setProcessEngineName("otherHistoryLevel");
        assertThat(sentence(catchThrowable(otherLevel::buildProcessEngine)))
                .contains("历史级别")
                .contains("another history level");
    }

    @Test
    void namesThePortThatWasTakenInTheLastMoment() {
        assertThat(sentence(new PortInUseException(8080))).contains("端口 8080").contains("Port 8080 is taken");
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(new StartFailureAnalyzer().analyze(new IllegalStateException("a defect")))
                .isNull();
    }

    private static String sentence(Throwable failure) {
        FailureAnalysis analysis =
                new StartFailureAnalyzer().analyze(new BeanCreationException("bean", "wrapped", failure));
        return analysis.getDescription();
    }
}

package io.baton.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/**
 * Camunda as it comes, with full history, on a database of its own: no work list, no business tables, no guards, no
 * authorizations. Its delegates set the variables that the model needs, and nothing else.
 */
final class BareEngine implements AutoCloseable {

    static final String DATABASE = "bare";

    private static final JavaDelegate GRADE = execution -> {
        execution.setVariable("grade", "B");
        execution.setVariable("major", false);
        execution.setVariable("supportDesk", "centre");
        execution.setVariable("firstAnswerDue", new java.util.Date());
    };
    private static final JavaDelegate OPEN_ROUND = execution -> {
        execution.setVariable("solutionVersion", 1);
        execution.setVariable("securityRequired", execution.getVariable("securityDeclared"));
        execution.setVariable("auditRequired", false);
        for (var empty : Set.of("technicalVerdict", "commercialVerdict", "securityVerdict", "auditVerdict")) {
            execution.setVariable(empty, null);
        }
        execution.setVariable("securityAddedByTechnical", null);
        execution.setVariable("securityAddedByCommercial", null);
    };
    private static final JavaDelegate SUM_UP = execution -> {
        execution.setVariable("roundOutcome", "approved");
        execution.setVariable("gateRemarks", "同意。\n同意。\n同意。");
        execution.setVariable("securityRequired", true);
    };

    private final HikariDataSource pool = new HikariDataSource();
    final ProcessEngine engine;

    BareEngine() {
        pool.setJdbcUrl(BenchServer.create(DATABASE));
        pool.setUsername("postgres");
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(DATABASE);
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of(
                "gradeProject", GRADE,
                "openRound", OPEN_ROUND,
                "sumUpGates", SUM_UP,
                "returnToAuthor", OPEN_ROUND));
        engine = configuration.buildProcessEngine();
    }

    void deploy(Set<String> resources) {
        var deployment = engine.getRepositoryService().createDeployment();
        resources.forEach(deployment::addClasspathResource);
        deployment.deploy();
    }

    void start(String process, String businessKey, Map<String, Object> variables, String person) {
        as(person, () -> engine.getRuntimeService().startProcessInstanceByKey(process, businessKey, variables));
    }

    String task(String businessKey, String element) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
    }

    void claim(String task, String person) {
        as(person, () -> engine.getTaskService().claim(task, person));
    }

    void complete(String task, Map<String, Object> values, String person) {
        as(person, () -> engine.getTaskService().complete(task, values));
    }

    void executeJobs() {
        engine.getManagementService()
                .createJobQuery()
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    private void as(String person, Runnable action) {
        try {
            engine.getIdentityService().setAuthenticatedUserId(person);
            action.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}

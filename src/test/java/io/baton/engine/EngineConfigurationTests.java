package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class EngineConfigurationTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcClient jdbc;

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Test
    void keepsHistoryUnderItsOwnLevel() {
        assertThat(configuration().getHistoryLevel()).isInstanceOf(BatonHistoryLevel.class);
        assertThat(jdbc.sql("select value_ from public.act_ge_property where name_ = 'historyLevel'")
                        .query(String.class)
                        .single())
                .isEqualTo("64");
    }

    @Test
    void cannotWriteAccounts() {
        assertThat(engine.getIdentityService().isReadOnly()).isTrue();
    }

    @Test
    void makesIdsThatGrowWithTime() {
        var ids = configuration().getIdGenerator();
        var before = ids.getNextId();
        assertThat(ids.getNextId()).isGreaterThan(before);
    }

    @Test
    void gaveTheApplicationNoRightToChangeTables() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("baton_app");
        assertThat(jdbc.sql(
                                "select has_schema_privilege('public', 'create') or has_schema_privilege('baton', 'create')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }
}

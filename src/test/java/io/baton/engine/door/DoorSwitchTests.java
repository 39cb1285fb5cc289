package io.baton.engine.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

/** The engine's own doors stay shut in a configured installation unless somebody opens them. */
class DoorSwitchTests {

    @Test
    void areShutUnlessSwitchedOn() {
        new ApplicationContextRunner()
                .withUserConfiguration(EngineRestDoor.class, CamundaDoor.class)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(EngineRestDoor.class)
                        .doesNotHaveBean(CamundaDoor.class)
                        .doesNotHaveBean(CamundaBpmRestJerseyAutoConfiguration.class));
    }

    @Test
    void areOpenByThemselvesWithTheEmbeddedDatabaseOnly() throws IOException {
        var settings = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .get(0);

        assertThat(settings.getProperty("baton.engine-rest.enabled")).hasToString("${baton.database.embedded}");
        assertThat(settings.getProperty("baton.camunda.enabled")).hasToString("${baton.database.embedded}");
        assertThat(settings.getProperty("camunda.bpm.webapp.enabled")).hasToString("${baton.camunda.enabled}");
        assertThat(settings.getProperty("spring.autoconfigure.exclude"))
                .hasToString(CamundaBpmRestJerseyAutoConfiguration.class.getName());
    }
}

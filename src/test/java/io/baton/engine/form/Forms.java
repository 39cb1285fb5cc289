package io.baton.engine.form;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Builds forms for tests. */
class Forms {

    /** 2026-03-02 in Shanghai, still 2026-03-01 in UTC. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T18:00:00Z"), ZoneOffset.UTC);

    static FormModel of(String... components) {
        return FormModel.parse(json(components));
    }

    static String json(String... components) {
        return """
                {"id": "test-form", "type": "default", "schemaVersion": 16, "components": [%s]}
                """
                .formatted(String.join(",", components).replace('\'', '"'));
    }

    static TaskForms taskForms() {
        return new TaskForms(
                new DeployedForms(new StaticListableBeanFactory().getBeanProvider(ProcessEngine.class)),
                CLOCK,
                messages());
    }

    static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/engine/messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private Forms() {}
}

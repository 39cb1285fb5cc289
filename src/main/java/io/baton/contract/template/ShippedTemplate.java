package io.baton.contract.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Brings in the template that comes with the product, before anybody can draft a contract. */
@Component
class ShippedTemplate implements SmartLifecycle {

    static final String NAME = "政企客户通信服务合同";

    private static final ClassPathResource FILE = new ClassPathResource("contract/service-contract.docx");

    private final ContractTemplates templates;
    private volatile boolean running;

    ShippedTemplate(ContractTemplates templates) {
        this.templates = templates;
    }

    /** Before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        try (var file = FILE.getInputStream()) {
            templates.ship(NAME, file.readAllBytes());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package io.baton.engine.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** Models and beans for the tests of the guard. */
final class TestModels {

    private TestModels() {}

    /** A legal model that uses all that the closed list allows. */
    static String legal() {
        return resource("guard/legal.bpmn");
    }

    static String decision() {
        return resource("guard/legal.dmn");
    }

    static String resource(String name) {
        try (var content = TestModels.class.getClassLoader().getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A process with these elements inside. */
    static String process(String elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="baton">
                  <bpmn:process id="test" isExecutable="true" camunda:historyTimeToLive="P1D">
                %s
                  </bpmn:process>
                </bpmn:definitions>
                """
                .formatted(elements);
    }

    static Map<String, byte[]> files(String name, String content) {
        var files = new TreeMap<String, byte[]>();
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Offers the one bean {@code work}; {@code secret} is a bean that isn't offered. */
    static DefaultListableBeanFactory beans() {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("work", (JavaDelegate) execution -> {});
        beans.registerSingleton("secret", Runtime.getRuntime());
        return beans;
    }

    static ModelGuard guard() {
        var beans = beans();
        return new ModelGuard(new OfferedBeans(beans));
    }
}

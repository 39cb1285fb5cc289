package io.baton.engine.guard;

import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The beans that a model may name: every {@link JavaDelegate} and nothing else. */
@Component
class OfferedBeans {

    private final ListableBeanFactory beans;
    private final Supplier<Set<String>> names;

    OfferedBeans(ListableBeanFactory beans) {
        this.beans = beans;
        // Late, and without creating them: delegates need facades, and those need the engine.
        this.names = SingletonSupplier.of(() -> Set.of(beans.getBeanNamesForType(JavaDelegate.class, true, false)));
    }

    boolean has(Object name) {
        return name instanceof String text && names.get().contains(text);
    }

    JavaDelegate get(String name) {
        return beans.getBean(name, JavaDelegate.class);
    }
}

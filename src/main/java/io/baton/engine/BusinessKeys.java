package io.baton.engine;

import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** Finds the case that an instance belongs to: by its own business key, or by that of the instance which called it. */
public final class BusinessKeys {

    private BusinessKeys() {}

    /**
     * The number of the case that an execution is part of; empty when nobody gave one.
     *
     * @param execution any execution of an instance; null when it is gone
     */
    public static String of(@Nullable ExecutionEntity execution) {
        return instances(execution)
                .map(ExecutionEntity::getBusinessKey)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** The execution's instance, the one that called it, and so on upwards. */
    public static Stream<ExecutionEntity> instances(@Nullable ExecutionEntity execution) {
        return Stream.iterate(instance(execution), Objects::nonNull, called -> instance(called.getSuperExecution()));
    }

    private static @Nullable ExecutionEntity instance(@Nullable ExecutionEntity execution) {
        return execution == null ? null : execution.getProcessInstance();
    }
}
